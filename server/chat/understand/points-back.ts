/** Words that mean something said before. */
export const POINTS_BACK =
  /^(?:what about|how about|what if)\b|\b(?:it|its|that|this|those|these|they|them|there|one|ones|the same|instead|else)\b/i
