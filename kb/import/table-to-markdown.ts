interface Cell {
  text: string
  isHeader: boolean
}

/**
 * A table as Markdown. Header rows become one (`Women Chest`), else the first row is the header; spans are
 * repeated, a cell's paragraphs become one line. A table of one column or one row is layout: its cells follow
 * each other as paragraphs.
 */
export function tableToMarkdown(table: ParentNode, cellText: (cell: HTMLElement) => string): string {
  const rows = rowGroups(table).flatMap((group) => grid(group, cellText))
  const filled = rows.filter((row) => row.some(({ text }) => text !== ''))
  const width = Math.max(0, ...filled.map((row) => row.length))
  if (width < 2 || filled.length < 2) {
    const texts = filled.flat().map(({ text }) => text)
    return texts.filter(Boolean).join('\n\n')
  }
  const firstOfBody = filled.findIndex((row) => !row.every(({ isHeader }) => isHeader))
  const headers = filled.slice(0, Math.max(1, firstOfBody))
  const header = columns(width, (column) => [
    ...new Set(headers.map((row) => withoutBold(inCell(row[column]?.text ?? '')))),
  ])
  const body = filled
    .slice(headers.length)
    .map((row) => columns(width, (column) => [inCell(row[column]?.text ?? '')]))
  return [line(header), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n')
}

/** The cells by row and column, each span written into every place that it covers. */
function grid(rows: readonly HTMLElement[], cellText: (cell: HTMLElement) => string): Cell[][] {
  const cells = rows.map((): Cell[] => [])
  for (const [index, row] of rows.entries()) {
    const own = cells[index] ?? []
    let column = 0
    for (const element of children(row)) {
      if (!/^T[HD]$/.test(element.nodeName)) continue
      while (own[column] !== undefined) column++
      const cell = { text: cellText(element), isHeader: element.nodeName === 'TH' }
      for (const target of cells.slice(index, index + span(element, 'rowspan')))
        for (let right = 0; right < span(element, 'colspan'); right++) target[column + right] = cell
    }
  }
  // A row may be reached from above at its end only: what is between is empty.
  return cells.map((row) => Array.from(row, (cell) => cell ?? { text: '', isHeader: false }))
}

/** The table's own rows by head and bodies, which no cell reaches across; not those of tables inside cells. */
function rowGroups(table: ParentNode): HTMLElement[][] {
  const isRow = (element: HTMLElement) => element.nodeName === 'TR'
  const groups = children(table).filter((child) => /^T(?:HEAD|BODY|FOOT)$/.test(child.nodeName))
  return [...groups.map((group) => children(group).filter(isRow)), children(table).filter(isRow)]
}

function children(node: ParentNode): HTMLElement[] {
  return Array.from(node.children).filter(isHtmlElement)
}

function isHtmlElement(element: Element): element is HTMLElement {
  return 'style' in element
}

function span(cell: HTMLElement, name: 'rowspan' | 'colspan'): number {
  const count = Number(cell.getAttribute(name) ?? 1)
  return Number.isInteger(count) && count > 0 ? Math.min(count, 50) : 1
}

function columns(width: number, textsOf: (column: number) => string[]): string[] {
  return Array.from({ length: width }, (_, column) => textsOf(column).filter(Boolean).join(' '))
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function withoutBold(text: string): string {
  return /^\*\*[^*]+\*\*$/.test(text) ? text.slice(2, -2) : text
}

function inCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|')
    .trim()
}
