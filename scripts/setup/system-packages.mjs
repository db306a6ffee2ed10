import { existsSync } from 'node:fs'
import { findCommand } from './find-command.mjs'
import { run } from './run.mjs'

/** What tests use from Debian, and a file or a command that shows that it is there. */
const wanted = [
  { name: 'g++', command: 'g++' },
  { name: 'make', command: 'make' },
  { name: 'python3', command: 'python3' },
  { name: 'libfaiss-dev', file: '/usr/include/faiss/Index.h' },
  { name: 'libopenblas-dev', file: '/usr/share/doc/libopenblas-dev' },
  { name: 'chromium', command: 'chromium' },
  { name: 'fonts-liberation', file: '/usr/share/fonts/truetype/liberation' },
]

/**
 * For tests only: installs what is missing with `apt-get` where that is ours to do (root on Debian), else
 * says in one line what the tests go without.
 *
 * @param {import('./progress.mjs').Progress} progress
 */
export async function installSystemPackages(progress) {
  const missing = wanted.filter((entry) => !isThere(entry)).map(({ name }) => name)
  if (missing.length === 0) return
  const names = missing.join(' ')
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    progress.say(
      `Tests that need ${names} are skipped or fall back. What brings them: apt-get install ${names}`,
    )
    return
  }
  const { ok } = await progress.during(`Installing ${names} for the tests (once, about a minute)`, () =>
    aptInstall(missing),
  )
  if (!ok) progress.say(`apt-get could not install ${names}: tests that need them are skipped or fall back.`)
}

function isThere({ file, command }) {
  return file ? existsSync(file) : findCommand(command) !== undefined
}

async function aptInstall(names) {
  const install = () => aptGet(['install', '-y', '--no-install-recommends', ...names])
  const first = await install()
  if (first.ok) return first
  const update = await aptGet(['update'])
  return update.ok ? install() : update
}

async function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return run('apt-get', args, { env, timeout: 240_000 })
}
