import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNodeHeaders } from './node-headers.mjs'
import { downloadPrebuilt } from './prebuilt.mjs'
import { run } from './run.mjs'
import { toolchain } from './stamp.mjs'
import { tryAddon } from './try-addon.mjs'

const selfTest = `
  const { IndexFlatIP } = require('faiss-node')
  const index = new IndexFlatIP(2)
  index.add([1, 0, 0, 1])
  if (index.search([0, 1], 1).labels[0] !== 1) throw new Error('wrong neighbour')
`

/** Debian's FAISS 1.7.3 has the type only inside Index; the addon's source is written for 1.7.4. */
const compatibilityHeader = `#include <faiss/Index.h>
#if FAISS_VERSION_MAJOR == 1 && (FAISS_VERSION_MINOR < 7 || FAISS_VERSION_MINOR == 7 && FAISS_VERSION_PATCH < 4)
namespace faiss { using idx_t = Index::idx_t; }
#endif
`

/**
 * Makes faiss-node loadable, or makes sure that it is not there half: a prebuilt download, else its source
 * against the system's FAISS, else the exact index takes over.
 *
 * @param {string} root
 * @param {import('./progress.mjs').Progress} progress
 * @param {{ prebuilt?: boolean }} [options] prebuilt: whether the project's own binary may be downloaded
 * @returns {Promise<'prebuilt' | 'compiled' | 'exact'>}
 */
export async function prepareFaiss(root, progress, { prebuilt = true } = {}) {
  const works = async () => (await tryAddon(root, selfTest)).ok
  if (await works()) return 'faiss'
  if (prebuilt) await downloadPrebuilt(root, 'faiss-node', { timeout: 5000, args: ['--runtime', 'napi'] })
  if (await works()) return 'prebuilt'
  if (/^\/.* g\+\+$/.test(toolchain())) {
    await progress.during('Compiling FAISS (once, about 5 s)', () => compileAgainstSystem(root))
    if (await works()) return 'faiss'
  }
  rmSync(join(root, 'node_modules/faiss-node/build'), { recursive: true, force: true })
  progress.say(
    'FAISS is not available here, so vectors are searched by the exact index: the same answers, slower with many passages. What brings it on Debian: apt-get install libfaiss-dev libopenblas-dev g++',
  )
  return 'exact'
}

async function compileAgainstSystem(root) {
  const headers = await findNodeHeaders(root)
  if (!headers) return { ok: false }
  const addon = join(root, 'node_modules/faiss-node')
  const release = join(addon, 'build/Release')
  mkdirSync(release, { recursive: true })
  const work = mkdtempSync(join(release, 'compile-'))
  try {
    writeFileSync(join(work, 'compatibility.h'), compatibilityHeader)
    const { ok } = await run(
      'g++',
      [
        ...['-std=c++17', '-O2', '-fPIC', '-shared', '-fopenmp', '-DNAPI_VERSION=6'],
        ...['-include', 'compatibility.h'],
        ...['-I', join(headers, 'include/node'), '-I', join(root, 'node_modules/node-addon-api')],
        ...[join(addon, 'src/faiss.cc'), '-o', 'faiss-node.node', '-lfaiss', '-lblas', '-llapack'],
      ],
      { cwd: work, timeout: 120_000 },
    )
    if (ok) renameSync(join(work, 'faiss-node.node'), join(release, 'faiss-node.node'))
    return { ok }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
