import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCommand } from './find-command.mjs'

/**
 * What the set-up has done, kept under `node_modules/` so that it vanishes with it.
 *
 * @typedef {object} SetUpStamp
 * @property {string} lock hash of `package-lock.json`
 * @property {'production' | 'all'} packages
 * @property {string} runtime the Node that the addons were made for
 * @property {'faiss' | 'exact'} vectorIndex
 * @property {string} toolchain what a compile of FAISS would find: a change is worth another try
 */

/**
 * @param {string} root
 * @param {'production' | 'all'} packages
 * @returns {boolean} whether these packages and the addons are there for this lock file and this Node
 */
export function isSetUp(root, packages) {
  const stamp = readStamp(root)
  return (
    stamp !== undefined &&
    stamp.lock === lockHash(root) &&
    stamp.runtime === runtime() &&
    (packages === 'production' || stamp.packages === 'all') &&
    (stamp.vectorIndex !== 'exact' || stamp.toolchain === toolchain())
  )
}

/**
 * @param {string} root
 * @returns {SetUpStamp | undefined}
 */
export function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {string} root
 * @param {SetUpStamp} stamp
 */
export function writeStamp(root, stamp) {
  mkdirSync(join(stampFile(root), '..'), { recursive: true })
  writeFileSync(stampFile(root), JSON.stringify(stamp, null, 2))
}

/** @param {string} root */
export function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** An addon made for one of these runs in no other. */
export function runtime() {
  return `${process.versions.modules}-${process.platform}-${process.arch}`
}

/** FAISS's headers and a compiler, where they are. */
export function toolchain() {
  const headers = ['/usr/include', '/usr/local/include'].filter((path) =>
    existsSync(join(path, 'faiss/Index.h')),
  )
  return `${headers[0] ?? 'no headers'}, ${findCommand('g++') ? 'g++' : 'no g++'}`
}

const stampFile = (root) => join(root, 'node_modules/.cache/verdemuse/set-up.json')
