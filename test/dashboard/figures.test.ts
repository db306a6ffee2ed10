import { describe, expect, it } from 'vitest'
import { formatDuration, formatMoney } from '../../dashboard/format.ts'
import { kpiGroupsOf } from '../../dashboard/kpis.ts'
import { outcomeSeries } from '../../dashboard/outcome-series.ts'
import { plotData } from '../../dashboard/plot-options.ts'
import type { Overview } from '../../server/wire.ts'
import { anOverview } from './an-overview.ts'

describe('formatDuration', () => {
  it.each([
    [null, '–'],
    [0, '0 ms'],
    [8.44, '8.4 ms'],
    [9.96, '10 ms'],
    [239.6, '240 ms'],
    [999.5, '1 s'],
    [1240, '1.24 s'],
    [75_000, '75 s'],
    [30 * 60_000, '30 min'],
    [30 * 3_600_000, '30 h'],
    [76 * 3_600_000, '3.2 days'],
  ])('shows %s as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text)
  })
})

describe('formatMoney', () => {
  it.each([
    [null, '–'],
    [0, '$0.00'],
    [4200, '$0.0042'],
    [1_300_000, '$1.30'],
    [1_204_400_000, '$1,204'],
  ])('shows %s as %s', (micros, text) => {
    expect(formatMoney(micros)).toBe(text)
  })
})

describe('the cards', () => {
  const cardsOf = (overview: Overview) => kpiGroupsOf(overview).flatMap(({ kpis }) => kpis)

  it('say what each figure means, what it stands on, how sure it is and what is still open', () => {
    const nothing = { part: 0, whole: 0, open: 0, share: null, low: null, high: null }
    const cards = cardsOf(
      anOverview({
        cohort: {
          conversations: 4,
          turns: 8,
          stopped: 2,
          messages: 10,
          tokens: 900,
          cost_micros: 4200,
          resolution: { resolved: 2, open: 1, tokens: 600, cost_micros: 3000, unpriced: 0 },
          time_to_first_token: { p50: 30, p95: 500, p99: 900, sample: 9 },
        },
        figures: {
          assumed: { part: 3, whole: 12, open: 4, share: 0.25, low: 0.09, high: 0.53 },
          spending: { ...nothing, part: 3, whole: 8 },
        },
      }),
    )
    const card = (name: string) => cards.find((one) => one.name === name)
    expect(card('Turns')).toMatchObject({ value: '10', sample: '2 stopped by the shopper' })
    expect(card('Conversations')).toMatchObject({ value: '4' })
    expect(card('Messages per conversation')).toMatchObject({ value: '2.5' })
    expect(card('Assumed resolution')).toMatchObject({
      value: '25%',
      sample: '3 of 12 conversations',
      interval: { share: 0.25, low: 0.09, high: 0.53 },
      open: '4 still open',
    })
    expect(card('Time to first token')).toMatchObject({
      value: '30 ms',
      aside: 'p95 500 ms · p99 900 ms',
      sample: 'of 9 turns',
    })
    expect(card('Cost')).toMatchObject({ value: '$0.0042', aside: '900 tokens' })
    expect(card('Cost per resolution')).toMatchObject({ value: '$0.0015', open: '1 still open' })
    expect(cards.every(({ definition }) => definition.endsWith('.'))).toBe(true)
  })

  it('show a dash where nothing was counted, never a zero share', () => {
    const values = cardsOf(anOverview()).map(({ name, value }) => [name, value])
    const counts = { Turns: '0', Conversations: '0', Cost: '$0.00' }
    expect(values).toEqual(values.map(([name = '']) => [name, Reflect.get(counts, name) ?? '–']))
  })

  it('say that a price is not known, rather than that it is nothing', () => {
    const cards = cardsOf(
      anOverview({
        cohort: { tokens: 900, unpriced: 2 },
        figures: { spending: { part: 2, whole: 2, open: 0, share: 1, low: 0.3, high: 1 } },
      }),
    )
    expect(cards.find(({ name }) => name === 'Cost')).toMatchObject({
      value: '–',
      sample: 'in 2 turns with a model · 2 without a known price',
    })
  })
})

describe('the layers of turns by outcome', () => {
  const overview = anOverview({
    outcomes: { unsure: [1, 0], answered: [2, 3], upstream_failed: [1, 0], internal: [1, 1] },
  })

  it('come in a fixed order, failures of every kind together on top', () => {
    expect(outcomeSeries(overview).map(({ name, values }) => [name, values])).toEqual([
      ['Answered', [2, 3]],
      ['Unsure', [1, 0]],
      ['Failed', [2, 1]],
    ])
  })

  it('are stacked for drawing, the tallest first, in the middle of their buckets', () => {
    expect(plotData('stack', overview, outcomeSeries(overview))).toEqual([
      overview.at.map((at) => at + 30),
      [5, 4],
      [3, 3],
      [2, 3],
    ])
  })
})
