const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/

/**
 * Markdown whose footnotes stand in brackets where they belong: `Free.[^1]` becomes `Free. (In the EU.)`.
 * Read aloud, a note at the end of the page says nothing.
 */
export function footnotesInPlace(markdown: string): string {
  if (!markdown.includes('[^')) return markdown
  const notes = new Map<string, string>()
  const kept: { line: string; code: boolean }[] = []
  let fence = ''
  let open = ''
  for (const line of markdown.split('\n')) {
    const mark = FENCE.exec(line)?.[1]
    if (mark !== undefined && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : ''
    const definition = fence === '' ? DEFINITION.exec(line) : null
    if (definition) {
      open = definition[1]!
      notes.set(open, definition[2]!.trim())
    } else if (open !== '' && /^(?: {4}|\t)\s*\S/.test(line)) {
      notes.set(open, `${notes.get(open)} ${line.trim()}`.trim())
    } else {
      if (line.trim() !== '') open = ''
      kept.push({ line, code: fence !== '' || mark !== undefined })
    }
  }
  return kept
    .map(({ line, code }) =>
      code
        ? line
        : line.replace(/\[\^([^\]\s]+)\]/g, (mark, label: string) => {
            const note = notes.get(label)
            return note === undefined ? mark : note && ` (${note})`
          }),
    )
    .join('\n')
}
