import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languageOfText } from '../../../server/chat/understand/language-of-text.ts'
import { freshQuestions } from './fresh-questions.ts'
import { otherSentences, shopQuestions } from './shop-questions.ts'

const { en: english = [], ...others } = otherSentences
const sentences = [
  ...[shopQuestions, freshQuestions].flatMap((questions) =>
    Object.entries(questions).flatMap(([language, list]) => list.map(([said]) => [language, said] as const)),
  ),
  ...Object.entries(others).flatMap(([language, list]) => list.map((said) => [language, said] as const)),
]

it.each(sentences)('%s: %s', (language, said) => {
  expect(languageOfText(said)).toBe(language)
})

it.each(english)('is never taken for another language than English: %s', (said) => {
  expect(['en', undefined]).toContain(languageOfText(said))
})

describe('a word or two', () => {
  it.each([
    ['de', 'Danke!'],
    ['de', 'Versandkosten?'],
    ['de', 'Größentabelle'],
    ['fr', 'Bonjour'],
    ['fr', 'merci beaucoup'],
    ['es', 'hola'],
    ['it', 'grazie mille'],
    ['nl', 'dank je wel'],
    ['pl', 'dzień dobry'],
  ])('%s: %s', (language, said) => expect(languageOfText(said)).toBe(language))

  it('that two languages have is one of the page’s language, and without it nothing is said', () => {
    expect(languageOfText('Hallo')).toBeUndefined()
    expect(languageOfText('Hallo', 'de-AT')).toBe('de')
    expect(languageOfText('Hallo', 'nl')).toBe('nl')
    expect(languageOfText('hello', 'de')).toBe('en')
    expect(languageOfText('Chelsea Boots', 'de')).not.toBe('de')
  })
})

it('knows scripts', () => {
  expect(
    [
      'Где моя посылка?',
      'Де моє замовлення?',
      'Πού είναι;',
      '返品できますか',
      '배송',
      '我的包裹在哪里',
      'أين طلبي',
      'איפה ההזמנה שלי',
    ].map((said) => languageOfText(said)),
  ).toEqual(['ru', 'uk', 'el', 'ja', 'ko', 'zh', 'ar', 'he'])
  expect(languageOfText('How do you say 你好 in the shop?')).toBe('en')
})

it('leaves out what is no word', () => {
  expect(languageOfText('https://exemple.fr/la-livraison-est-dans-le-colis')).toBeUndefined()
  expect(languageOfText('12345 !!! 🎉')).toBeUndefined()
})

it('answers to anything', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      expect(() => languageOfText(text, 'de')).not.toThrow()
    }),
  )
})
