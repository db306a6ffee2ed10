import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { baseImages } from './build-image.mjs'

/**
 * Makes the two images that the Dockerfile builds from, without an image registry: Debian by `debootstrap` from this
 * machine's own mirror, cut down as the slim image is, and Node from npm. Needs root, `debootstrap` and `buildah`.
 *
 *     node scripts/image/make-bases.mjs
 */
const SUITE = 'bookworm'
const NODE = '24'
const root = fileURLToPath(new URL('../..', import.meta.url))

/** What Debian's slim images leave out. The copyright notices stay. */
const leftOut = ['doc/*', 'groff/*', 'info/*', 'linda/*', 'lintian/*', 'locale/*', 'man/*'].map(
  (path) => `/usr/share/${path}`,
)

const run = (program, args, cwd = root) => execFileSync(program, args, { cwd, stdio: ['ignore', 2, 2] })
const ask = (program, args, cwd = root) => execFileSync(program, args, { cwd, encoding: 'utf8' }).trim()

/** The mirror that this machine installs from, where it has the suite; else debootstrap's own. */
function mirrors() {
  const targets = ask('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI) $(CODENAME)',
    'Created-By: Packages',
  ])
  const line = targets
    .split('\n')
    .find((target) => target.endsWith(` ${SUITE}`) && !target.includes('security'))
  return line ? [line.split(' ')[0]] : []
}

function makeDebian(folder) {
  run('debootstrap', ['--variant=minbase', SUITE, folder, ...mirrors()])
  const rules = [...leftOut.map((path) => `path-exclude ${path}`), 'path-include /usr/share/doc/*/copyright']
  appendFileSync(join(folder, 'etc/dpkg/dpkg.cfg.d/docker'), `${rules.join('\n')}\n`)
  run('find', [join(folder, 'usr/share/doc'), '-type', 'f', '!', '-name', 'copyright', '-delete'])
  for (const path of [
    'usr/share/locale',
    'usr/share/man',
    'usr/share/info',
    'var/lib/apt/lists',
    'var/cache/apt',
    'var/log',
  ]) {
    run('find', [join(folder, path), '-mindepth', '1', '-type', 'f', '-delete'])
  }
}

/** Node's program and headers, and npm, as the official image has them below /usr/local. */
function makeNode(folder) {
  const processor = process.arch
  const files = ask('npm', ['pack', '--silent', `node-linux-${processor}@${NODE}`, 'npm@11'], folder).split(
    '\n',
  )
  const local = join(folder, 'local')
  for (const [file, target] of [
    [files[0], local],
    [files[1], join(local, 'lib/node_modules/npm')],
  ]) {
    mkdirSync(target, { recursive: true })
    run('tar', ['-xzf', join(folder, file), '-C', target, '--strip-components=1'])
  }
  rmSync(join(local, 'package.json'))
  for (const name of ['npm', 'npx'])
    run('ln', ['-s', `../lib/node_modules/npm/bin/${name}-cli.js`, join(local, 'bin', name)])
}

function image(name, context, lines) {
  writeFileSync(join(context, 'Dockerfile'), `${lines.join('\n')}\n`)
  run('buildah', ['bud', '--isolation', 'chroot', '--tag', name, context])
}

const work = mkdtempSync(join(tmpdir(), 'verdemuse-bases-'))
try {
  const debian = join(work, 'debian')
  makeDebian(debian)
  run('tar', ['-cf', join(work, 'debian.tar'), '--numeric-owner', '-C', debian, '.'])
  const context = join(work, 'context')
  mkdirSync(context)
  renameSync(join(work, 'debian.tar'), join(context, 'debian.tar'))
  image(baseImages.RUN_IMAGE, context, ['FROM scratch', 'ADD debian.tar /', 'CMD ["bash"]'])
  const node = join(work, 'node')
  mkdirSync(node)
  makeNode(node)
  image(baseImages.BUILD_IMAGE, node, [`FROM ${baseImages.RUN_IMAGE}`, 'COPY local /usr/local'])
} finally {
  rmSync(work, { recursive: true, force: true })
}
