/** One answer to a question: how sure the search was, and whether it was right. */
export interface JudgedConfidence {
  /** 0 to 1 */
  confidence: number
  right: boolean
}

/** The cases whose confidence lies in `from` … `to` (`to` itself belongs to the next bin, 1 to the last). */
export interface ReliabilityBin {
  from: number
  to: number
  cases: number
  /** Their mean confidence: what was promised. */
  confidence: number
  /** The share of them that was right: what was kept. */
  right: number
}

const BINS = 10

/**
 * A reliability table (DeGroot and Fienberg 1983): where confidence is calibrated, `confidence` and `right` of each
 * bin are about equal. Ten bins of equal width, without the empty ones, lowest first.
 */
export function reliability(rows: readonly JudgedConfidence[]): ReliabilityBin[] {
  const sums = Array.from({ length: BINS }, () => ({ cases: 0, confidence: 0, right: 0 }))
  for (const { confidence, right } of rows) {
    const bin = sums[Math.max(0, Math.min(BINS - 1, Math.floor(confidence * BINS)))]!
    bin.cases++
    bin.confidence += confidence
    if (right) bin.right++
  }
  return sums.flatMap(({ cases, confidence, right }, at) =>
    cases === 0
      ? []
      : [
          {
            from: at / BINS,
            to: (at + 1) / BINS,
            cases,
            confidence: confidence / cases,
            right: right / cases,
          },
        ],
  )
}
