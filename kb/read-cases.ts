import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { reasonOf } from './sources.ts'

/**
 * Reads the cases of an evaluation, one JSON object a line; empty lines are skipped.
 * @throws Error with a `file:line: reason` line for each bad one, and for a file without any
 */
export function readCases<T>(file: string, schema: z.ZodType<T>): T[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(`${file}: cannot be read: ${reasonOf(error)}`)
  }
  const cases: T[] = []
  const faults: string[] = []
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return
    const parsed = schema.safeParse(parseJson(line))
    if (parsed.success) cases.push(parsed.data)
    else {
      const issue = parsed.error.issues[0]
      faults.push(
        `${file}:${index + 1}: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}`,
      )
    }
  })
  if (cases.length === 0 && faults.length === 0) faults.push(`${file}:1: no cases`)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return cases
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
