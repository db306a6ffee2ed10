import { buildExactVectorIndex, dot } from './exact-vector-index.ts'
import { highestScores } from './highest-scores.ts'
import { int8Scan } from './int8-scan.ts'
import type { Neighbour, VectorIndex } from './vector-index.ts'

const LARGEST_BYTE = 127
const LARGEST_SHORT = 32_767
/** For what rounding to 32 bits may lose. */
const ROUNDING = 1e-5

/**
 * The index of large knowledge bases, exact like the others: all rows are scanned as bytes, a quarter of the
 * memory and a tenth of the time, and those that may belong to the best, as far as the bytes can be wrong, are
 * measured again by their true vectors.
 */
export function buildScannedVectorIndex(vectors: Float32Array, dimension: number): VectorIndex {
  const rowCount = vectors.length / dimension
  const bytes = int8Scan(rowCount, dimension)
  if (!bytes) return buildExactVectorIndex(vectors, dimension)
  const { width } = bytes
  /** What one step of a row's bytes is worth, and how far the bytes are from the row, at most. */
  const steps = new Float32Array(rowCount)
  const faults = new Float32Array(rowCount)
  let longest = 0
  for (let row = 0; row < rowCount; row++) {
    const start = row * dimension
    let largest = 0
    for (let i = 0; i < dimension; i++) largest = Math.max(largest, Math.abs(vectors[start + i]!))
    const step = largest / LARGEST_BYTE
    let [fault, length] = [0, 0]
    for (let i = 0; i < dimension; i++) {
      const value = vectors[start + i]!
      const byte = step > 0 ? Math.round(value / step) : 0
      bytes.rows[row * width + i] = byte
      fault += (value - byte * step) ** 2
      length += (byte * step) ** 2
    }
    steps[row] = step
    faults[row] = Math.sqrt(fault)
    longest = Math.max(longest, Math.sqrt(length))
  }
  const lowest = new Float32Array(rowCount)

  return {
    kind: 'exact',
    search(query, k) {
      const short = shortened(query, width)
      const products = bytes.scan(short.values)
      const slack = short.fault * longest + ROUNDING
      for (let row = 0; row < rowCount; row++) {
        lowest[row] = products[row]! * steps[row]! * short.step - faults[row]! * short.length - slack
      }
      const { least } = highestScores(lowest, k, Number.NEGATIVE_INFINITY)
      const neighbours: Neighbour[] = []
      for (let row = 0; row < rowCount; row++) {
        const highest = lowest[row]! + 2 * (faults[row]! * short.length + slack)
        if (highest >= least) neighbours.push({ row, score: dot(query, vectors, row * dimension) })
      }
      return neighbours.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, k)
    },
  }
}

/** The query in whole numbers, small enough that no sum of products leaves 32 bits. */
function shortened(query: Float32Array, width: number) {
  const most = Math.min(LARGEST_SHORT, Math.floor(2 ** 31 / (LARGEST_BYTE * width)) - 1)
  let largest = 0
  for (const value of query) largest = Math.max(largest, Math.abs(value))
  const step = largest / most || 1
  let [fault, length] = [0, 0]
  const values = Array.from(query, (value) => {
    const whole = Math.round(value / step)
    fault += (value - whole * step) ** 2
    length += value ** 2
    return whole
  })
  return { values, step, fault: Math.sqrt(fault), length: Math.sqrt(length) }
}
