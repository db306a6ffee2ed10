/**
 * How well scores tell positives from negatives: the probability that a positive drawn at random scores higher than
 * a negative (the area under the ROC curve; Hanley and McNeil 1982), equal scores counting half. NaN where either
 * side is empty.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const sorted = [...negatives].sort((a, b) => a - b)
  let wins = 0
  for (const score of positives) wins += (countBelow(sorted, score) + countUpTo(sorted, score)) / 2
  return wins / (positives.length * negatives.length)
}

/**
 * The share of negatives that are refused where the threshold is as high as it can be with at least `share` of the
 * positives still let through (a score equal to the threshold is let through). NaN where either side is empty.
 */
export function refusedAt(positives: readonly number[], negatives: readonly number[], share = 0.95): number {
  if (positives.length === 0 || negatives.length === 0) return Number.NaN
  const sorted = [...positives].sort((a, b) => b - a)
  const threshold = sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)]!
  return negatives.filter((score) => score < threshold).length / negatives.length
}

function countBelow(sorted: readonly number[], score: number): number {
  return firstWhere(sorted, (other) => other >= score)
}

function countUpTo(sorted: readonly number[], score: number): number {
  return firstWhere(sorted, (other) => other > score)
}

/** The first position whose value passes, in a list where all after it pass too. */
function firstWhere(sorted: readonly number[], passes: (value: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(sorted[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
