/** The words that errands are read by. */
const KEYWORDS = [
  'cancel',
  'return',
  'exchange',
  'order',
  'orders',
  'refund',
  'address',
  'change',
  'payment',
  'withdraw',
  'parcel',
  'package',
  'delivery',
  'track',
  'please',
  'status',
]
/** Words of their own that are one slip away from those. */
const OTHERS = new Set([
  'older',
  'border',
  'borders',
  'chance',
  'changed',
  'changes',
  'trace',
  'truck',
  'tracks',
  'pleased',
  'states',
  'returns',
  'returned',
  'refunds',
  'cancels',
  'cancer',
  'address',
  'parcels',
  'payments',
  'withdrew',
  'odder',
  'statue',
  'lease',
  'crack',
  'tract',
  'hundred',
])

/** Mends one slip (a letter more, less, other or swapped) in the words that say what is wanted: "cancle my ordr". */
export function repairWords(text: string): string {
  return text.replace(/[a-z]{4,12}/gi, (word) => {
    const lower = word.toLowerCase()
    if (KEYWORDS.includes(lower) || OTHERS.has(lower)) return word
    return KEYWORDS.find((keyword) => isOneSlip(lower, keyword)) ?? word
  })
}

/** Damerau–Levenshtein distance 1. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  const [x, y] = [a.slice(same), b.slice(same)]
  if (x.slice(1) === y || x === y.slice(1) || x.slice(1) === y.slice(1)) return true
  return x.length > 1 && x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2)
}
