import { redactCards } from './redact-cards.ts'
import { redactIbans } from './redact-ibans.ts'

/** What stands where something was taken out, by kind. */
const MARK = {
  card: '[card number removed]',
  cvv: '[security code removed]',
  iban: '[IBAN removed]',
  ssn: '[national id removed]',
  key: '[key removed]',
}

const ROUNDS = 8

/**
 * Takes out what must never be stored or sent on: payment cards, security codes, IBANs, US social security
 * numbers, secret keys. Order numbers and phone numbers stay.
 */
export function redact(text: string): string {
  let redacted = text
  // What is taken out may leave a number standing that was part of a longer one before.
  for (let round = 0; round < ROUNDS; round++) {
    const next = redactOnce(redacted)
    if (next === redacted) break
    redacted = next
  }
  return redacted
}

function redactOnce(text: string): string {
  return redactCards(redactIbans(text, MARK.iban), MARK.card)
    .replace(/\b(cvv2?|cvc2?|security code|card code)(\W{0,4}(?:is|:)?\W{0,3})\d{3,4}\b/gi, `$1$2${MARK.cvv}`)
    .replace(/\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/g, MARK.ssn)
    .replace(/\b(?:sk|pk|rk|ghp|gho|xox[abp]|glpat)[-_][\w-]{16,}|\bAKIA[A-Z0-9]{16}\b/g, MARK.key)
    .replace(/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/g, MARK.key)
    .replace(/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, MARK.key)
}
