const DELIMITERS = [',', ';', '\t', '|'] as const

/** What separates the values: whichever stands most often in the header row, outside quotes. */
export function csvDelimiter(text: string): string {
  const header = firstRecord(text)
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length - 1)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** The first line that is not blank, without what stands in quotes (a header may hold a line break there). */
function firstRecord(text: string): string {
  const start = text.search(/\S/)
  return start < 0
    ? ''
    : (text
        .slice(start)
        .replace(/"(?:[^"]|"")*"/g, '')
        .split('\n', 1)[0] ?? '')
}
