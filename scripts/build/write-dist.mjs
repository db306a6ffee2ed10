import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * Puts a bundle into `dist/<part>/` and removes what earlier builds left there. Each file is replaced
 * whole, so that a server that reads one meanwhile never sees half of it.
 *
 * @param {string} root
 * @param {import('./bundles.mjs').Bundle} bundle
 */
export function writeDist(root, { part, files, manifest }) {
  const folder = join(root, 'dist', part)
  mkdirSync(folder, { recursive: true })
  const all = new Map(files)
  if (Object.keys(manifest).length) all.set('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  for (const [name, contents] of all) {
    const next = join(folder, `.${name}.${process.pid}`)
    writeFileSync(next, contents)
    renameSync(next, join(folder, name))
  }
  for (const name of readdirSync(folder)) {
    if (!all.has(name) && !name.startsWith('.')) rmSync(join(folder, name), { recursive: true })
  }
}

/**
 * The embedded model travels with the build, at the same place relative to the code: `../kb/model/`.
 *
 * @param {string} root
 */
export function copyModel(root) {
  const model = join(root, 'kb/model')
  if (existsSync(model))
    cpSync(model, join(root, 'dist/kb/model'), { recursive: true, preserveTimestamps: true })
}

/**
 * `dist/sizes.json`: bytes after brotli by name, for the tests that hold the README to them.
 *
 * @param {string} root
 * @param {import('./sizes.mjs').Size[]} sizes
 */
export function writeSizes(root, sizes) {
  if (sizes.length === 0) return
  const file = join(root, 'dist/sizes.json')
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const now = Object.fromEntries(sizes.map(({ id, brotli }) => [id, brotli]))
  writeFileSync(file, `${JSON.stringify({ ...before, ...now }, null, 2)}\n`)
}
