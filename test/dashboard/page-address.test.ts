import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterValues, formatAddress, type PageAddress, parseAddress } from '../../dashboard/page-address.ts'

const maybe = <T extends string>(values: readonly T[]) => fc.constantFrom(undefined, ...values)
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
const addresses: fc.Arbitrary<PageAddress> = fc.oneof(
  fc.constant<PageAddress>({ page: 'overview' }),
  fc.record({
    page: fc.constant('conversations' as const),
    filters: fc.record({
      q: fc.option(text, { nil: undefined }),
      range: maybe(filterValues.range),
      outcome: maybe(filterValues.outcome),
      feedback: maybe(filterValues.feedback),
      with: maybe(filterValues.with),
      answerer: maybe(filterValues.answerer),
    }),
  }),
  fc.record({
    page: fc.constant('conversation' as const),
    id: text,
    turn: fc.option(text, { nil: undefined }),
  }),
)

describe('the address of a page', () => {
  it('leads back to the same page, whatever is searched for', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const well = formatAddress(address)
        expect(parseAddress(well)).toEqual(address)
        // As the browser gives it back.
        expect(parseAddress(new URL(well, 'http://127.0.0.1/dashboard').hash)).toEqual(address)
      }),
    )
  })

  it('is the overview for whatever else it says, and drops filters that are none', () => {
    for (const fragment of ['', '#', '#/', '#setup=abc', '#/nowhere', '#/conversations/a/b'])
      expect(parseAddress(fragment), fragment).toEqual({ page: 'overview' })
    expect(parseAddress('#/conversations?outcome=great&q=&x=1')).toMatchObject({
      page: 'conversations',
      filters: { q: undefined, outcome: undefined },
    })
    expect(parseAddress('#/conversations/%E0%A4%A')).toMatchObject({ page: 'conversation', id: '%E0%A4%A' })
  })
})
