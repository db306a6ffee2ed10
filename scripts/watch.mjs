import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { sourceFingerprint } from './build/stamp.mjs'
import { prepare, root } from './prepare.mjs'

/**
 * Rebuilds and restarts whenever a source file changes. Polled, because recursive `fs.watch` misses
 * changes; a poll costs a few milliseconds.
 */
export async function watch() {
  await prepare({ packages: 'all', output: process.stdout })
  // Only now: esbuild may not have been installed before.
  const { build } = await import('../build.mjs')
  let server = startServer()
  let seen = sourceFingerprint(root)
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => stopServer(server).then(() => process.exit()))
  while (true) {
    await sleep(400)
    const now = sourceFingerprint(root)
    if (now === seen) continue
    seen = now
    try {
      await build(root, { log: console.log })
    } catch (error) {
      console.error(`${error.message}\nThe last good build goes on.`)
      continue
    }
    await stopServer(server)
    server = startServer()
  }
}

function startServer() {
  return spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
    cwd: root,
    stdio: 'inherit',
  })
}

async function stopServer(server) {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill()
  await gone
}
