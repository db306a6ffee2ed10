/** Rows as a spreadsheet would save them. */
export function csvOf(rows: readonly (readonly string[])[], delimiter = ',', lineEnd = '\n'): Buffer {
  const cell = (value: string) => `"${value.replaceAll('"', '""')}"`
  return Buffer.from(rows.map((row) => row.map(cell).join(delimiter)).join(lineEnd))
}
