// Bounded, so that what may still become a citation is bounded too.
const CITATION = / ?\[(\d{1,3}(?:\s{0,2},\s{0,2}\d{1,3}){0,15})\]/g
const MAY_BECOME_ONE = / ?(?:\[[\d,\s]{0,130})?$/

/** The numbers that a text cites as `[n]` or `[n, m]`, in order, once each. */
export function citedNumbers(text: string): number[] {
  return [...new Set([...text.matchAll(CITATION)].flatMap((match) => numbersIn(match[1])))]
}

/**
 * Lets only citations through that have a source. Text is pushed in as it streams; a piece that may still become
 * a citation is held back until it is whole. `[1, 2]` comes out as `[1][2]`.
 */
export function citationFilter(known: ReadonlySet<number>): { push(text: string): string; end(): string } {
  let held = ''
  const settle = (text: string) =>
    text.replace(CITATION, (whole, list: string) => {
      const numbers = numbersIn(list).filter((n) => known.has(n))
      return numbers.length === 0
        ? ''
        : (whole.startsWith(' ') ? ' ' : '') + numbers.map((n) => `[${n}]`).join('')
    })
  return {
    push(text) {
      held += text
      const cut = MAY_BECOME_ONE.exec(held)?.index ?? held.length
      const ready = held.slice(0, cut)
      held = held.slice(cut)
      return settle(ready)
    },
    end() {
      const rest = settle(held)
      held = ''
      return rest
    },
  }
}

/** A text up to the end of its last whole sentence, with that sentence's citations. */
export function finishedSentences(text: string): string {
  const last = [...text.matchAll(/[.!?…](?:\s?\[\d{1,3}\])*(?=\s)/g)].at(-1)
  return last ? text.slice(0, last.index + last[0].length) : ''
}

function numbersIn(list = ''): number[] {
  return list.split(',').map(Number)
}
