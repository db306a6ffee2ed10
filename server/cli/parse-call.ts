import { parseArgs } from 'node:util'
import { type Call, options } from './call.ts'
import { type Command, commands } from './commands.ts'
import { UsageError } from './usage-error.ts'
import { usage } from './usage.ts'

/** Reads what was typed after the program's name. @throws UsageError */
export function parseCall(args: string[]): Call {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    // That there is no such command is the greater mistake.
    const words = args.slice(
      0,
      args.findIndex((arg) => arg.startsWith('-')),
    )
    if (words.length > 0 && !isFamily(words)) commandOf(words)
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

/** The command that these words begin with: two, or one. @throws UsageError */
export function commandOf(words: string[]): Command {
  const command = words.slice(0, 2).join(' ')
  const named = [command, words[0] ?? ''].find((name) => Object.hasOwn(commands, name))
  const work = named === undefined ? undefined : commands[named]
  if (!work) throw new UsageError(`There is no command "${command}".\n\n${usage}`)
  return work
}

/** Whether it is the first word of commands of two, such as `kb`. */
const isFamily = ([word, ...more]: string[]) =>
  more.length === 0 && Object.keys(commands).some((name) => name.startsWith(`${word} `))
