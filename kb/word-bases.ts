/**
 * The words that this one may be a form of, by English endings: `accessing` → `access`, `inboxes` → `inbox`,
 * `tweaked` → `tweak`. Guesses, to be looked up; cheaper than stemming a whole language.
 */
export function basesOf(word: string): string[] {
  return FORMS.flatMap(([ending, instead]) => {
    const base = word.slice(0, -ending.length)
    if (base.length < (ending === 's' ? 3 : 4) || !word.endsWith(ending)) return []
    // `shiping` is no form of `ship`, `cardss` none of `cards`.
    if (DOUBLING.has(ending) && instead === '' && /(?:^|[^aeiou])[aeiou][bdgklmnprt]$/.test(base)) return []
    if (ending === 's' && base.endsWith('s')) return []
    return [base + instead]
  })
}

const DOUBLING = new Set(['ed', 'ing', 'er', 'able'])
const FORMS: readonly (readonly [ending: string, instead: string])[] = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['ed', ''],
  ['ed', 'e'],
  ['ied', 'y'],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
  ['er', ''],
  ['er', 'e'],
  ['able', ''],
  ['able', 'e'],
  ['ion', ''],
  ['ion', 'e'],
  ['ment', ''],
  ['ness', ''],
  ['fully', ''],
  ['ful', ''],
]
