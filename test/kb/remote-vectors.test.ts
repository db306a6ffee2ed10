import { describe, expect, it } from 'vitest'
import { hashedTexts } from '../../kb/hashed-texts.ts'
import {
  countRemoteVectors,
  embedRemotely,
  type RemoteEmbedder,
  RemoteEmbeddingError,
} from '../../kb/remote-vectors.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Embeds a text as its length and its first character, and remembers what it was asked. */
function anEmbedder(
  fault: (call: number, texts: string[]) => Error | undefined = () => undefined,
  id = 'remote-1',
) {
  const asked: string[][] = []
  const embedder: RemoteEmbedder = {
    id,
    async embed(texts) {
      asked.push(texts)
      const error = fault(asked.length, texts)
      if (error) throw error
      return texts.map((text) => Float32Array.of(text.length, text.charCodeAt(0)))
    },
  }
  return { asked, embedder }
}
const passing = () => new RemoteEmbeddingError('status 503', { passing: true, retryAfterMs: 1 })
const textsOf = (count: number) => Array.from({ length: count }, (_, i) => `text ${i}`)

function embed(texts: string[], { embedder }: { embedder: RemoteEmbedder }, folder = temporaryFolder()) {
  const lines: string[] = []
  const { signal } = new AbortController()
  return embedRemotely(hashedTexts(texts), { embedder, folder, log: (line) => void lines.push(line), signal })
}

describe('embedding by a service', () => {
  it('gives each text its vector, in batches that the service takes', async () => {
    const remote = anEmbedder()
    const texts = ['a', ...textsOf(150), 'x'.repeat(30_000), 'y'.repeat(30_000), 'z'.repeat(30_000)]
    const { dimension, vectors, embedder } = await embed(texts, remote)
    expect([dimension, embedder, vectors.length]).toEqual([2, 'remote-1', 2 * texts.length])
    expect([...vectors.subarray(0, 2)]).toEqual([1, 'a'.charCodeAt(0)])
    for (const batch of remote.asked) {
      expect(batch.length).toBeLessThanOrEqual(64)
      expect(batch.join('').length).toBeLessThanOrEqual(36_000)
    }
    expect(remote.asked.flat().length).toBe(texts.length)
  })

  it('asks for a text once, ever: also after a restart', async () => {
    const folder = temporaryFolder()
    await embed(textsOf(10), anEmbedder(), folder)
    const second = anEmbedder()
    const { vectors } = await embed(['new', ...textsOf(10), 'new'], second, folder)
    expect(second.asked).toEqual([['new']])
    expect([...vectors.subarray(0, 4)]).toEqual([3, 110, 6, 116])
    expect(await countRemoteVectors(hashedTexts(['new', 'other', 'text 3']), folder, 'remote-1')).toBe(2)
  })

  it('embeds all anew by another model', async () => {
    const folder = temporaryFolder()
    await embed(textsOf(3), anEmbedder(), folder)
    const other = anEmbedder(undefined, 'remote-2')
    await embed(textsOf(3), other, folder)
    expect(other.asked.flat()).toEqual(textsOf(3))
  })

  it('tries again what may pass', async () => {
    const remote = anEmbedder((call) => (call <= 2 ? passing() : undefined))
    await embed(['a'], remote)
    expect(remote.asked).toEqual([['a'], ['a'], ['a']])
  })

  it('takes less at a time where the service says that it was too much', async () => {
    const remote = anEmbedder((_, texts) =>
      texts.length > 3 ? new RemoteEmbeddingError('status 400', { tooMuch: true }) : undefined,
    )
    const { vectors } = await embed(textsOf(10), remote)
    expect(vectors).toHaveLength(20)
  })

  it('gives up what does not pass, and keeps what it has', async () => {
    const folder = temporaryFolder()
    const broken = anEmbedder((_, texts) =>
      texts.includes('text 299') ? new RemoteEmbeddingError('status 401') : undefined,
    )
    await expect(embed(textsOf(300), broken, folder)).rejects.toThrow('status 401')
    const healed = anEmbedder()
    await embed(textsOf(300), healed, folder)
    expect(healed.asked.flat().length).toBeLessThan(300)
  })

  it.each([
    ['vectors of another length', (texts: string[]) => texts.map((_, i) => new Float32Array(2 + (i % 2)))],
    ['too few vectors', (texts: string[]) => texts.slice(1).map(() => new Float32Array(2))],
  ])('takes no %s', async (_, answer) => {
    const embedder: RemoteEmbedder = { id: 'odd', embed: async (texts) => answer(texts) }
    await expect(embed(textsOf(4), { embedder })).rejects.toThrow(RemoteEmbeddingError)
  })

  it('leaves its work when it is told to', async () => {
    const stop = new AbortController()
    const embedder: RemoteEmbedder = {
      id: 'slow',
      embed: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
          stop.abort(new Error('closed'))
        }),
    }
    const options = { embedder, folder: temporaryFolder(), log: () => {}, signal: stop.signal }
    await expect(embedRemotely(hashedTexts(['a']), options)).rejects.toThrow('closed')
  })
})
