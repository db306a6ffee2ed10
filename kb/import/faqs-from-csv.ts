import type { ZodError } from 'zod'
import { oneLine } from '../clean-text.ts'
import { type Faq, faqSchema } from '../faq.ts'
import { htmlText } from '../html-text.ts'
import { columnName, type CsvRow, readCsvTable } from './csv-table.ts'
import { faqKey } from './faq-key.ts'
import { htmlToMarkdown, looksLikeHtml } from './html-to-markdown.ts'
import { isoDate } from './iso-date.ts'
import type { Imported } from './imported.ts'

/** What shops call the columns. The first name is ours. */
const synonyms = {
  question: [
    'question',
    'questions',
    'q',
    'faq',
    'faq question',
    'question text',
    'title',
    'subject',
    'query',
    'ask',
  ],
  answer: [
    'answer',
    'answers',
    'a',
    'faq answer',
    'answer text',
    'reply',
    'response',
    'content',
    'body',
    'text',
  ],
  category: ['category', 'categories', 'topic', 'section', 'group', 'faq category', 'theme'],
  tags: ['tags', 'tag', 'keywords', 'keyword', 'labels'],
  alts: [
    ...['alts', 'alt', 'alternatives', 'alternative questions', 'other questions', 'similar questions'],
    ...['variations', 'variants', 'synonyms', 'also asked', 'also asked as', 'phrasings', 'paraphrases'],
  ],
  last_updated: ['last updated', 'updated', 'updated at', 'last modified', 'modified', 'date'],
  url: ['url', 'link', 'page', 'source url'],
  id: ['id', 'faq id', 'key', 'slug'],
} satisfies Partial<Record<keyof Faq, string[]>>

/**
 * Questions and answers from a table with a header row. An answer may be HTML or Markdown; `tags` may be
 * separated by commas, semicolons or bars, `alts` by bars, semicolons or line breaks.
 */
export function faqsFromCsv(file: string, bytes: Uint8Array): Imported<Faq> {
  const table = readCsvTable(file, bytes)
  const imported: Imported<Faq> = {
    entries: [],
    unread: [],
    incomplete: table.problems.length > 0,
    skipped: [],
    problems: [...table.problems],
  }
  const missing = (['question', 'answer'] as const).filter(
    (field) => !table.columns.some((column) => synonyms[field].includes(column)),
  )
  if (table.columns.length > 0 && missing.length > 0) {
    const reason = `no column for the ${missing.join(' and the ')}; the header names ${table.columns.map((name) => `"${name}"`).join(', ')}`
    imported.problems.push({ file, line: 1, reason })
    return imported
  }
  const lines = new Map<string, number>()
  for (const row of table.rows) addRow(file, row, lines, imported)
  return imported
}

function addRow(file: string, row: CsvRow, lines: Map<string, number>, imported: Imported<Faq>): void {
  const read = readRow(row)
  const key = faqKey(read)
  const before = lines.get(key)
  const parsed = faqSchema.safeParse(read)
  if (read.question !== '' && before === undefined && parsed.success) {
    lines.set(key, row.line)
    imported.entries.push({ key, title: parsed.data.question, value: parsed.data })
    return
  }
  if (read.question === '') imported.incomplete = true
  else imported.unread.push(key)
  const reason = whyNot(read, before) ?? issuesOf(parsed.error)
  imported.problems.push({ file, line: row.line, reason })
}

function whyNot(read: ReturnType<typeof readRow>, before: number | undefined): string | undefined {
  if (read.question === '') return 'no question'
  if (before !== undefined) return `the same ${read.id ? 'id' : 'question'} as in line ${before}`
  return read.answer === '' ? 'no answer' : undefined
}

function issuesOf(error: ZodError | undefined): string {
  return (error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
}

function readRow(row: CsvRow) {
  const value = (field: keyof typeof synonyms) => row.get(...synonyms[field].map(columnName))
  const [id, category, url] = [value('id'), value('category'), value('url')]
  const updated = isoDate(value('last_updated'))
  const answer = value('answer')
  return {
    ...(id && { id }),
    question: oneLine(htmlText(value('question'))),
    answer: looksLikeHtml(answer) ? htmlToMarkdown(answer) : answer,
    ...(category && { category }),
    tags: listOf(value('tags'), /[,;|\n]/),
    alts: listOf(value('alts'), /[;|\n]/),
    ...(updated && { last_updated: updated }),
    ...(url && { url }),
  }
}

function listOf(value: string, separator: RegExp): string[] {
  return [...new Set(value.split(separator).map(oneLine).filter(Boolean))]
}
