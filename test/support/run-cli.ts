import { spawn } from 'node:child_process'

interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the built command line without a terminal, in an environment that has nothing of the developer's own. */
export function runCli(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/server/cli.js', ...args], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ran: Ran = { code: null, stdout: '', stderr: '' }
    child.stdout.on('data', (chunk) => {
      ran.stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      ran.stderr += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...ran, code }))
  })
}
