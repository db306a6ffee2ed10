import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { redact } from '../../server/chat/redact/redact.ts'
import { evalRows, hasEvalRows } from '../support/eval-rows.ts'
import { isCardNumber, withCheckDigit } from '../support/luhn.ts'

const CARD = '[card number removed]'
const IBAN = '[IBAN removed]'

describe('a card number is taken out', () => {
  it.each([
    ['4111111111111111', CARD],
    ['my card is 4111 1111 1111 1111.', `my card is ${CARD}.`],
    ['4111-1111-1111-1111', CARD],
    ['3782 822463 10005', CARD],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', CARD],
    ['41 11 11 11 11 11 11 11', CARD],
    ['4111\u00a01111\u00a01111\u00a01111', CARD],
    ['4111\t1111\n1111 1111', CARD],
    ['4111–1111–1111–1111', CARD],
    ['4111/1111/1111/1111', CARD],
    ['4111   1111   1111   1111', CARD],
  ])('however it is written: %j', (text, redacted) => {
    expect(redact(text)).toBe(redacted)
  })

  it.each([
    ['4111 1111 1111 1111 123', `${CARD} 123`],
    ['4111 1111 1111 1111 12/27', `${CARD} 12/27`],
    ['4111111111111111 12 27 123', `${CARD} 12 27 123`],
    ['2 4111111111111111', `2 ${CARD}`],
    ['0471 12 34 56 4111 1111 1111 1111', `0471 12 34 56 ${CARD}`],
    ['visa-4111111111111111', `visa-${CARD}`],
    ['Nr.4111111111111111', `Nr.${CARD}`],
    ['4111111111111111EUR', `${CARD}EUR`],
    ['5555555555554444 4111111111111111', `${CARD} ${CARD}`],
    ['https://a.example/?c=4111111111111111&x=1', `https://a.example/?c=${CARD}&x=1`],
  ])('whatever stands beside it: %j', (text, redacted) => {
    expect(redact(text).replaceAll('[security code removed]', '123')).toBe(redacted)
  })

  test('of every length and issuer, in every grouping', () => {
    const card = fc
      .tuple(
        fc.constantFrom('4', '51', '2221', '34', '36', '6011', '3530', '62', '56'),
        fc.integer({ min: 13, max: 19 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 19, maxLength: 19 }),
      )
      .map(([prefix, length, rest]) => withCheckDigit((prefix + rest.join('')).slice(0, length - 1)))
      .filter(isCardNumber)
    const separator = fc.constantFrom('', ' ', '-', '.', '\u00a0', ' - ', '  ')
    fc.assert(
      fc.property(card, separator, fc.integer({ min: 3, max: 6 }), (digits, between, size) => {
        const written = digits.match(new RegExp(`\\d{${size},${size + 2}}|\\d+$`, 'g'))?.join(between) ?? ''
        // A last group of one or two digits is how nobody writes a card beside other numbers.
        const text = redact(`please charge ${written}, thanks`)
        expect(text).toBe(`please charge ${CARD}, thanks`)
      }),
    )
  })
})

describe('an IBAN is taken out', () => {
  it.each([
    ['BE68539007547034', IBAN],
    ['be68 5390 0754 7034', IBAN],
    ['BE68-5390-0754-7034', IBAN],
    ['BE68\u00a05390\u00a00754\u00a07034', IBAN],
    ['IBAN:BE68539007547034thanks', `IBAN:${IBAN}thanks`],
    ['my IBAN is GB29 NWBK 6016 1331 9268 19 and I wait', `my IBAN is ${IBAN} and I wait`],
    ['VM1234 BE68 5390 0754 7034', `VM1234 ${IBAN}`],
    ['refund BE68 to DE89370400440532013000', `refund BE68 to ${IBAN}`],
  ])('%j', (text, redacted) => {
    expect(redact(text)).toBe(redacted)
  })
})

