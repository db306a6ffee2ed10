import { beforeAll, describe, expect, it } from 'vitest'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { NumberedPassage } from '../../../server/answer/answerer.ts'
import { countriesIn, countryIn } from '../../../server/shop/countries.ts'
import { asksDelivery, deliveryFact } from '../../../server/answer/local/delivery-fact.ts'
import { openingFact } from '../../../server/answer/local/opening-fact.ts'
import { sizeFact, sizeTableQuery } from '../../../server/answer/local/size-fact.ts'
import { timeWindowFact } from '../../../server/answer/local/time-window-fact.ts'
import { demoKnowledge } from '../../support/demo-knowledge.ts'

let shop: ShopProfile
let all: NumberedPassage[]

beforeAll(async () => {
  const knowledge = await demoKnowledge()
  shop = knowledge.shop()
  all = knowledge.passages().map((passage, at) => ({ n: at + 1, passage, score: 1 }))
})

const asked = (query: string) => ({ query, ownWords: query, saidBefore: '' })
const plain = (text: string | undefined) => text?.replace(/ ?\[\d+\]/g, '').replaceAll('**', '')
const first: (ways: readonly [string, ...string[]]) => string = ([way]) => way

describe('a country', () => {
  it.each([
    ['do you ship to germany', 'DE', true],
    ['Shipping to the Netherlands?', 'NL', true],
    ['delivery to the U.K.', 'GB', false],
    ['do you deliver to Northern Ireland', 'GB', false],
    ['can you send it to the US', 'US', false],
    ['is it sent to Switzerland.', 'CH', false],
  ])('%j names %s', (text, code, inEuropeanUnion) => {
    expect(countryIn(text)).toMatchObject({ code, inEuropeanUnion })
  })

  it.each(['please send it to us', 'Belgium or France?', 'a jersey dress', 'where is my parcel'])(
    'none is named, or several, in %j',
    (text) => {
      expect(countryIn(text)?.code).not.toBe('US')
      if (!text.includes('jersey')) expect(countryIn(text)).toBeUndefined()
    },
  )

  it('is the last that was named of several sentences', () => {
    expect(countriesIn('Shipping to Germany? and to Norway?').map(({ code }) => code)).toEqual(['DE', 'NO'])
    expect(countriesIn('Norway. Germany? Norway!').map(({ code }) => code)).toEqual(['DE', 'NO'])
  })
})

describe('delivery', () => {
  const tell = (query: string) => plain(deliveryFact(asked(query), all, shop)?.text)

  it.each([
    ['What does shipping to Germany cost?', /€6\.95.*€75\.00.*3 to 5 working days/],
    ['how much is delivery to belgium', /€3\.95.*1 to 2 working days/],
    ['do you ship to canada', /€24\.95.*7 to 12 working days/],
    ['How long does a parcel to Norway take?', /^A parcel to Norway takes 4 to 7 working days.*€12\.95/],
    ['express to France?', /^Yes: Express to France costs €14\.95 and arrives the next working day.*14:00/],
    ['Is express possible to Italy?', /^No, Express goes to Belgium.*3 to 5 working days/],
    ['is shipping free to France for 60 euros', /€60\.00 does not reach/],
    ['is shipping free for 80 euros', /^Yes: from €75\.00/],
    ['Do you deliver to Japan?', /^I am afraid not: we do not deliver to Japan/],
  ])('%j', (query, said) => {
    expect(tell(query)).toMatch(said)
  })

  it.each([
    'Who pays for the return postage from Germany?',
    'My parcel to Germany is lost',
    'Do I pay customs duties in Norway?',
    'Which countries do you ship to?',
    'a dress made in Portugal',
    'Do you deliver to a PO box in France?',
    'Is the jersey top soft, and can you ship it to my home?',
    'Do you deliver to New Jersey?',
    '€80 before a 10% discount code, shipping to Germany free?',
  ])('%j is no question of it', (query) => {
    expect(asksDelivery(asked(query), shop)).toBe(false)
  })

  it('denies no country where no page says that its list is all', () => {
    const worldwide = { ...shop, shipping: { methods: [{ name: 'Worldwide', price: 9 }] } }
    const page = (title: string, text: string) => ({
      n: 1,
      score: 1,
      passage: { id: 'p', document: 'p', kind: 'faq' as const, title, alts: [], text },
    })
    const said = (pages: NumberedPassage[]) =>
      deliveryFact(asked('Do you ship to Japan?'), pages, worldwide)?.text
    expect(said([page('Where do you ship?', 'We ship worldwide from Leeds.')])).toBeUndefined()
    expect(said([page('What do I do when it was not delivered?', 'Call the courier first.')])).toBeUndefined()
    expect(said([page('Where do you ship?', 'We ship worldwide for €9.')])).toMatch(/Japan costs €9\.00/)
  })

  it('says nothing where no page says the same', () => {
    expect(deliveryFact(asked('What does shipping to Germany cost?'), [], shop)).toBeUndefined()
  })

  it('cites a page that says the figure', () => {
    const told = deliveryFact(asked('What does shipping to Germany cost?'), all, shop)
    expect(told?.used[0]?.passage.text).toMatch(/6\.95/)
    expect(told?.text).toContain(`[${told?.used[0]?.n}]`)
  })
})

