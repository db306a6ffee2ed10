/**
 * npm hands SIGTERM only to the shell that it runs us in; the shell dies and we would go on, holding the
 * port. So whoever started us through npm is watched, and its end is our SIGTERM.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  timer.unref()
}