describe('what stays', () => {
  it.each([
    'Where is my order VM-20417?',
    'order 100000123456',
    'VM1234 in size M please, and VM1235 in black for my sister',
    'call me at +32 471 12 34 56 or 0049 1512 3456789',
    '+491512345678 or 0032471123456',
    'sizes 36, 37, 38, 39, 40, 41 and 42',
    'between 15/01/2026, 16/01/2026 and 17/01/2026 10.30',
    'tracking 375556917985515999999993',
    '1748503543012',
    'parcel 00340434161094042557',
    '4111 1111 1111 1112',
    '0000 0000 0000 0000',
  ])('%j', (text) => {
    expect(redact(text)).toBe(text)
  })
})

it.each([
  ['cvv 123', 'cvv [security code removed]'],
  ['CVC: 1234.', 'CVC: [security code removed].'],
  ['the security code is 123', 'the security code is [security code removed]'],
  ['ssn 078-05-1120', 'ssn [national id removed]'],
  ['key sk-abcdefghijklmnop1234', 'key [key removed]'],
  ['AKIAIOSFODNN7EXAMPLE', '[key removed]'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE', '[key removed]'],
])('takes out codes, national ids and keys too: %j', (text, redacted) => {
  expect(redact(text)).toBe(redacted)
})

test('redacting twice changes nothing more', () => {
  const words = fc.constantFrom(
    '4111111111111111',
    '4111 1111',
    'BE68539007547034',
    'BE68 5390',
    'cvv',
    'security code',
    '123',
    '078-05-1120',
    'order 12345',
    '-',
    ' ',
    '7',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((list) => list.join(' ')),
  )
  fc.assert(
    fc.property(text, (given) => {
      expect(redact(redact(given))).toBe(redact(given))
    }),
    { numRuns: 1000 },
  )
})

test('a long message of digits costs no long time', () => {
  for (const unit of ['1', '1 ', '4111 ', 'BE68 ', 'BE68', '-', ' ', 'cvv ', 'sk-']) {
    expect(redact(unit.repeat(4000 / unit.length)).length).toBeGreaterThan(0)
  }
})

describe.skipIf(!hasEvalRows)('labelled cases of others', () => {
  type Labelled = { text: string; spans: { type: string; value: string }[] }
  type Recognizer = { entity: string; text: string; expected_count: number }

  test('every checksum-valid card and every IBAN in 779 sentences is taken out, and nothing else is', () => {
    for (const { text, spans } of evalRows<Labelled>('pii_presidio_research_synth_v2')) {
      const redacted = redact(text)
      for (const { type, value } of spans) {
        if (type === 'IBAN_CODE' || (type === 'CREDIT_CARD' && isCardNumber(value)))
          expect(redacted).not.toContain(value)
      }
      const kinds = new Set(spans.map(({ type }) => type))
      if (!kinds.has('CREDIT_CARD')) expect(redacted).not.toContain(CARD)
      if (!kinds.has('IBAN_CODE')) expect(redacted).not.toContain(IBAN)
    }
  })

  test('every IBAN of Presidio’s cases is found', () => {
    const cases = evalRows<Recognizer>('pii_presidio_recognizer_cases')
    const ibans = cases.filter(({ entity, expected_count }) => entity === 'IBAN_CODE' && expected_count > 0)
    expect(ibans.filter(({ text }) => !redact(text).includes(IBAN))).toEqual([])
  })

  test('phone numbers of 117 regions stay', () => {
    for (const { cc, national, e164 } of evalRows<{ cc: string; national: string; e164: string }>(
      'pii_phones_libphonenumber',
    )) {
      const grouped = `+${cc} ${national.replace(/\d{3}(?=\d)/g, '$& ')}`
      for (const text of [national, e164, `00${e164.slice(1)}`, grouped]) expect(redact(text)).toBe(text)
    }
  })

  test('ordinary shoppers’ words stay as they are', () => {
    const rows = evalRows<Record<string, unknown>>('benign_support_abcd_fashion')
    for (const text of rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string'))
      expect(redact(text)).toBe(text)
  })
})
