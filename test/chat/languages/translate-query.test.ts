import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lexicons, translateQuery } from '../../../kb/translate-query.ts'

it.each([
  ['de', 'Wie hoch sind die Versandkosten?', 'how much shipping cost?'],
  ['de', 'Rückgabekosten', 'return cost'],
  ['de', 'Wie wäscht man Wollpullover', 'how wash wool jumper'],
  ['nl', 'wat is jullie retourbeleid?', 'what is return policy?'],
  ['fr', 'Avez-vous la robe en noir ?', 'do you have dress black?'],
  ['es', 'quiero devolver los zapatos', 'i want to return shoes'],
  ['it', 'le scarpe nere', 'shoes black'],
])('%s: %s', (language, said, english) => expect(translateQuery(said, language)).toBe(english))

it('keeps names, numbers and prices', () => {
  expect(translateQuery('Habt ihr die Chelsea Boots in 40 unter 150 €?', 'de')).toBe(
    'do you have chelsea boots 40 under 150?',
  )
  expect(translateQuery('Wo ist meine Bestellung VM-20417?', 'de')).toContain('VM-20417')
  expect(translateQuery('29,99 €', 'fr')).toContain('29,99')
})

it('keeps two questions two', () => {
  expect(translateQuery('Wo ist mein Paket? Wie lange dauert die Lieferung?', 'de')).toMatch(
    /^[^?]+\? [^?]+\?$/,
  )
})

it('has no English for a language without a lexicon', () => {
  expect(translateQuery('Где моя посылка?', 'ru')).toBeUndefined()
  expect(translateQuery('toString', 'constructor')).toBeUndefined()
})

it('has 150 words or more for each of the five', () => {
  for (const language of ['de', 'nl', 'fr', 'es', 'it'])
    expect(lexicons[language]?.english.size, language).toBeGreaterThan(150)
})

it('makes something of anything', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(lexicons)),
      fc.string({ maxLength: 200 }),
      (language, text) => {
        expect(typeof translateQuery(text, language)).toBe('string')
      },
    ),
  )
})
