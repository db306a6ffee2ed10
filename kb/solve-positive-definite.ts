/**
 * Solves A x = b for several b, A symmetric and positive definite: Cholesky's factor once, two substitutions for each.
 * @param matrix n × n, row after row; only its lower half is read
 */
export function solvePositiveDefinite(matrix: Float64Array, sides: readonly Float64Array[]): Float64Array[] {
  const n = Math.sqrt(matrix.length)
  const factor = matrix.slice()
  const at = (row: number, column: number) => factor[row * n + column]!
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = at(row, column)
      for (let k = 0; k < column; k++) rest -= at(row, k) * at(column, k)
      factor[row * n + column] = row === column ? Math.sqrt(rest) : rest / at(column, column)
    }
  }
  return sides.map((side) => {
    const x = side.slice()
    for (let row = 0; row < n; row++) {
      for (let k = 0; k < row; k++) x[row]! -= at(row, k) * x[k]!
      x[row]! /= at(row, row)
    }
    for (let row = n - 1; row >= 0; row--) {
      for (let k = row + 1; k < n; k++) x[row]! -= at(k, row) * x[k]!
      x[row]! /= at(row, row)
    }
    return x
  })
}
