const CURRENCY = String.raw`(?:€|\$|£|eur(?:os?)?\s*)?\s*`
const AMOUNT = String.raw`(\d+(?:[.,]\d{1,2})?)`
const UP_TO = new RegExp(
  String.raw`(?:under|below|less than|cheaper than|up to|max(?:imum)?(?: of)?|at most|within|not more than|no more than|budget of|<)\s*${CURRENCY}${AMOUNT}`,
  'i',
)
const FROM = new RegExp(
  String.raw`(?:over|above|more than|at least|starting at|>)\s*${CURRENCY}${AMOUNT}`,
  'i',
)
const BETWEEN = new RegExp(
  String.raw`(?:between|from)\s*${CURRENCY}${AMOUNT}\s*(?:€|euros?)?\s*(?:and|to|-|–)\s*${CURRENCY}${AMOUNT}`,
  'i',
)
const AROUND = new RegExp(
  String.raw`(?:around|about|roughly|circa|approximately|~)\s*${CURRENCY}${AMOUNT}(?=\s*(?:€|\$|£|eur)|$|[?.!])`,
  'i',
)
/** How far from "around 50" a price may be. */
const ROUGHLY = 0.35

/** The price limits in a message: "under 50 €", "between 40 and 80", "around 60 euros". */
export function readPriceRange(words: string): {
  minPrice: number | undefined
  maxPrice: number | undefined
} {
  const between = BETWEEN.exec(words)
  if (between) return { minPrice: amount(between[1]), maxPrice: amount(between[2]) }
  const around = amount(AROUND.exec(words)?.[1])
  if (around !== undefined) return { minPrice: around * (1 - ROUGHLY), maxPrice: around * (1 + ROUGHLY) }
  return { minPrice: amount(FROM.exec(words)?.[1]), maxPrice: amount(UP_TO.exec(words)?.[1]) }
}

function amount(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text.replace(',', '.'))
}
