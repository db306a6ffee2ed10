import { expect, it } from 'vitest'
import { createQueryVectors } from '../../kb/query-vectors.ts'
import type { RemoteEmbedder } from '../../kb/remote-vectors.ts'

function anEmbedder(
  embed: RemoteEmbedder['embed'] = async (texts) => texts.map((t) => Float32Array.of(t.length)),
) {
  const asked: string[][] = []
  const embedder: RemoteEmbedder = {
    id: 'remote',
    embed(texts, signal) {
      asked.push(texts)
      return embed(texts, signal)
    },
  }
  return { asked, embedder }
}
const failing = () => anEmbedder(() => Promise.reject(new Error('status 500')))
const silent = () =>
  anEmbedder(
    (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  )

it('asks for all that a turn may search in one request, and for nothing twice', async () => {
  const { asked, embedder } = anEmbedder()
  const vectors = createQueryVectors(embedder, {
    say: (query) => query.replace('anna@x.example', '[e-mail]'),
  })
  vectors.prepare(['a', 'bb', 'a', ' '])
  vectors.prepare(['bb', 'I am anna@x.example'])
  expect(await vectors.vectorOf('bb')).toEqual(Float32Array.of(2))
  expect(await vectors.vectorOf('I am anna@x.example')).toBeDefined()
  expect(asked).toEqual([['a', 'bb'], ['I am [e-mail]']])
})

it('has no vector of what was not prepared', async () => {
  const { asked, embedder } = anEmbedder()
  expect(await createQueryVectors(embedder).vectorOf('a')).toBeUndefined()
  expect(asked).toEqual([])
})

it.each([
  ['fails', failing],
  ['says nothing', silent],
])('goes on without where the service %s, and soon does not ask it any more', async (_, make) => {
  const { asked, embedder } = make()
  let time = 0
  const vectors = createQueryVectors(embedder, { now: () => time, patienceMs: 5 })
  for (const query of ['a', 'a', 'b', 'c', 'd']) {
    vectors.prepare([query])
    expect(await vectors.vectorOf(query)).toBeUndefined()
  }
  expect(asked).toEqual([['a'], ['a'], ['b']])
  time = 120_000
  vectors.prepare(['e'])
  expect(asked.at(-1)).toEqual(['e'])
})
