/** Work that blocks no longer than this goes unnoticed by the streams of shoppers, ms. */
const LONGEST_MS = 2

/** Lets others have their turn, once the time since the last break has grown long. */
export function breather(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < LONGEST_MS) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
