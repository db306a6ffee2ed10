/** Repairs what nobody can have meant, towards words the knowledge base uses. */
export interface Speller {
  /** The words as they were most probably meant; the same array when nothing was changed. */
  repair(words: string[]): string[]
}

/**
 * A speller over the knowledge base's vocabulary (`word → how often`). A word of four letters or more,
 * without digits, that neither `commonWords` nor the vocabulary has is replaced by the nearest word of the
 * vocabulary (Damerau distance 1, or 2 from eight letters on; at distance 1 the first or the last letter must
 * agree; ties go to the more frequent), else split into two known words, else left as it is.
 */
export function buildSpeller(
  vocabulary: ReadonlyMap<string, number>,
  commonWords: ReadonlySet<string>,
): Speller {
  const byLength = new Map<number, { word: string; count: number; letters: number }[]>()
  for (const [word, count] of vocabulary) {
    if (word.length < 3 || /\p{N}/u.test(word)) continue
    const entry = { word, count, letters: letterSet(word) }
    const bucket = byLength.get(word.length)
    if (bucket) bucket.push(entry)
    else byLength.set(word.length, [entry])
  }
  const isKnown = (word: string) => vocabulary.has(word) || commonWords.has(word)

  const nearest = (word: string): string | undefined => {
    const farthest = word.length >= 8 ? 2 : 1
    const letters = letterSet(word)
    let best: { word: string; count: number; distance: number } | undefined
    for (let length = word.length - farthest; length <= word.length + farthest; length++) {
      for (const entry of byLength.get(length) ?? []) {
        // Each edit changes at most two letters of the set: a cheap bound before the costly distance.
        if (bitCount(letters ^ entry.letters) > 2 * farthest) continue
        const distance = damerauDistance(word, entry.word)
        if (distance > farthest || (best && distance > best.distance)) continue
        if (distance === 1 && word[0] !== entry.word[0] && word.at(-1) !== entry.word.at(-1)) continue
        if (best && distance === best.distance && entry.count <= best.count) continue
        best = { ...entry, distance }
      }
    }
    return best?.word
  }

  const split = (word: string): string[] | undefined => {
    for (let at = word.length - 2; at >= 2; at--) {
      const [left, right] = [word.slice(0, at), word.slice(at)]
      if (isKnown(left) && isKnown(right) && (vocabulary.has(left) || vocabulary.has(right)))
        return [left, right]
    }
    return undefined
  }

  return {
    repair(words) {
      let changed = false
      const repaired = words.flatMap((word) => {
        if (word.length < 4 || word.length > 40 || /\p{N}/u.test(word) || isKnown(word)) return [word]
        const near = nearest(word)
        const instead = near ? [near] : split(word)
        if (instead) changed = true
        return instead ?? [word]
      })
      return changed ? repaired : words
    },
  }
}

function letterSet(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) % 31)
  return set
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/** Optimal string alignment: insertions, deletions, substitutions, swaps of neighbours (Damerau 1964). */
export function damerauDistance(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, beforePrevious[j - 2]! + 1)
      }
      current.push(best)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.length]!
}
