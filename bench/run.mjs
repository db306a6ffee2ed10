import '../scripts/check-node.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'

// `npm run bench`: builds the product where it is not, and the benches for this Node away from it, and runs them.
const { prepare, root } = await import('../scripts/prepare.mjs')
await prepare({ packages: 'all', output: process.stderr })
const { build } = await import('esbuild')
// Inside the project, so that packages and the word table are found.
const outfile = join(root, 'node_modules/.cache/verdemuse-bench/main.mjs')
await build({
  entryPoints: [join(root, 'bench/main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
})
const bench = spawn(process.execPath, [outfile, '--root', root, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
bench.on('exit', (code) => {
  process.exitCode = code ?? 1
})
