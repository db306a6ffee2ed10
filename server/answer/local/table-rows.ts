import { contentStems } from '../content-stems.ts'

/** A table of a page. */
export interface Table {
  header: string[]
  rows: string[][]
}

const ROWS_AT_MOST = 8

/** The tables of a Markdown text. */
export function tablesOf(markdown: string): Table[] {
  return markdown
    .split(/\n{2,}/)
    .filter((block) => /^\s*\|/.test(block))
    .map((block) => {
      const [header = '', , ...rows] = block.trim().split('\n')
      return { header: cellsOf(header), rows: rows.map(cellsOf) }
    })
}

/** A Markdown table with what stands before it, with those rows alone that a question names, if it names some. */
export function tableRows(markdown: string, query: string): string {
  const lines = markdown.split('\n')
  const start = lines.findIndex((line) => line.trimStart().startsWith('|'))
  const [head = '', rule = '', ...rows] = lines.slice(start)
  const asked = contentStems(query)
  const named = rows.filter((row) => {
    const [first = ''] = cellsOf(row)
    return [...contentStems(first)].some((word) => asked.has(word))
  })
  const shown = (named.length > 0 ? named : rows).slice(0, ROWS_AT_MOST)
  return [...lines.slice(0, start), head, rule, ...shown]
    .filter((line, at) => line !== '' || at < start)
    .join('\n')
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}