describe('a time that has passed', () => {
  const tell = async (query: string) =>
    plain((await timeWindowFact(asked(query), shop, first, async (_, fact) => fact(all)))?.text)

  it.each([
    ['Can I return shoes after 20 days?', /^Yes.*30 days.*20 days is within/],
    ['I bought a coat 3 weeks ago, can I still send it back?', /^Yes.*3 weeks/],
    ['can i return it after two months', /too late.*30 days.*two months/],
    ['the zip broke after 18 months', /^The warranty lasts 2 years, so after 18 months it still runs/],
    ['my boots fell apart after 3 years', /after 3 years it has ended/],
  ])('%j', async (query, said) => {
    expect(await tell(query)).toMatch(said)
  })

  it.each([
    'My refund has not arrived for 2 weeks',
    'How long do I have?',
    'it takes 3 days',
    'a 2 year warranty?',
    'I had it delivered 10 days ago but washed it, can I send it back?',
    'Can I extend my return for a week?',
    'I am on holiday for two weeks, can I return after that?',
    'I ordered 40 days ago but it was delivered a week ago, can I return it?',
    'I ripped my jeans climbing 2 months ago, is that covered?',
    'The zip broke 2 years ago',
  ])('%j asks for none of it', async (query) => {
    expect(await tell(query)).toBeUndefined()
  })
})

describe('opening hours', () => {
  const tuesday = new Date('2026-11-24T10:00:00Z')
  const tell = (query: string) => plain(openingFact(asked(query), all, shop, tuesday)?.text)

  it.each([
    ['is the shop open tomorrow?', /^Tomorrow, on Wednesday, .*open from 11:00 to 18:00/],
    [
      'Is the store open on Mondays?',
      /^On Mondays, .*closed; we are there Wednesday to Saturday 11:00 to 18:00/,
    ],
    ['can I call you now?', /^Today, on Tuesday, our team answers from 9:00 to 18:00/],
    [
      'can I call on sunday',
      /nobody of our team is there; we are there Monday to Friday 9:00 to 18:00 and Saturday/,
    ],
  ])('%j', (query, said) => {
    expect(tell(query)).toMatch(said)
  })

  it('are not told where no day is named', () => {
    expect(tell('when do you open?')).toBeUndefined()
  })
})

describe('a size from measurements', () => {
  const tell = (query: string) => plain(sizeFact(asked(query), all)?.text)

  it.each([
    ['my bust is 90 cm which size do i need', /You need size M/],
    ['what size with a chest of 101 cm', /size XL/],
    ['size for bust 90 and waist 78?', /between sizes: M by the bust.*L by the waist/],
    ['26.5 cm feet which shoe size', /42/],
  ])('%j', (query, said) => {
    expect(tell(query)).toMatch(said)
  })

  it('is not told for a figure that no table has, nor without one', () => {
    expect(tell('size for a bust of 180 cm')).toBeUndefined()
    expect(sizeTableQuery(asked('how do I find my size'))).toBeUndefined()
  })
})
