import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { NumberedPassage } from '../../server/answer/answerer.ts'
import { type ClaimFilter, claimFilter } from '../../server/answer/claims/claim-filter.ts'
import { productNames } from '../../server/answer/claims/product-names.ts'
import { filteredBy } from './filtered-by.ts'

const passage = (n: number, title: string, text: string, url?: string): NumberedPassage => ({
  n,
  score: 1,
  passage: { id: `p${n}`, document: `p${n}`, kind: 'faq', title, alts: [], text, ...(url ? { url } : {}) },
})
const passages = [
  passage(
    1,
    'Return policy',
    'You can return any piece within 30 days of delivery. Refunds take 5 to 7 working days. Returns are free from €75.00.',
    'https://shop.example/returns',
  ),
  passage(
    2,
    'Delivery',
    'Express delivery costs 14,95 € and takes one working day. Ordered before 14:00, it leaves the same day, Monday to Friday. The Organic Cotton T-shirt weighs 180 g.',
  ),
  passage(3, 'Warranty', 'Our warranty lasts two years, from 1 March 2026 on. Call 09 555 01 42.'),
]
const filterFor = (asked = 'Can I return it?') =>
  claimFilter({
    passages,
    known: ['Shop', 'help@shop.example', '+32 9 555 01 99', '2026-11-28', 'Saturday, November 28, 2026'],
    asked: [asked],
    products: productNames(['Organic Cotton T-shirt', 'Linen Summer Dress', 'Socks']),
  })

const through = (pieces: readonly string[], filter: ClaimFilter = filterFor()) => filteredBy(filter, pieces)

describe('a claim that its passage backs stays as it is', () => {
  it.each([
    'You have 30 days [1].',
    'You have thirty days. [1]',
    'A 30-day return [1].',
    'Sie haben 30 Tage Zeit [1].',
    'Vous avez 30 jours [1].',
    'It takes 5–7 working days [1].',
    'It takes between five and seven days [1].',
    'Free from 75 euros [1].',
    'Free from EUR 75 [1]. Express is €14.95 [2].',
    'It takes 1 day [2].',
    'Order before 2 pm [2], or before 14.00 Uhr [2].',
    'On Wednesdays too [2].',
    'The organic cotton T-shirt is 180 grams [2].',
    'A 2-year warranty [3], so 24 months.',
    'From March 1, 2026 [3], or 01/03/2026 [3].',
    'See [Returns](https://shop.example/returns/) [1].',
    'Write to help@shop.example or call +32 9 555 01 99.',
    'Today is 28 November.',
    'We help 24/7, in 3 ways:\n\n1. Ask.\n2. Call 09 555 01 42 [3].',
    'No fact at all here. None here.',
  ])('%j', (text) => {
    expect(through([text])).toBe(text)
  })
})

describe('a claim that nothing backs goes with its sentence', () => {
  it.each([
    ['You have 60 days [1].', ''],
    ['Yes, you can. You have sixty days [1]. Just send it.', 'Yes, you can. Just send it.'],
    ['You have 30 weeks [1].', ''],
    ['It takes 5 to 9 working days [1].', ''],
    ['Free from €30 [1].', ''],
    ['It costs 30% [1].', ''],
    ['A three-year warranty [3].', ''],
    ['From 2 March 2026 [3].', ''],
    ['From 1 March 2027 [3].', ''],
    ['Before 4 pm [2].', ''],
    ['On Sundays [2].', ''],
    ['The Linen Summer Dress is warm [2].', ''],
    ['See [here](https://evil.example/returns) [1].', ''],
    ['Write to hello@evil.example.', ''],
    ['Call +32 9 555 01 98.', ''],
    ['Come to Rozenlaan 30 [1].', ''],
    ['Your code is SAVE2026 [1].', ''],
    ['- 30 days [1]\n- 40 days [1]\n- free from €75 [1]', '- 30 days [1]\n- free from €75 [1]'],
    ['One.\n\nIt takes 99 days [1].\n\nThree.', 'One.\n\n\nThree.'],
  ])('%j → %j', (text, expected) => {
    const filter = filterFor()
    expect(through([text], filter)).toBe(expected)
    expect(filter.removed).toBe(1)
  })
})

describe('what the assistant cannot have done goes with its sentence', () => {
  it.each([
    ['I have cancelled your order [1]. Refunds go back to your card.', ' Refunds go back to your card.'],
    ['Done, I’ve refunded it to your card [1].', ''],
    ['I will forward this to our team.', ''],
    ['I am processing your return now [1].', ''],
    ['Good news! Your parcel is out for delivery [2].', 'Good news!'],
    ['Your order has been cancelled [1].', ''],
  ])('%j → %j', (text, expected) => {
    const filter = filterFor('Please cancel my order')
    expect(through([text], filter).trim()).toBe(expected.trim())
    expect(through([...text], filterFor('Please cancel my order')).trim()).toBe(expected.trim())
    expect(filter.removed).toBe(1)
  })

  it.each([
    'I cannot cancel your order; you can do it under Your orders [1].',
    'We send an email once your order has been shipped [2].',
    'What if I have ordered the wrong size?',
    'As soon as your return has been processed, we refund you [1].',
    'I have found this for you [1]. I will gladly help with more.',
    'Your order is pending until we pack it [1].',
  ])('%j stays', (text) => {
    expect(through([text])).toBe(text)
    expect(through([...text])).toBe(text)
  })
})

