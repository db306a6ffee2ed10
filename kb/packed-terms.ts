import type { TermWeights } from './impact-index.ts'

/** Rows of terms, packed: a tenth of the memory of as many maps. Terms of row r stand at starts[r] … starts[r + 1]. */
export interface PackedTerms {
  rowCount: number
  /** Term → its number. */
  terms: Map<string, number>
  starts: Uint32Array
  numbers: Uint32Array
  amounts: Float32Array
}

/** Takes rows one by one, and keeps none of them as it came. */
export interface TermPacker {
  add(row: TermWeights): void
  /** To be called once, at the end. */
  packed(): PackedTerms
}

/** A packer; two that share `terms` number their terms alike. */
export function termPacker(terms: Map<string, number> = new Map()): TermPacker {
  let numbers = new Uint32Array(1024)
  let amounts = new Float32Array(1024)
  let length = 0
  const starts = [0]
  return {
    add(row) {
      if (length + row.size > numbers.length) {
        const room = 2 * (length + row.size)
        numbers = grown(numbers, new Uint32Array(room))
        amounts = grown(amounts, new Float32Array(room))
      }
      for (const [term, amount] of row) {
        let number = terms.get(term)
        if (number === undefined) {
          number = terms.size
          terms.set(term, number)
        }
        numbers[length] = number
        amounts[length++] = amount
      }
      starts.push(length)
    },
    packed: () => ({
      rowCount: starts.length - 1,
      terms,
      starts: Uint32Array.from(starts),
      numbers: numbers.subarray(0, length),
      amounts: amounts.subarray(0, length),
    }),
  }
}

/**
 * In how many passages each term stands. `parts` are rows with the passage of each, in rising order: a passage
 * counts once, however many of its rows, of whichever part, hold the term.
 */
export function passagesWithTerms(
  termCount: number,
  parts: readonly { rows: PackedTerms; passageOf: (row: number) => number }[],
): Uint32Array {
  const found = new Uint32Array(termCount)
  const lastPassage = new Int32Array(termCount).fill(-1)
  const next = parts.map(() => 0)
  for (let passage = 0; parts.some(({ rows }, part) => next[part]! < rows.rowCount); passage++) {
    parts.forEach(({ rows, passageOf }, part) => {
      let row = next[part]!
      for (; row < rows.rowCount && passageOf(row) === passage; row++) {
        for (let at = rows.starts[row]!; at < rows.starts[row + 1]!; at++) {
          const term = rows.numbers[at]!
          if (lastPassage[term] === passage) continue
          lastPassage[term] = passage
          found[term]!++
        }
      }
      next[part] = row
    })
  }
  return found
}

function grown<Numbers extends Uint32Array | Float32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}
