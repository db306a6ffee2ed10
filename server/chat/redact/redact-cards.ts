/** What people put between the groups of a number. */
const RUN = /\d(?:[\s.,/_·\u2010-\u2015\u2212-]{0,3}\d){12,}/g
/** Industries that issue payment cards (ISO/IEC 7812-1): 2 to 6, and JCB's 1800. */
const ISSUED = /^(?:[2-6]|1800)/

type Group = { digits: string; from: number; to: number }

/**
 * Replaces every payment card number: 13 to 19 digits that pass Luhn's check, in whatever groups. Beside other
 * numbers (an expiry date, a security code, a phone number) it is looked for from group to group.
 */
export function redactCards(text: string, mark: string): string {
  return text.replace(RUN, (run, at: number) => {
    const before = text[at - 1] ?? ' '
    const standsAlone = !/[\w.-]/.test(before) && !/[\w-]/.test(text[at + run.length] ?? ' ')
    return withoutCards(run, { standsAlone, afterPlus: before === '+' }, mark)
  })
}

function withoutCards(
  run: string,
  { standsAlone, afterPlus }: { standsAlone: boolean; afterPlus: boolean },
  mark: string,
): string {
  const groups = [...run.matchAll(/\d+/g)].map((match) => ({
    digits: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))
  const separators = new Set(run.match(/\D+/g) ?? [])
  const found: { from: number; to: number }[] = []
  for (let first = 0; first < groups.length; first++) {
    let digits = ''
    for (let last = first; last < groups.length && digits.length < 19; last++) {
      const group = groups[last] as Group
      digits += group.digits
      if (digits.length < 13 || digits.length > 19 || !passesLuhn(digits)) continue
      const inside = groups.slice(first, last + 1)
      const whole = inside.length === groups.length
      // +49 1512 3456789 and 0049 1512 3456789 are phone numbers, 1748503543012 is a time in ms.
      if (/^00|^1\d{12}$/.test(digits) || (afterPlus && first === 0 && digits.length <= 15)) continue
      if ((whole && standsAlone && separators.size <= 1) || (ISSUED.test(digits) && isGroupedAsCard(inside)))
        found.push({ from: inside[0]?.from ?? 0, to: group.to })
    }
  }
  return cut(run, found, mark)
}

/** Cards are written in one piece, in groups of three and more, or digit by digit; dates and sizes are not. */
function isGroupedAsCard(groups: Group[]): boolean {
  return groups.every(({ digits }) => digits.length >= 3) || groups.every(({ digits }) => digits.length === 1)
}

/** Luhn's check; one digit repeated passes it by accident and is no card. */
function passesLuhn(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const value = i % 2 === 1 ? digit * 2 : digit
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** The text with its spans, in order of their beginnings, each replaced; those that overlap are one. */
function cut(text: string, spans: { from: number; to: number }[], mark: string): string {
  let out = ''
  let kept = 0
  for (const { from, to } of spans) {
    if (from >= kept) out += text.slice(kept, from) + mark
    kept = Math.max(kept, to)
  }
  return out + text.slice(kept)
}
