import { createInterface } from 'node:readline/promises'

/** Asks on stderr, so that stdout stays the answer's; only `y` and `yes` agree. */
export async function confirm(question: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(?:es)?$/i.test((await asking.question(`${question} [y/N] `)).trim())
  } finally {
    asking.close()
  }
}
