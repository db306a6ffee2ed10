/** The one `localStorage` key that the widget uses, so that two servers on one page stay apart. */
export function storageKey(server: string): string {
  return `verdemuse:${server}`
}
