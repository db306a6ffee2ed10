const CURRENCY = String.raw`(?:€|\$|£|eur(?:os?)?\s*)?\s*`
/** No price has more digits; a run without an end would be read again from each of its digits. */
const AMOUNT = String.raw`(?<!\d)(\d{1,7}(?:[.,]\d{1,2})?)`
const MONEY = String.raw`\s*(?:€|\$|£|eur(?:os?)?\b|bucks\b|quid\b)?`
/** What is measured, counted or dated is no price. */
const NO_UNIT = String.raw`(?!\d|[.,]\d|\s*(?:%|cm|mm|m\b|kg|g\b|°|degrees|years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|people|pieces?|items?|times?|inch|litres?|l\b))`
const UP_TO = new RegExp(
  String.raw`(?:under|below|less than|cheaper than|up to|max(?:imum)?(?: of)?|at most|within|not more than|no more than|budget(?: is)?(?: of)?|<)\s*${CURRENCY}${AMOUNT}${NO_UNIT}|${AMOUNT}${MONEY}\s*(?:or (?:less|under)|max(?:imum)?|tops|at most)\b`,
  'gi',
)
const FROM = new RegExp(
  String.raw`(?:over|above|more than|at least|starting at|>)\s*${CURRENCY}${AMOUNT}${NO_UNIT}`,
  'gi',
)
const BETWEEN = new RegExp(
  String.raw`(?:between|from)\s*${CURRENCY}${AMOUNT}\s*(?:€|euros?)?\s*(?:and|to|-|–)\s*${CURRENCY}${AMOUNT}${NO_UNIT}`,
  'gi',
)
const AROUND = new RegExp(
  String.raw`(?:around|about|roughly|circa|approximately|ca\.|~)\s*${CURRENCY}${AMOUNT}(?=\s*(?:€|\$|£|eur|bucks|quid)|\s*(?:$|[?.!,;]|for\b|or so\b|if\b|please\b))`,
  'gi',
)
/** How far from "around 50" a price may be. */
const ROUGHLY = 0.35

interface PriceRange {
  minPrice: number | undefined
  maxPrice: number | undefined
}

/** The price limits in a message: "under 50 €", "between 40 and 80", "around 60 euros". Of several, the last. */
export function readPriceRange(words: string): PriceRange {
  const said: [RegExp, (first: number, second: number) => PriceRange][] = [
    [BETWEEN, (low, high) => ({ minPrice: low, maxPrice: high })],
    [AROUND, (about) => ({ minPrice: about * (1 - ROUGHLY), maxPrice: about * (1 + ROUGHLY) })],
    [FROM, (least) => ({ minPrice: least, maxPrice: undefined })],
    [UP_TO, (most) => ({ minPrice: undefined, maxPrice: most })],
  ]
  const [last, other] = said
    .flatMap(([pattern, range]) => {
      const match = [...words.matchAll(pattern)].at(-1)
      const amounts =
        match
          ?.slice(1)
          .filter((part) => part !== undefined)
          .map(amount) ?? []
      return match ? [{ at: match.index, range: range(amounts[0] ?? 0, amounts[1] ?? 0) }] : []
    })
    .sort((a, b) => b.at - a.at)
  if (!last) return { minPrice: undefined, maxPrice: undefined }
  const { minPrice = other?.range.minPrice, maxPrice = other?.range.maxPrice } = last.range
  // "Over 40, no, under 30": what was said later holds.
  return minPrice !== undefined && maxPrice !== undefined && minPrice > maxPrice
    ? last.range
    : { minPrice, maxPrice }
}

function amount(text: string): number {
  return Number(text.replace(',', '.'))
}
