/**
 * Says what is being done and that it still is: one line that counts the seconds on a terminal, a new line
 * now and then elsewhere.
 *
 * @typedef {object} Progress
 * @property {(line: string) => void} say
 * @property {<T extends { ok: boolean }>(label: string, work: () => Promise<T>) => Promise<T>} during
 *
 * @param {NodeJS.WriteStream} output
 * @returns {Progress}
 */
export function createProgress(output) {
  return {
    say: (line) => output.write(`${line}\n`),
    async during(label, work) {
      const began = Date.now()
      const seconds = () => Math.round((Date.now() - began) / 1000)
      output.write(output.isTTY ? `${label} …` : `${label} …\n`)
      const timer = setInterval(
        () => output.write(output.isTTY ? `\r${label} … ${seconds()} s` : `  … ${seconds()} s\n`),
        output.isTTY ? 1000 : 15_000,
      )
      let end = 'failed'
      try {
        const result = await work()
        end = result.ok ? 'done' : 'failed'
        return result
      } finally {
        clearInterval(timer)
        output.write(
          output.isTTY ? `\r${label} … ${seconds()} s, ${end}\n` : `  ${end} after ${seconds()} s\n`,
        )
      }
    },
  }
}
