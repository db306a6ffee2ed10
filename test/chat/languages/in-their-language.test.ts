import { beforeAll, describe, expect, it } from 'vitest'
import { courtesies } from '../../../server/answer/courtesies.ts'
import { inEnglish } from '../../../server/chat/understand/in-english.ts'
import type { EarlierMessage } from '../../../server/chat/turn-input.ts'
import { openDemo } from './a-demo-turn.ts'
import { freshQuestions } from './fresh-questions.ts'
import { type ShopQuestion, shopQuestions } from './shop-questions.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
beforeAll(async () => {
  demo = await openDemo()
})

const toldInEnglish = (language: string) => courtesies[language]?.inEnglish ?? 'no such language'

async function shareRight(questions: readonly ShopQuestion[]) {
  const right: string[] = []
  for (const [question, ...documents] of questions) {
    const { outcome, cited } = await demo.say(question)
    if (outcome === 'answered' && cited.some((id) => documents.includes(id))) right.push(question)
  }
  return right.length / questions.length
}

describe('the English pages are found', () => {
  it.each(['de', 'nl', 'fr', 'es', 'it'])('%s', async (language) => {
    expect(await shareRight(shopQuestions[language] ?? [])).toBeGreaterThanOrEqual(0.85)
  })

  it('by questions that the lexicons were not made with', async () => {
    expect(await shareRight(Object.values(freshQuestions).flat())).toBeGreaterThanOrEqual(0.8)
  })
})

it.each([
  'Wie wird das Wetter morgen in Berlin?',
  'Was ist die Hauptstadt von Peru?',
  'Quelle est la capitale du Pérou ?',
  '¿Cuántos años vive un elefante?',
  'Chi ha vinto i mondiali?',
  'Hoe oud wordt een olifant?',
])('what they do not answer is not answered: %s', async (question) => {
  const { outcome, cited } = await demo.say(question)
  expect([['unsure', 'declined', 'clarify'].includes(outcome), cited]).toEqual([true, []])
})

describe('one sentence in the shopper’s language', () => {
  it('says before the answer that it is in English', async () => {
    const { text } = await demo.say('Wie hoch sind die Versandkosten?')
    expect(text).toMatch(/^\*Ich kann hier nur auf Englisch antworten[^\n]*\*\n\n[\s\S]*€3\.95/)
  })

  it('is said once', async () => {
    const { text } = await demo.say('Wie hoch sind die Versandkosten?', 'Wie lange dauert die Lieferung?')
    expect(text).not.toContain(toldInEnglish('de'))
    expect(text).toMatch(/working days/)
  })

  it('is said again where the language changes', async () => {
    const { text } = await demo.say(
      'Wie hoch sind die Versandkosten?',
      'Combien de temps prend la livraison ?',
    )
    expect(text).toContain(toldInEnglish('fr'))
  })

  it('is never said to who writes English, on whatever page', async () => {
    for (const question of ['How much is shipping?', 'linen', 'Chelsea Boots', 'thx', 'no'])
      expect((await demo.on('de', question)).text).not.toContain(toldInEnglish('de'))
  })

  it('is there for every language that is recognised', async () => {
    for (const [language, courtesy] of Object.entries(courtesies))
      for (const said of Object.values(courtesy)) expect(said.length, language).toBeGreaterThan(4)
    const known = [
      ...Object.keys(shopQuestions),
      'pt',
      'pl',
      'sv',
      'da',
      'cs',
      'tr',
      'ru',
      'uk',
      'el',
      'ja',
      'ko',
      'zh',
      'ar',
      'he',
    ]
    expect(known.filter((language) => courtesies[language] === undefined)).toEqual([])
  })
})

describe('kindness is answered in kind', () => {
  it.each([
    ['Danke!', 'Sehr gern'],
    ['Bonjour', 'bienvenue'],
    ['merci beaucoup', 'plaisir'],
    ['Gracias', 'De nada'],
    ['arrivederci', 'presto'],
    ['Dziękuję', 'Nie ma za co'],
    ['teşekkürler', 'Rica ederim'],
  ])('%s', async (said, answer) => {
    expect(await demo.say(said)).toMatchObject({
      outcome: 'smalltalk',
      text: expect.stringContaining(answer),
    })
  })

  it('"Hallo" on a German page', async () => {
    const { outcome, text } = await demo.on('de', 'Hallo')
    expect([outcome, text]).toEqual(['smalltalk', expect.stringContaining('willkommen')])
  })
})

it('understands who asks for a person, and what an order is', async () => {
  expect(await demo.say('Ich möchte mit einem Menschen sprechen')).toMatchObject({ wantsPerson: true })
  expect((await demo.say('Wo ist meine Bestellung VM-20417?')).text).toContain('VM-20417')
})

it('reads a message in the light of the talk: its language stays, and earlier words are put in English, too', () => {
  const history: EarlierMessage[] = [
    { role: 'shopper', text: 'Wie hoch sind die Versandkosten?', productIds: [] },
    { role: 'assistant', text: 'Standard shipping is €3.95.', productIds: [] },
  ]
  const read = (question: string, shop = 'en') => inEnglish(question, history, { page: undefined, shop })
  expect(read('XL?')).toMatchObject({ language: 'de', question: 'XL?' })
  expect(read('Und nach Frankreich?')).toMatchObject({ language: 'de', question: 'and to france?' })
  expect(read('XL?').history.map(({ text }) => text)).toEqual([
    'how much shipping cost?',
    'Standard shipping is €3.95.',
  ])
  // A German shop is searched in German.
  expect(read('Und nach Frankreich?', 'de-AT').question).toBe('Und nach Frankreich?')
})
