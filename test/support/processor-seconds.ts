import { readFileSync } from 'node:fs'

/** User and system time of a process on Linux: fields 14 and 15 of its `stat`, in hundredths. */
export function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
