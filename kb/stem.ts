import snowball from 'snowball-stemmers'

const porter2 = snowball.newStemmer('english')
const known = new Map<string, string>()
const KNOWN_AT_MOST = 50_000

/** The Porter2 stem of a lower-case word: `returned`, `returns` → `return`. */
export function stem(word: string): string {
  const found = known.get(word)
  if (found !== undefined) return found
  const stemmed = porter2.stem(word)
  // Shoppers type without end; the cache must not grow with them.
  if (known.size >= KNOWN_AT_MOST) known.clear()
  known.set(word, stemmed)
  return stemmed
}
