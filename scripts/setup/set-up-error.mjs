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
const noise = /^npm (warn|notice)|A complete log of this run|^\s*$/i

function lastLines(output, count = 12) {
  const lines = output.split(/\r?\n/).filter((line) => !noise.test(line))
  return lines
    .slice(-count)
    .map((line) => `  | ${line}`)
    .join('\n')
}
