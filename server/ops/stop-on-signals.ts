/**
 * After this time the process ends whatever still runs, ms. Nothing acknowledged is lost: it is in the database. Usually
 * all is over within 12 s; a busy machine may take longer to put a hundred answers down.
 */
const LAST_RESORT_MS = 60_000

/**
 * Takes SIGTERM and SIGINT from now on. Before the server serves they end the process at once, with 0; afterwards they
 * run `stop` once, however often they come, and then end it. As the first process of a container nothing else would
 * end it: there, signals without a handler do nothing.
 *
 * @returns what hands over `stop` once the server serves
 */
export function stopOnSignals(complain: (line: string) => void): (stop: () => Promise<void>) => void {
  let stop = async () => {}
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => {
      complain(`Stopping took longer than ${LAST_RESORT_MS / 1000} s; what still ran was cut off.`)
      process.exit(1)
    }, LAST_RESORT_MS).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(`Stopping failed: ${error instanceof Error ? error.message : error}`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  return (whenServing) => {
    stop = whenServing
  }
}
