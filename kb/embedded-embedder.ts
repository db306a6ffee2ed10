import type { Embedder } from './embedder.ts'
import { tokenize } from './tokenize.ts'
import type { WordTable } from './word-table.ts'

/**
 * The embedder that ships in the package: no network, no key, about 20 µs a text. A text's vector is the
 * weighted mean of the vectors of its words, and of the pairs of neighbours that the table knows ("gift card"),
 * plus a bias, unit length, minus what all sentences share, unit length (Arora, Liang and Ma 2017, with weights
 * learned from data).
 */
export function embeddedEmbedder(table: WordTable): Embedder {
  return {
    id: `verdemuse-words-2-${table.words.length}x${table.dimension}`,
    dimension: table.dimension,
    background: table.background,
    embed: async (texts) => texts.map((text) => embedText(table, text)),
  }
}

function embedText(table: WordTable, text: string): Float32Array {
  const { dimension, rows, scales, weights, bias, common } = table
  const vector = new Float32Array(dimension)
  let total = 0
  const add = (entry: string) => {
    const number = table.numberOf.get(entry)
    if (number === undefined) return
    const weight = weights[number]!
    const factor = weight * scales[number]!
    const start = number * dimension
    for (let i = 0; i < dimension; i++) vector[i]! += factor * rows[start + i]!
    total += weight
  }
  let before = ''
  for (const word of tokenize(text)) {
    add(word)
    if (before) add(`${before} ${word}`)
    before = word
  }
  // Without a known word the bias alone would look like a meaning; a zero vector is like nothing at all.
  if (total === 0) return vector
  for (let i = 0; i < dimension; i++) vector[i] = vector[i]! / total + bias[i]!
  toUnitLength(vector)
  let shared = 0
  for (let i = 0; i < dimension; i++) shared += vector[i]! * common[i]!
  for (let i = 0; i < dimension; i++) vector[i]! -= shared * common[i]!
  return toUnitLength(vector)
}

function toUnitLength(vector: Float32Array): Float32Array {
  let sum = 0
  for (const value of vector) sum += value * value
  const length = Math.sqrt(sum)
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i]! /= length
  return vector
}
