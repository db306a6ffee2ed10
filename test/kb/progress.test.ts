import { expect, it } from 'vitest'
import { progressLines } from '../../kb/progress.ts'

it('says how far a long indexing is, now and then, and nothing of a short one', () => {
  const lines: string[] = []
  let time = 0
  const tell = progressLines(
    (line) => lines.push(line),
    () => time,
  )
  tell('vectors', 512, 100_000)
  time = 1_900
  tell('vectors', 30_000, 100_000)
  expect(lines).toEqual([])
  time = 2_100
  tell('vectors', 40_448, 100_000)
  tell('vectors', 40_960, 100_000)
  time = 4_200
  tell('words', 5, 10)
  expect(lines).toEqual([
    'Indexing: embedding texts, 40,448 of 100,000 …',
    'Indexing: reading words, 5 of 10 …',
  ])
})
