import { expect, test } from 'vitest'
import { costMicros } from '../../server/answer/mistral/model-prices.ts'

test.each([
  ['mistral-small-latest', 1_000_000, 0, 150_000],
  ['mistral-small-latest', 0, 1_000_000, 600_000],
  ['mistral-small-latest', 3_000, 200, 570],
  ['mistral-medium-latest', 1, 1, 9],
  ['my-own-model', 1_000_000, 1_000_000, null],
  ['constructor', 1, 1, null],
])('%s: %i prompt and %i completion tokens cost %s micro-dollars', (model, prompt, completion, cost) => {
  expect(costMicros(model, prompt, completion)).toBe(cost)
})
