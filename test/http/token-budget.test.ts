import { expect, it } from 'vitest'
import { newShopper } from '../support/shopper.ts'
import { useServerWithMistral } from '../support/use-server.ts'

/** The fake's every answer uses 20 tokens. */
const BUDGET = 90
const { server, mistral } = useServerWithMistral({ env: { DAILY_TOKEN_BUDGET: String(BUDGET) } })

it('holds under 100 parallel shoppers to within one call, then the local answerer goes on, after a restart too', async () => {
  const ask = async () => (await newShopper(server.url)).ask('What is your return policy?')
  const rounds = async (turns: number) => Promise.all(Array.from({ length: turns }, ask))

  const answers = await rounds(100)
  // Near its limit calls go out one by one: some shoppers more use up the rest.
  for (let i = 0; i < 6; i++) answers.push(await ask())
  const used = mistral.requests.length * 20
  expect(used).toBeGreaterThanOrEqual(BUDGET)
  expect(used).toBeLessThanOrEqual(BUDGET + 20)
  for (const { end, text } of answers) {
    expect(end).toMatchObject({ type: 'turn-end', outcome: 'answered' })
    expect(text).not.toContain('I was interrupted')
  }
  expect(server.log().match(/token budget is used/g)).toHaveLength(1)

  await server.stop()
  await server.restart()
  const asked = mistral.requests.length
  expect((await ask()).end).toMatchObject({ outcome: 'answered' })
  expect(mistral.requests).toHaveLength(asked)
})
