import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataFolder, openDataFolder } from '../../server/ops/data-folder.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verdemuse-folder-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('the lock of a data folder', () => {
  it('is given once; the second is told in one sentence who has it and what to do', () => {
    lockDataFolder(folder)
    expect(() => lockDataFolder(folder)).toThrow(
      `Another VerdeMuse server uses the data folder ${folder}. Stop that one, or choose another folder: DATA_DIR=… npm start`,
    )
  })

  it('is for one folder, and lies there for this user alone', () => {
    const other = join(folder, 'other')
    openDataFolder(other)
    lockDataFolder(folder)
    lockDataFolder(other)
    expect(statSync(join(other, 'server.lock')).mode & 0o777).toBe(0o600)
  })

  it('does not hinder what only needs the folder', () => {
    lockDataFolder(folder)
    expect(() => openDataFolder(folder)).not.toThrow()
  })
})
