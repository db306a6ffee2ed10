/**
 * Waits before try number `tries` (0.3 s, doubling to 8 s, a little shaken), but no longer than until the
 * browser is online again; while it says that it is offline, it waits for that. Rejects on abort.
 */
export function backOff(tries: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const delay = Math.min(8000, 300 * 2 ** (tries - 1)) * (0.75 + Math.random() / 2)
    const timer = navigator.onLine ? setTimeout(finish, delay) : undefined
    function finish() {
      clean()
      resolve()
    }
    function abort() {
      clean()
      reject(signal.reason)
    }
    function clean() {
      clearTimeout(timer)
      window.removeEventListener('online', finish)
      signal.removeEventListener('abort', abort)
    }
    window.addEventListener('online', finish)
    signal.addEventListener('abort', abort)
  })
}
