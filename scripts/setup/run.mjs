import { spawn } from 'node:child_process'

/**
 * Runs a program to its end, without a shell and without stdin.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number }} [options] timeout in ms
 * @returns {Promise<{ ok: boolean, output: string }>} stdout and stderr as they came
 */
export function run(program, args, { cwd, env, timeout } = {}) {
  return new Promise((resolve) => {
    let output = ''
    // A group of its own, so that a timeout also ends what the program has started.
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const end = () => killGroup(child.pid)
    const interrupted = () => process.exit(130)
    const timer = timeout && setTimeout(end, timeout)
    process.once('exit', end)
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted)
    const finish = (ok) => {
      clearTimeout(timer)
      process.off('exit', end)
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupted)
      resolve({ ok, output })
    }
    const collect = (chunk) => {
      output = (output + chunk).slice(-100_000)
    }
    child.stdout.setEncoding('utf8').on('data', collect)
    child.stderr.setEncoding('utf8').on('data', collect)
    child.on('error', (error) => {
      output += error.message
      finish(false)
    })
    child.on('close', (code) => finish(code === 0))
  })
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}
