import type { LiveKnowledge } from './live-knowledge.ts'

/**
 * Resolves once a remote embedder ranks what is found, or after `withinMs`: what was found before a restart is then
 * found again in the same order.
 */
export function whenRanked(
  { current, onChange }: Pick<LiveKnowledge, 'current' | 'onChange'>,
  withinMs: number,
): Promise<void> {
  const isRanked = () => current().stats.remote?.in_use === true
  if (isRanked()) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, withinMs)
    const stop = onChange(() => isRanked() && done())
  })
}
