import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { LexicalIndex } from './lexical-index.ts'
import type { Knowledge } from './load-knowledge.ts'
import { reasonOf } from './sources.ts'
import { writeWhole } from './write-whole.ts'

/** What is worked out of the files alone, and takes most of a start: read instead of made, where they are the same. */
export interface SavedWork {
  knowledge: Knowledge
  lexical: LexicalIndex
}

/** Of more rows than this the work is not kept: it would be held in memory twice while it is written. */
export const SAVED_ROWS_AT_MOST = 20_000

const MAGIC = 'VMW2'
const DIGEST = 32
const START = MAGIC.length + 2 * DIGEST

/**
 * Reads what was worked out of the files that `key` names; undefined when there is none, when it was made of others
 * or by another build, or when it is damaged: then it is made anew.
 */
export function readSavedWork(folder: string, key: string): SavedWork | undefined {
  try {
    const bytes = readFileSync(fileIn(folder))
    const body = bytes.subarray(START)
    if (!bytes.subarray(0, START).equals(headOf(key, body))) return undefined
    // Our own writing, as the checksum says.
    const work: SavedWork = deserialize(body)
    return work
  } catch {
    return undefined
  }
}

/** Saves the work in place of that before, whole or not at all. Throws a clear Error where it cannot be written. */
export function writeSavedWork(folder: string, key: string, work: SavedWork): void {
  const body = serialize(work)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeWhole(fileIn(folder), [headOf(key, body), body])
  } catch (error) {
    throw new Error(`The index cannot be saved in ${folder}: ${reasonOf(error)}. Is DATA_DIR writable?`)
  }
}

function headOf(key: string, body: Uint8Array): Buffer {
  const named = createHash('sha256')
    .update(`${key}\0${process.versions.v8}\0`)
    // Built, this file holds the code of the work, and the names of its other parts carry hashes: new code, new work.
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest()
  return Buffer.concat([Buffer.from(MAGIC, 'latin1'), named, createHash('sha256').update(body).digest()])
}

function fileIn(folder: string): string {
  return join(folder, 'knowledge.work')
}
