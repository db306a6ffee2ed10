/** The standard normal quantile of a two-sided 95 % interval. */
const Z = 1.959963984540054

/**
 * Between what bounds a share lies with 95 % confidence: the Wilson score interval (E. B. Wilson, Journal of the
 * American Statistical Association 22, 1927). Holds for small samples and for shares near 0 and 1 too.
 * @returns bounds from 0 to 1; `null` where nothing was counted
 */
export function wilsonInterval(part: number, whole: number): [low: number, high: number] | null {
  if (whole <= 0) return null
  const share = Math.min(part, whole) / whole
  const square = Z * Z
  const middle = share + square / (2 * whole)
  const reach = Z * Math.sqrt((share * (1 - share) + square / (4 * whole)) / whole)
  const bound = (value: number) => Math.min(1, Math.max(0, value / (1 + square / whole)))
  return [bound(middle - reach), bound(middle + reach)]
}
