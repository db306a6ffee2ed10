import type { NumberedPassage } from '../answerer.ts'

/** The first passage that says all of these figures: what is worked out from the shop's data is cited from there. */
export function sourceSaying(
  passages: readonly NumberedPassage[],
  figures: readonly number[],
): NumberedPassage | undefined {
  const patterns = figures.map(patternOf)
  return passages.find(
    ({ passage }) =>
      passage.kind !== 'product' &&
      passage.kind !== 'conversation' &&
      patterns.every((pattern) => pattern.test(passage.text)),
  )
}

/** 6.95 is written `6.95` and `6,95`; 75 also `75.00`. */
function patternOf(figure: number): RegExp {
  const [whole = '', fraction] = String(figure).split('.')
  const end = fraction === undefined ? '(?:[.,]00)?' : `[.,]${fraction}0?`
  return new RegExp(`(?<![\\d.,])${whole}${end}(?![\\d]|[.,]\\d)`)
}