describe('a citation', () => {
  it.each([
    ['Express delivery costs €14.95 [1].', 'Express delivery costs €14.95 [2].'],
    [
      'You can return it within 30 days, express delivery costs 14.95 [1].',
      'You can return it within 30 days, express delivery costs 14.95 [1][2].',
    ],
    // The model cites at the end of the paragraph.
    [
      'You can return a piece within 30 days. So do it [1].',
      'You can return a piece within 30 days. So do it [1].',
    ],
    [
      'You can return a piece within 30 days. Do it by express [2].',
      'You can return a piece within 30 days. Do it by express [2][1].',
    ],
    ['You can return a piece within 30 days. Bye.', 'You can return a piece within 30 days. Bye. [1]'],
    // A figure alone proves nothing of another passage.
    ['The museum opens within 30 days [3].', ''],
  ])('is put right: %j → %j', (text, expected) => {
    expect(through([text])).toBe(expected)
  })
})

describe('what the shopper has named', () => {
  it('may be repeated', () => {
    const filter = filterFor('Where is order #1234? I bought 2 jackets on 3 October')
    const text = 'I cannot look up order #1234 with its 2 jackets of October 3.'
    expect(through([text], filter)).toBe(text)
  })

  it('is no promise of the shop: a term is repeated only beside the shop’s own, or denied', () => {
    const asked = () => filterFor('Can I return it after 60 days?')
    expect(through(['Yes, you can return it after 60 days [1].'], asked())).toBe('')
    for (const text of ['No, not after 60 days [1].', 'After 60 days the 30 days are over [1].'])
      expect(through([text], asked())).toBe(text)
  })
})

describe('streaming', () => {
  it('shows words at once, holds from the first fact on, and no longer than the sentence', () => {
    const filter = filterFor()
    expect(filter.push('You can return it within ').text).toBe('You can return it within ')
    expect(filter.push('30').text).toBe('')
    expect(filter.push(' days of delivery').text).toBe('')
    expect(filter.push(' [1].').text).toBe('')
    expect(filter.push(' ').text).toBe('30 days of delivery [1]. ')
    expect(filter.push('You have 30 days. ').text).toBe('You have ')
    expect(filter.push('J').text).toBe('30 days. J')
    expect(filter.push('ust send it.').text).toBe('ust send it.')
  })

  it('takes back what was shown of a sentence that goes', () => {
    const filter = filterFor()
    expect(filter.push('Yes. You have ')).toEqual({ retract: 0, text: 'Yes. You have ' })
    expect(filter.push('60 days [1].\n')).toEqual({ retract: 0, text: '' })
    expect(filter.push('Just')).toEqual({ retract: 'You have '.length, text: '\nJust' })
  })

  it('holds what may become a product’s name or a number', () => {
    const filter = filterFor()
    expect(filter.push('The organic ').text).toBe('The ')
    expect(filter.push('wool ').text).toBe('organic wool ')
    expect(filter.push('in four').text).toBe('in ')
    expect(filter.push('teen ways').text).toBe('')
  })

  it('takes further passages in while it runs', () => {
    const filter = filterFor()
    filter.offer([passage(4, 'Gift cards', 'Gift cards are valid for 5 years.')])
    expect(through(['Gift cards are valid for 5 years [4].'], filter)).toBe(
      'Gift cards are valid for 5 years [4].',
    )
  })

  test('comes to the same however the text is cut', () => {
    const piece = fc.constantFrom(
      ...[
        'You have 30 days',
        'sixty days',
        ' [1]',
        '[2]',
        '. ',
        '.',
        '\n',
        '\n- ',
        ' ',
        '1. ',
        'on 14',
        '. October',
        'Mon',
        'day to Friday',
      ],
      ...[
        '€14,95',
        ' 14:00',
        'the Organic',
        ' Cotton T-shirt',
        'e.g. ',
        '**So**',
        '! ',
        '[Returns](https://shop.example/returns)',
        'return it',
        'help@shop.example',
        '9–17',
        'ßé',
        '24/7',
      ],
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        (parts, sizes) => {
          const whole = parts.join('')
          const cut: string[] = []
          for (let at = 0; at < whole.length; ) {
            const size = sizes.next().value ?? 1
            cut.push(whole.slice(at, at + size))
            at += size
          }
          expect(through(cut)).toBe(through([whole]))
        },
      ),
      { numRuns: 200 },
    )
  })

  test.each(['a@', 'A.', 'www.a/', '1234567890', 'sixty days and ', 'you have 30 days [1] and ', '👗30'])(
    'is not held for ever by %j without an end, and comes to the same however it is cut',
    (endless) => {
      const whole = endless.repeat(4_000 / endless.length)
      const filter = filterFor()
      const before = filter.push(whole)
      expect(filter.removed > 0 || before.text.length > 1_000).toBe(true)
      const all = through([whole])
      expect(all).not.toMatch(/\p{Surrogate}/u)
      for (const size of [7, 333]) {
        const cut = whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
        expect(through(cut)).toBe(all)
      }
    },
  )

  test('holds nothing of a sentence without a fact, once its last word is whole', () => {
    const word = fc.constantFrom(
      'you',
      'can',
      'item16',
      'send',
      'the',
      'piece',
      'back',
      'to',
      'us',
      'shop',
      'returns',
      'and',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        const filter = filterFor()
        for (const next of words) expect(filter.push(`${next} `).text).toBe(`${next} `)
      }),
    )
  })
})
