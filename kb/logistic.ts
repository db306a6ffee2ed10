/** A logistic curve: `1 / (1 + exp(−steepness · (score − middle)))`. */
export interface Logistic {
  middle: number
  steepness: number
}

const ROUNDS = 40
/** Keeps the curve from becoming a step where the two sides do not overlap. */
const RIDGE = 1e-3

/**
 * The curve that gives the probability of a score being a positive's, where either side is as probable (Platt 1999):
 * maximum likelihood by Newton's method, both sides of equal weight. Undefined where it does not rise or does not
 * settle.
 */
export function fitLogistic(
  positives: readonly number[],
  negatives: readonly number[],
): Logistic | undefined {
  const rows = [
    ...positives.map((score) => ({ score, is: 1, weight: 0.5 / positives.length })),
    ...negatives.map((score) => ({ score, is: 0, weight: 0.5 / negatives.length })),
  ]
  const mean = rows.reduce((sum, { score, weight }) => sum + score * weight, 0)
  let [slope, offset] = [1, 0]
  for (let round = 0; round < ROUNDS; round++) {
    let [g1, g0, h11, h10, h00] = [RIDGE * slope, 0, RIDGE, 0, RIDGE]
    for (const { score, is, weight } of rows) {
      const x = score - mean
      const probability = 1 / (1 + Math.exp(-(slope * x + offset)))
      const fault = weight * (probability - is)
      const curve = weight * probability * (1 - probability)
      g1 += fault * x
      g0 += fault
      h11 += curve * x * x
      h10 += curve * x
      h00 += curve
    }
    const determinant = h11 * h00 - h10 * h10
    slope -= (h00 * g1 - h10 * g0) / determinant
    offset -= (h11 * g0 - h10 * g1) / determinant
  }
  const found = { middle: mean - offset / slope, steepness: slope }
  return slope > 0 && Number.isFinite(found.middle) ? found : undefined
}
