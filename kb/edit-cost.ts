/** The keys beside each on a QWERTY keyboard. */
const BESIDE: Readonly<Record<string, string>> = {
  q: 'wa',
  w: 'qeas',
  e: 'wrsd',
  r: 'etdf',
  t: 'ryfg',
  y: 'tugh',
  u: 'yihj',
  i: 'uojk',
  o: 'ipkl',
  p: 'ol',
  a: 'qwsz',
  s: 'wedxza',
  d: 'erfcxs',
  f: 'rtgvcd',
  g: 'tyhbvf',
  h: 'yujnbg',
  j: 'uikmnh',
  k: 'iolmj',
  l: 'opk',
  z: 'asx',
  x: 'zsdc',
  c: 'xdfv',
  v: 'cfgb',
  b: 'vghn',
  n: 'bhjm',
  m: 'njk',
}
const VOWELS = 'aeiouy'

/**
 * What it takes to have typed `typed` for `meant`: optimal string alignment (Damerau 1964) with costs by how easily it
 * happens. A swap of neighbours costs .8, a letter doubled or its double left out .7, the key beside or another vowel
 * .9, any other letter left out, added or changed 1 to 1.1; an error in the first letter .3 more, since people rarely
 * make it. Costs above `most` are all the same: they return Infinity, early.
 */
export function editCost(typed: string, meant: string, most: number): number {
  const [n, m] = [typed.length, meant.length]
  // A letter more or less costs at least this much.
  if (Math.abs(n - m) * DOUBLE > most) return Number.POSITIVE_INFINITY
  // Three rows of the table, used again by every call: it is called thousands of times for one word.
  if (m >= rows[0].length) rows = threeRows(2 * m)
  let [twoBack, back, here] = rows
  back[0] = 0
  for (let j = 1; j <= m; j++) back[j] = back[j - 1]! + leftOut(meant, j - 1)
  for (let i = 1; i <= n; i++) {
    const early = i === 1 ? FIRST : 0
    here[0] = back[0]! + added(typed, i - 1)
    let least = here[0]!
    for (let j = 1; j <= m; j++) {
      const [a, b] = [typed[i - 1]!, meant[j - 1]!]
      let cost = back[j - 1]! + (a === b ? 0 : changed(a, b) + early)
      cost = Math.min(cost, back[j]! + added(typed, i - 1), here[j - 1]! + leftOut(meant, j - 1))
      if (i > 1 && j > 1 && a === meant[j - 2] && typed[i - 2] === b && a !== b) {
        cost = Math.min(cost, twoBack[j - 2]! + SWAP)
      }
      here[j] = cost
      if (cost < least) least = cost
    }
    // A swap may still reach over this row from the one before it.
    if (least > most + SWAP) return Number.POSITIVE_INFINITY
    ;[twoBack, back, here] = [back, here, twoBack]
  }
  return back[m]! <= most ? back[m]! : Number.POSITIVE_INFINITY
}

const threeRows = (length: number) =>
  [new Float64Array(length), new Float64Array(length), new Float64Array(length)] as const
let rows = threeRows(64)

const SWAP = 0.8
const DOUBLE = 0.7
const FIRST = 0.3

function added(typed: string, at: number): number {
  if (typed[at] === typed[at - 1] || typed[at] === typed[at + 1]) return DOUBLE
  return at === 0 ? 1 + FIRST : 1
}

function leftOut(meant: string, at: number): number {
  if (at > 0 && meant[at] === meant[at - 1]) return DOUBLE
  return at === 0 ? 1 + FIRST : 1
}

function changed(a: string, b: string): number {
  return BESIDE[a]?.includes(b) || (VOWELS.includes(a) && VOWELS.includes(b)) ? 0.9 : 1.1
}
