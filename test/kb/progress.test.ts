import { expect, it } from 'vitest'
import { calibrate } from '../../kb/confidence.ts'
import { embeddedEmbedder } from '../../kb/embedded-embedder.ts'
import { buildExactVectorIndex } from '../../kb/exact-vector-index.ts'
import type { Passage } from '../../kb/passage.ts'
import { buildRetriever } from '../../kb/retriever.ts'
import { rowVectors } from '../../kb/row-vectors.ts'
import { packagedWordTable } from '../../kb/word-table.ts'

it('indexing tells how far it is, up to the last passage and the last sentence', async () => {
  const passages = ['How do I return shoes?', 'Do you ship to Norway?'].map((title, i): Passage => {
    const id = `faqs/faqs.json#${i}`
    return { id, document: id, kind: 'faq', title, alts: [], text: 'Within 30 days.' }
  })
  const embedder = embeddedEmbedder(packagedWordTable())
  const titles = await embedder.embed(passages.map(({ title }) => title))
  const texts = await embedder.embed(passages.map(({ text }) => text))
  const told = new Map<string, number[]>()
  const onProgress = (step: string, done: number, total: number) => {
    told.set(step, [...(told.get(step) ?? []), done / total])
  }
  const vectors = rowVectors(titles, texts)
  const retriever = buildRetriever(passages, vectors, embedder, buildExactVectorIndex, new Set(), onProgress)
  await calibrate(retriever, embedder, onProgress)
  expect([...told.keys()]).toEqual(['words', 'threshold'])
  for (const shares of told.values()) {
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  }
})
