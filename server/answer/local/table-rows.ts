import { contentStems } from '../content-stems.ts'

const ROWS_AT_MOST = 8
const RANGE = /^(\d+(?:[.,]\d+)?)\s*(?:to|–|-)\s*(\d+(?:[.,]\d+)?)$/
const NUMBER = /\d+(?:[.,]\d+)?/g

/**
 * The rows of a Markdown table that a question asks for, as a table: those that it names, or in whose ranges its
 * figure lies, in the column that it names where it names one. All rows where it asks for none of them.
 */
export function tableRows(markdown: string, query: string): string {
  const lines = markdown.split('\n')
  const start = lines.findIndex((line) => line.trimStart().startsWith('|'))
  const [head = '', rule = '', ...rows] = lines.slice(start)
  const before = lines.slice(0, start).join('\n')
  const header = cellsOf(head)
  const asked = contentStems(query)
  const figures = (query.match(NUMBER) ?? []).map(asNumber)
  const columns = header.map((name) => [...contentStems(name)].some((word) => asked.has(word)))
  const anyColumn = !columns.includes(true)
  const inRange = (row: string) =>
    cellsOf(row).some((cell, at) => (anyColumn || columns[at]) && figures.some((figure) => fits(cell, figure)))
  const named = (row: string) => {
    const [first = ''] = cellsOf(row)
    return [...contentStems(first)].some((word) => asked.has(word) && !/^\d/.test(word))
  }
  const chosen = figures.length > 0 && rows.some(inRange) ? rows.filter(inRange) : rows.filter(named)
  const shown = (chosen.length > 0 ? chosen : rows).slice(0, ROWS_AT_MOST)
  return [before, head, rule, ...shown].filter((line) => line !== '').join('\n')
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}

function fits(cell: string, figure: number): boolean {
  const [, low, high] = RANGE.exec(cell) ?? []
  return low !== undefined && high !== undefined && asNumber(low) <= figure && figure <= asNumber(high)
}

function asNumber(text: string): number {
  return Number(text.replace(',', '.'))
}
