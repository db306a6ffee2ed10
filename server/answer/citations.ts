// Bounded, so that what may still become a citation is bounded too.
const CITATION = / ?\[(\d{1,3}(?:\s{0,2},\s{0,2}\d{1,3}){0,15})\]/g
/** No citation is longer, characters. */
const LONGEST = 140
const OPEN_BRACKET = /\[[\d,\s]{0,130}$/
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
  let before = ''
  const settle = (text: string) => {
    const settled = text.replace(CITATION, (whole, list: string, at: number) => {
      const numbers = numbersIn(list).filter((n) => known.has(n))
      if (numbers.length > 0)
        return (whole.startsWith(' ') ? ' ' : '') + numbers.map((n) => `[${n}]`).join('')
      // Taken out of `[9[9]]`, it must not leave another one behind.
      return OPEN_BRACKET.test(before + text.slice(0, at)) ? '…' : ''
    })
    before = (before + text).slice(-LONGEST)
    return settled
  }
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
