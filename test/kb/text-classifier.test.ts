import fc from 'fast-check'
import { expect, it } from 'vitest'
import { embeddedEmbedder } from '../../kb/embedded-embedder.ts'
import { solvePositiveDefinite } from '../../kb/solve-positive-definite.ts'
import { trainTextClassifier } from '../../kb/text-classifier.ts'
import { packagedWordTable } from '../../kb/word-table.ts'

const embedder = embeddedEmbedder(packagedWordTable())
const examples = [
  ...['how do I return this', 'send it back', 'I want to return my shoes'].map((text) => ({
    text,
    label: 'return',
  })),
  ...['hello there', 'good morning', 'hi'].map((text) => ({ text, label: 'greeting' })),
]

it('solves what it is given', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
      (cells) => {
        // A Aᵀ + 1 is positive definite.
        const matrix = Float64Array.from({ length: 9 }, (_, at) => {
          const [row, column] = [Math.floor(at / 3), at % 3]
          const sum = [0, 1, 2].reduce((all, k) => all + cells[row * 3 + k]! * cells[column * 3 + k]!, 0)
          return sum + (row === column ? 1 : 0)
        })
        const [x] = solvePositiveDefinite(matrix, [Float64Array.of(1, 2, 3)])
        for (const row of [0, 1, 2]) {
          const side = [0, 1, 2].reduce((all, k) => all + matrix[row * 3 + k]! * x![k]!, 0)
          expect(side).toBeCloseTo(row + 1, 6)
        }
      },
    ),
  )
})

it('knows a kind by other words of the same meaning, and by a misspelt one', async () => {
  const classifier = await trainTextClassifier(examples, embedder)
  expect(await classifier.classify('can I give the boots back')).toMatchObject({ label: 'return' })
  expect(await classifier.classify('i want to retrun shoos')).toMatchObject({ label: 'return' })
  expect(await classifier.classify('hey, good evening')).toMatchObject({ label: 'greeting' })
})

it('is not sure of what is like no example', async () => {
  const classifier = await trainTextClassifier(examples, embedder)
  const sure = await classifier.classify('hello')
  const unsure = await classifier.classify('the moons of jupiter')
  expect(unsure.score).toBeLessThan(sure.score / 2)
})

it('answers to anything, also to nothing', async () => {
  const classifier = await trainTextClassifier(examples, embedder)
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
      const { label, score, margin } = await classifier.classify(text)
      expect(['return', 'greeting']).toContain(label)
      expect(Number.isFinite(score)).toBe(true)
      expect(margin).toBeGreaterThanOrEqual(0)
    }),
  )
})

it('refuses to learn from nothing', async () => {
  await expect(trainTextClassifier([], embedder)).rejects.toThrow('no examples')
})
