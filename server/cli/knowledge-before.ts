import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { sourceFolders } from '../../kb/sources.ts'

/** What git may print at once, bytes. */
const MOST = 1 << 30

/**
 * A knowledge base as it was: another folder, or the same one at a commit of the repository that it lies in.
 * @param from a folder, or what git understands as a commit, such as `HEAD`
 * @returns its folder, and what removes it where it was made
 * @throws Error with one sentence when it is neither
 */
export function knowledgeBefore(kbDir: string, from: string): { kbDir: string; remove: () => void } {
  if (isFolder(from)) return { kbDir: from, remove: () => {} }
  const git = (args: string[], input = '') => {
    const { status, stdout } = spawnSync('git', ['-C', kbDir, ...args], { input, maxBuffer: MOST })
    return status === 0 ? stdout : undefined
  }
  const commit = from.startsWith('-')
    ? undefined
    : git(['rev-parse', '--verify', '--quiet', `${from}^{commit}`])
  const listed = commit && git(['ls-tree', '-r', '-z', '--name-only', commit.toString().trim(), '.'])
  if (!commit || !listed)
    throw new Error(
      `--changed-from ${from}: expected a folder, or a commit of the git repository that ${kbDir} lies in.`,
    )
  const paths = listed.toString().split('\0').filter(isSource)
  const asked = paths.map((path) => `${commit.toString().trim()}:./${path}\n`).join('')
  const blobs = blobsIn(git(['cat-file', '--batch'], asked) ?? Buffer.alloc(0))
  const folder = mkdtempSync(join(tmpdir(), 'verdemuse-before-'))
  paths.forEach((path, index) => {
    const content = blobs[index]
    if (!content) return
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  })
  return { kbDir: folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The objects that `git cat-file --batch` prints: a line `<id> <type> <size>`, the content, a line feed. */
function blobsIn(output: Buffer): (Buffer | undefined)[] {
  const blobs: (Buffer | undefined)[] = []
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at)
    const size = /^\S+ blob (\d+)$/.exec(output.subarray(at, end).toString())?.[1]
    at = end + 1
    blobs.push(size === undefined ? undefined : output.subarray(at, at + Number(size)))
    if (size !== undefined) at += Number(size) + 1
  }
  return blobs
}

/** Whether a file is part of the knowledge base: only those are taken out, people's data never. */
function isSource(path: string): boolean {
  const [folder = '', name, ...deeper] = path.split('/')
  if (path === 'shop.json') return true
  const ending = Object.entries(sourceFolders).find(([known]) => known === folder)?.[1]
  return name !== undefined && deeper.length === 0 && extname(name).toLowerCase() === ending
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
