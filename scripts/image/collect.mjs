import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { natives } from '../build/bundles.mjs'

/**
 * Within the image's build, after `build.mjs`: puts into one folder what the image holds beside Debian, laid out as
 * in the image.
 *
 *     node scripts/image/collect.mjs /image
 */
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Code that loads every addon and prints the files that came in by it, as JSON. */
const trace = `
  process.env.OMP_NUM_THREADS = '1'
  const failed = []
  for (const name of ${JSON.stringify(natives)}) {
    try {
      const loaded = require(name)
      if (name === 'better-sqlite3') new loaded(':memory:').close()
    } catch (error) {
      failed.push(name + ': ' + error.message)
    }
  }
  console.log(JSON.stringify({ files: Object.keys(require.cache), failed }))
`

/** @param {string} image the folder that becomes the image's `/` */
function collect(image) {
  const app = join(image, 'app')
  mkdirSync(app, { recursive: true })
  for (const name of ['package.json', 'LICENSE', 'dist', 'synthetic_data'])
    cpSync(join(root, name), join(app, name), { recursive: true, filter: (path) => !path.endsWith('.map') })

  const { files, failed } = JSON.parse(
    execFileSync(process.execPath, ['--input-type=commonjs', '-e', trace], { cwd: root, encoding: 'utf8' }),
  )
  // Without FAISS it would run, slower; an image is made once and should be whole.
  if (failed.length > 0) throw new Error(`The addons do not load: ${failed.join('; ')}`)
  for (const file of new Set(files.flatMap((file) => [file, ...besides(file)]))) {
    const target = join(app, relative(root, file))
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(file, target)
  }

  const bin = join(image, 'usr/local/bin')
  mkdirSync(bin, { recursive: true })
  copyFileSync(process.execPath, join(bin, 'node'))
  chmodSync(join(bin, 'node'), 0o755)
  execFileSync('strip', [join(bin, 'node')])

  mkdirSync(join(image, 'data'), { mode: 0o700 })
}

/** A package's own description and licence, for one of its files. */
function besides(file) {
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? []
  if (folder === undefined || !existsSync(join(folder, 'package.json'))) return []
  const licences = readdirSync(folder).filter((name) => /^(licen[cs]e|notice)/i.test(name))
  return ['package.json', ...licences].map((name) => join(folder, name))
}

const [target] = process.argv.slice(2)
if (!target) throw new Error('Say where to: node scripts/image/collect.mjs FOLDER')
collect(resolve(target))
