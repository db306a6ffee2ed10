import { useEffect, useState } from 'preact/hooks'

/** True once `value` has been true for `ms` without a break. */
export function useLasting(value: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!value) return
    const timer = setTimeout(setLasting, ms, true)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [value, ms])
  return value && lasting
}
