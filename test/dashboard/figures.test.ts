import { describe, expect, it } from 'vitest'
import { formatDuration } from '../../dashboard/format.ts'
import { kpisOf } from '../../dashboard/kpis.ts'
import { outcomeSeries } from '../../dashboard/outcome-series.ts'
import { plotData } from '../../dashboard/plot-options.ts'
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
  ])('shows %s as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text)
  })
})

describe('the cards', () => {
  it('say what each figure means and stands on', () => {
    const cards = kpisOf(
      anOverview({
        totals: {
          turns: 10,
          counted: 8,
          answered_share: 0.75,
          helpful: 3,
          not_helpful: 1,
          time_to_first_token: { p50: 30, p95: 500, sample: 9 },
        },
      }),
    )
    const card = (name: string) => cards.find((one) => one.name === name)
    expect(card('Turns')).toMatchObject({ value: '10', sample: '2 stopped by the shopper' })
    expect(card('Answered')).toMatchObject({ value: '75%', sample: 'of 8 turns' })
    expect(card('Thumbs up')).toMatchObject({ value: '75%', aside: '3 up · 1 down', sample: 'of 4 thumbs' })
    expect(card('Time to first token')).toMatchObject({
      value: '30 ms',
      aside: 'p95 500 ms',
      sample: 'of 9 turns',
    })
    expect(cards.every(({ definition }) => definition.endsWith('.'))).toBe(true)
  })

  it('show a dash where nothing was counted, never a zero share', () => {
    const values = kpisOf(anOverview()).map(({ value }) => value)
    expect(values).toEqual(['0', '0', '–', '–', '–', '–', '–', '–'])
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
