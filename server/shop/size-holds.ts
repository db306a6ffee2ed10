const RANGE = /^(\d+)\s?[-–]\s?(\d+)$/

/** Whether a size as the shop names it is, or holds, the one that is asked for: `40-43` holds 42, `S/M` holds M. */
export function sizeHolds(own: string, asked: string): boolean {
  const [is, wanted] = [own.toLowerCase(), asked.toLowerCase()]
  if (is === wanted) return true
  const [, low, high] = RANGE.exec(is) ?? []
  if (low !== undefined && high !== undefined)
    return /^\d+$/.test(wanted) && Number(low) <= Number(wanted) && Number(wanted) <= Number(high)
  return is.split('/').includes(wanted)
}
