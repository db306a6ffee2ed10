import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../setup/run.mjs'

/**
 * Builds the image with what is here: a running Docker engine, else buildah, from the bases that `make-bases.mjs` makes
 * where no image registry can be reached. npm's settings and certificates of this machine go along as secrets.
 *
 *     node scripts/image/build-image.mjs [TAG]
 */
const root = fileURLToPath(new URL('../..', import.meta.url))

/** The bases made without a registry, by the Dockerfile's arguments. */
export const baseImages = {
  BUILD_IMAGE: 'localhost/verdemuse-node:24-bookworm',
  RUN_IMAGE: 'localhost/verdemuse-debian:bookworm',
}

const works = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0

/** @returns {'docker' | 'buildah' | undefined} what can build and run an image here */
export function findEngine() {
  if (works('docker', 'info')) return 'docker'
  return process.getuid?.() === 0 && works('buildah', '--version') ? 'buildah' : undefined
}

/** @returns {boolean} whether the bases are here, so that nothing has to be fetched but packages */
export function hasBases() {
  return Object.values(baseImages).every((image) => works('buildah', 'inspect', '--type', 'image', image))
}

/**
 * @param {'docker' | 'buildah'} engine
 * @param {string} tag
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function buildImage(engine, tag) {
  const secrets = [
    ['npmrc', join(homedir(), '.npmrc')],
    ['ca', process.env.NODE_EXTRA_CA_CERTS ?? ''],
  ].filter(([, file]) => file && existsSync(file))
  const options = ['--tag', tag, ...secrets.flatMap(([id, file]) => ['--secret', `id=${id},src=${file}`])]
  const bases = Object.entries(baseImages).flatMap(([name, image]) => ['--build-arg', `${name}=${image}`])
  // Of OCI images buildah drops the health check.
  const buildah = [
    'bud',
    '--format',
    'docker',
    '--isolation',
    'chroot',
    '--layers',
    ...(hasBases() ? bases : []),
  ]
  const args = engine === 'docker' ? ['build', ...options, root] : [...buildah, ...options, root]
  return run(engine, args)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const engine = findEngine()
  const { ok, output } = engine
    ? await buildImage(engine, process.argv[2] ?? 'verdemuse')
    : { ok: false, output: 'There is no Docker engine here, and no buildah for root.' }
  console.log(output)
  process.exitCode = ok ? 0 : 1
}
