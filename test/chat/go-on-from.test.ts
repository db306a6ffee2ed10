import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { goOnFrom, SourcesChanged } from '../../server/chat/turns/go-on-from.ts'
import { textOf } from '../../server/chat/turns/turn-ending.ts'
import type { ProductCard, Source, TurnEvent } from '../../server/wire.ts'

const END: TurnEvent = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }
const START: TurnEvent = { type: 'turn-start', turn_id: 't', message_id: 'm' }
const say = (text: string): TurnEvent => ({ type: 'text-delta', text })
const source = (n: number, id: string): Source => ({ n, id, title: id, snippet: '' })
const sources = (...list: Source[]): TurnEvent => ({ type: 'sources', sources: list })
const card: ProductCard = {
  product_id: 'p',
  name: 'Tee',
  price: { amount: 1, currency: 'EUR' },
  available: true,
  colours: [],
  sizes: [],
}

async function* answer(...events: TurnEvent[]) {
  yield* events
}

async function goOn(told: TurnEvent[], ...events: TurnEvent[]): Promise<TurnEvent[]> {
  const added: TurnEvent[] = []
  for await (const event of goOnFrom(told, answer(...events))) added.push(event)
  return added
}

const texts = (...words: string[]) => words.map(say)

describe('the same answer again', () => {
  it('adds exactly what was missing, wherever it was cut', async () => {
    const whole: TurnEvent[] = [
      { type: 'status', stage: 'searching' },
      sources(source(1, 'a')),
      { type: 'status', stage: 'writing' },
      ...texts('You have ', '30 days', ' [1].'),
      { type: 'products', products: [card] },
      { type: 'suggestions', suggestions: ['How?'] },
      END,
    ]
    for (let cut = 0; cut < whole.length; cut++)
      expect(await goOn([START, ...whole.slice(0, cut)], ...whole)).toEqual(whole.slice(cut))
  })

  it('goes on in the middle of a word that now comes in other pieces', async () => {
    expect(await goOn([START, ...texts('You have 3')], ...texts('You', ' have 30 d', 'ays.'), END)).toEqual([
      say('0 days.'.slice(0, 3)),
      say('ays.'),
      END,
    ])
  })
})

describe('another answer', () => {
  it('takes the place of the old one from where they part, at once', async () => {
    expect(
      await goOn([START, ...texts('You have 30 days.')], ...texts('You have', ' 14 days', '.'), END),
    ).toEqual([{ type: 'text-replace', from: 9, to: 17, text: '14 days' }, say('.'), END])
  })

  it('that is shorter cuts the old one', async () => {
    expect(await goOn([START, ...texts('Yes, and more')], ...texts('Yes'), END)).toEqual([
      { type: 'text-replace', from: 3, to: 13, text: '' },
      END,
    ])
  })

  it('never parts within a character', async () => {
    expect(await goOn([START, ...texts('a\u{1f600}')], ...texts('a\u{1f601}'), END)).toEqual([
      { type: 'text-replace', from: 1, to: 3, text: '\u{1f601}' },
      END,
    ])
  })

  it('takes away products and suggestions that it does not have', async () => {
    const told: TurnEvent[] = [
      START,
      { type: 'products', products: [card] },
      { type: 'suggestions', suggestions: ['How?'] },
    ]
    expect(await goOn(told, say('Sorry.'), END)).toEqual([
      say('Sorry.'),
      { type: 'products', products: [] },
      { type: 'suggestions', suggestions: [] },
      END,
    ])
  })
})

describe('sources', () => {
  it('that are more come again with those of before, each under its number', async () => {
    const told = [START, sources(source(1, 'a'), source(3, 'c'))]
    expect(await goOn(told, sources(source(1, 'a'), source(2, 'b')), END)).toEqual([
      sources(source(1, 'a'), source(2, 'b'), source(3, 'c')),
      END,
    ])
  })

  it('never stand under the number of another: then the answer cannot go on', async () => {
    await expect(goOn([START, sources(source(1, 'a'))], sources(source(1, 'b')), END)).rejects.toBeInstanceOf(
      SourcesChanged,
    )
  })
})

test('whatever was told and whatever comes, readers end with the new text', async () => {
  const word = fc.oneof(
    fc.constantFrom('a', 'ab', ' ', '\u{1f600}', '\u{1f601}'),
    fc.string({ unit: 'grapheme' }),
  )
  const step = fc.record({ text: word, from: fc.nat(12), length: fc.nat(6), replaces: fc.boolean() })
  const told = (steps: { text: string; from: number; length: number; replaces: boolean }[]) => {
    const events: TurnEvent[] = []
    for (const { text, from, length, replaces } of steps) {
      const size = textOf(events).length
      const at = Math.min(from, size)
      events.push(
        replaces ? { type: 'text-replace', from: at, to: Math.min(at + length, size), text } : say(text),
      )
    }
    return events
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step), fc.array(step), fc.nat(), async (first, second, cut) => {
      const before = told(first)
      const again = told([...first.slice(0, cut % (first.length + 1)), ...second])
      const added = await goOn([START, ...before], ...again, END)
      expect(textOf([...before, ...added])).toBe(textOf(again))
      expect(added.filter(({ type }) => type === 'turn-end')).toHaveLength(1)
    }),
    { numRuns: 300 },
  )
})
