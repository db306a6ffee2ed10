/** What stands where something was taken out, by kind. */
const MARK = {
  card: '[card number removed]',
  cvv: '[security code removed]',
  iban: '[IBAN removed]',
  ssn: '[national id removed]',
  key: '[key removed]',
}

/**
 * Takes out what must never be stored or sent on: payment cards (13 to 19 digits that pass Luhn's check,
 * ISO/IEC 7812-1), security codes, IBANs (mod 97, ISO 13616), US social security numbers, secret keys.
 * Order numbers and phone numbers stay.
 */
export function redact(text: string): string {
  return text
    .replace(/\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}\b/gi, (match) => redactIban(match))
    .replace(/(?<![\w.-])\d(?:[ .-]{0,2}\d){12,18}(?![\w-])/g, (match) =>
      passesLuhn(match) ? MARK.card : match,
    )
    .replace(/\b(cvv2?|cvc2?|security code|card code)(\W{0,4}(?:is|:)?\W{0,3})\d{3,4}\b/gi, `$1$2${MARK.cvv}`)
    .replace(/\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/g, MARK.ssn)
    .replace(/\b(?:sk|pk|rk|ghp|gho|xox[abp]|glpat)[-_][\w-]{16,}|\bAKIA[A-Z0-9]{16}\b/g, MARK.key)
    .replace(/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/g, MARK.key)
    .replace(/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, MARK.key)
}

/** Luhn's check over a number's digits; one digit repeated passes it by accident and is no card. */
function passesLuhn(number: string): boolean {
  const digits = number.replace(/\D/g, '')
  if (/^(\d)\1*$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const value = i % 2 === 1 ? digit * 2 : digit
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** Redacts the longest beginning that is an IBAN: words may follow it without a mark between. */
function redactIban(match: string): string {
  for (let end = match.length; end >= 15; end--) {
    const candidate = match.slice(0, end)
    if (/[A-Z0-9]$/i.test(candidate) && isIban(candidate)) return MARK.iban + match.slice(end)
  }
  return match
}

function isIban(text: string): boolean {
  const compact = text.replace(/[ -]/g, '').toUpperCase()
  if (compact.length < 15 || compact.length > 34) return false
  const moved = compact.slice(4) + compact.slice(0, 4)
  let remainder = 0
  for (const character of moved) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}
