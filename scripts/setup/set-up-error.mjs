/** A set-up that cannot go on, for a reason and with a remedy worth one sentence each. */
export class SetUpError extends Error {
  name = 'SetUpError'

  /**
   * @param {string} sentence
   * @param {string} [output] of the program that failed; its last lines are shown
   */
  constructor(sentence, output = '') {
    const tail = lastLines(output)
    super(tail ? `${sentence}\n${tail}` : sentence)
  }
}

/** Lines of npm's that say nothing about the failure. */
const noise =
  /^npm (warn|notice)|A complete log of this run|^(npm error)?\s*$|^npm error\s+at |^npm error \}/i

/** npm puts its help after what matters. */
const help = /^npm error (Clean install a project|Usage:)/m

function lastLines(output, count = 12) {
  const lines = output
    .split(help)[0]
    .split(/\r?\n/)
    .filter((line) => !noise.test(line))
  return lines
    .slice(-count)
    .map((line) => `  | ${line}`)
    .join('\n')
}
