import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { maskContacts } from '../../server/chat/redact/redact-contacts.ts'
import { evalRows, hasEvalRows } from '../support/eval-rows.ts'

describe('what is masked', () => {
  it.each([
    ['write to anna.peeters+shop@mail.example.co.uk.', 'write to [e-mail].'],
    ['Büro: jürgen@müller.example', 'Büro: [e-mail]'],
    ['anna [at] shop [dot] example', '[e-mail]'],
    ['anna at shop dot example', '[e-mail]'],
    ['to=anna%40shop.example', 'to=[e-mail]'],
    ['call +32 471 12 34 56 or 0049 1512 3456789', 'call [phone] or [phone]'],
    ['my mobile: 471 12 34', 'my mobile: [phone]'],
    ['(415) 555-0132 x45, thanks', '[phone], thanks'],
    ['0471123456', '[phone]'],
    ['I live at 12 Mill Lane, Oxford, OX1 4AH', 'I live at [address]'],
    ['Lindenkaai 15, 9000 Ghent please', '[address] please'],
    ['an die Hauptstraße 12a, 10115 Berlin', 'an die [address]'],
    ['15 Rue de la Paix, 75002 Paris', '[address]'],
    ['PO Box 123, Dublin', '[address]'],
  ])('%j', (text, masked) => {
    expect(maskContacts(text)).toBe(masked)
  })
})

describe('what stays', () => {
  it.each([
    'Where is my order VM-1042?',
    'order #W2378156, and VM-20417',
    'Order ID: 3348917502',
    'tracking 375556917985515999999993',
    'parcel 00340434161094042557',
    'sizes 36 37 38 39 40, or 36, 37, 38, 39',
    'on 15/01/2026, 16/01/2026 and 2026-01-17 10:30',
    'VM1234 for 29.99 € or 1,200.00 €',
    'Do you ship to 9000 Ghent?',
    'I found this at verdemuse.example',
    'within 30 days, 3-5 working days',
  ])('%j', (text) => {
    expect(maskContacts(text)).toBe(text)
  })

  it('are the shop’s own contacts, however they are written', () => {
    const own = new Set(['hello@shop.example', '+32 9 555 01 42', 'Lindenkaai 14, 9000 Ghent, Belgium'])
    const text = 'Hello@shop.example, 0032 9 555 01 42, +3295550142, Lindenkaai 14, 9000 Ghent'
    expect(maskContacts(text, own)).toBe(text)
    expect(maskContacts('anna@shop.example, +32 9 555 01 43', own)).toBe('[e-mail], [phone]')
  })
})

test('stands whatever is around it', () => {
  const contact = fc.constantFrom('anna@shop.example', '+32 471 12 34 56', '12 Mill Lane', 'Hauptstraße 12')
  const word = fc.oneof(
    fc.constantFrom('call', 'address is', 'at', 'order', '9000 Ghent', '3348917502', 'VM-1042'),
    fc.string({ unit: fc.constantFrom(...'aA1 .,-@') }),
  )
  fc.assert(
    fc.property(fc.array(word), contact, fc.array(word), (before, written, after) => {
      expect(maskContacts([...before, '–', written, '–', ...after].join(' '))).not.toContain(written)
    }),
  )
})

describe.skipIf(!hasEvalRows)('of labelled real cases', () => {
  const isGone = (text: string, value: string) => !maskContacts(text).includes(value)
  const share = (oks: boolean[]) => oks.filter(Boolean).length / oks.length
  type Spans = { text: string; spans: { type: string; start: number; end: number; value: string }[] }
  const spansOf = (type: string) =>
    evalRows<Spans>('pii_presidio_research_synth_v2').flatMap(({ text, spans }) =>
      spans.filter((span) => span.type === type).map(({ value }) => isGone(text, value)),
    )

  test('99 % of the e-mail addresses are masked', () => {
    const labelled = evalRows<{ kind: string; text: string }>('pii_ai_seclists')
      .filter(({ kind }) => kind === 'emails')
      .map(({ text }) => maskContacts(text) !== text)
    expect(share([...spansOf('EMAIL_ADDRESS'), ...labelled])).toBeGreaterThanOrEqual(0.99)
  })

  test('95 % of the phone numbers are masked', () => {
    const recognised = evalRows<{ entity: string; text: string; spans: [number, number][] }>(
      'pii_presidio_recognizer_cases',
    ).flatMap(({ entity, text, spans }) =>
      entity.includes('PHONE') ? spans.map(([from, to]) => isGone(text, text.slice(from, to))) : [],
    )
    const formats = evalRows<{ e164: string; national: string }>('pii_phones_libphonenumber').flatMap(
      ({ e164, national }) => [
        isGone(`hi ${e164}, thanks`, e164),
        isGone(`call me on ${national}`, national),
      ],
    )
    expect(share([...spansOf('PHONE_NUMBER'), ...recognised, ...formats])).toBeGreaterThanOrEqual(0.95)
  })
})
