import { CsvError, type InfoRecord, parse } from 'csv-parse/sync'
import { removeHidden } from '../clean-text.ts'
import type { Problem } from '../problem.ts'
import { csvDelimiter } from './csv-delimiter.ts'
import { decodeText } from './decode-text.ts'

/** One row of a table, read by the names of its columns. */
export interface CsvRow {
  /** 1-based, where the row begins. */
  line: number
  /** The value in the first of these columns that is not empty, trimmed; '' where there is none. */
  get(...columns: string[]): string
}

/** A CSV file with a header row. */
export interface CsvTable {
  /** As `columnName` writes them. */
  columns: string[]
  rows: CsvRow[]
  problems: Problem[]
}

/** How column names are compared: `"Option1 Name "` and `option1_name` are the same. */
export function columnName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}()/?]+/gu, ' ')
    .trim()
}

/**
 * Reads comma-, semicolon-, tab- or bar-separated values of any usual encoding. A row that has more values
 * than the header has names is a problem, not a guess; a quote that is never closed ends the table there.
 */
export function readCsvTable(file: string, bytes: Uint8Array): CsvTable {
  const { text, firstLine } = withoutSeparatorLine(removeHidden(decodeText(bytes)))
  const problems: Problem[] = []
  const [header, ...records] = recordsOf(text, firstLine, (line, reason) =>
    problems.push({ file, line, reason }),
  )
  const names = (header?.values ?? []).map((name) => name.trim())
  if (names.every((name) => name === '')) {
    problems.push({ file, line: 1, reason: 'no header row: the first line must name the columns' })
    return { columns: [], rows: [], problems }
  }
  const columns = names.map(columnName)
  const rows = records.flatMap(({ line, values }) => {
    if (values.every((value) => value.trim() === '')) return []
    if (values.slice(columns.length).some((value) => value.trim() !== '')) {
      const reason = `${values.length} values for ${columns.length} columns; put a value that holds the separator in double quotes`
      problems.push({ file, line, reason })
      return []
    }
    return [rowOf(line, columns, values)]
  })
  return { columns, rows, problems }
}

interface CsvRecord {
  line: number
  values: string[]
}

function recordsOf(
  text: string,
  firstLine: number,
  report: (line: number, reason: string) => void,
): CsvRecord[] {
  const bytes = Buffer.from(text)
  const records: CsvRecord[] = []
  let [at, line] = [0, firstLine]
  const take = (values: string[], info: InfoRecord): null => {
    // csv-parse counts up to a record's end; where it begins is after the blank lines that follow the last.
    const record = bytes.toString('utf8', at, info.bytes)
    const blank = /^[\n]*/.exec(record)?.[0].length ?? 0
    records.push({ line: line + blank, values })
    line += record.split('\n').length - 1
    at = info.bytes
    return null
  }
  try {
    parse(bytes, {
      delimiter: csvDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // A whole catalogue behind one stray quote must not become one value.
      max_record_size: 1_000_000,
      on_record: (record: string[], context) => take(record, context),
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const blank = /^\n*/.exec(bytes.toString('utf8', at))?.[0].length ?? 0
    report(line + blank, `a double quote opens here and is not closed; nothing below was read`)
  }
  return records
}

/** Excel's `sep=;` first line; the delimiter is found without it. */
function withoutSeparatorLine(text: string): { text: string; firstLine: number } {
  const rest = text.replace(/^\s*"?sep=.?"?[ \t]*\n/i, '')
  return { text: rest, firstLine: rest === text ? 1 : 2 }
}

function rowOf(line: number, columns: string[], values: string[]): CsvRow {
  return {
    line,
    get(...wanted) {
      for (const column of wanted) {
        const value = values[columns.indexOf(column)]?.trim()
        if (value) return value
      }
      return ''
    },
  }
}
