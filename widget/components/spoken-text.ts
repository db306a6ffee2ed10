/** An answer's Markdown as it is read out: without marks and citation numbers. */
export function spokenText(markdown: string): string {
  return markdown
    .replace(/ ?\[\d{1,3}\]/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|[-*+>]|```\w*)[ \t]*/gm, '')
    .replace(/\*+|`+|~~|\|/g, '')
}

/** How much of a text that still grows is finished sentences, in UTF-16 units. */
export function finishedLength(text: string): number {
  let end = 0
  // A full stop ends a sentence only before white space: `€29.99` does not.
  for (const match of text.matchAll(/[。！？]|[.!?…]["'”’)\]]*(?=\s)|\n/g))
    end = match.index + match[0].length
  return end
}

/** Where two texts begin to differ. */
export function commonLength(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}
