const WORD = /[\p{L}\p{N}]+/gu
/** Longer than any word, characters: what is kept of a text to find words that are cut in two. */
const LONGEST_WORD = 60

/** Looks for runs of words of a secret text in a text as it streams. */
export interface WordRuns {
  /** Whether a run of the secret is in the text, with this piece; a word that goes on counts as it stands so far. */
  tells(piece: string): boolean
}

/** Watches for `length` words in a row that stand so in `secret` and in none of the texts that are open. */
export function createWordRuns(length: number, secret: string, open: readonly string[]): WordRuns {
  const runs = new Set(runsOf(wordsOf(secret), length))
  for (const text of open) for (const run of runsOf(wordsOf(text), length)) runs.delete(run)
  let tail = ''
  return {
    tells(piece) {
      const text = tail + piece
      const found = runsOf(wordsOf(text), length).some((run) => runs.has(run))
      tail = lastWords(text, length)
      return found
    },
  }
}

/** The end of a text that may still begin a run: its last words. */
function lastWords(text: string, count: number): string {
  const starts = [...text.slice(-count * LONGEST_WORD * 2).matchAll(WORD)]
  const first = starts.at(-count)
  return first
    ? text.slice(-count * LONGEST_WORD * 2).slice(first.index)
    : text.slice(-count * LONGEST_WORD * 2)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? []
}

function runsOf(words: readonly string[], length: number): string[] {
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '))
}
