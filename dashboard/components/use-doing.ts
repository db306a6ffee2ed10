import { useState } from 'preact/hooks'

/** Does one thing at a time; afterwards what was wrong. */
export function useDoing() {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | undefined>()
  const run = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setFault(undefined)
    try {
      await work()
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, fault, run: (work: () => Promise<void>) => void run(work) }
}
