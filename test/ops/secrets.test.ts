import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { loadSecrets } from '../../server/ops/secrets.ts'

let folder: string
let file: string
const stored = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verdemuse-secrets-'))
  file = join(folder, 'secrets.json')
  return () => rmSync(folder, { recursive: true })
})

describe('loadSecrets', () => {
  it('makes four keys of 32 bytes once, for this user alone', () => {
    const keys = Object.values(loadSecrets(folder))
    expect(keys.map((key) => key.length)).toEqual([32, 32, 32, 32])
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(4)
    expect(Object.values(loadSecrets(folder))).toEqual(keys)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('adds what a file of an earlier version lacks, and keeps the rest', () => {
    loadSecrets(folder)
    const { second_factor_key: _, demo_identity_key: __, ...earlier } = stored()
    writeFileSync(file, JSON.stringify(earlier))
    const { secondFactorKey, demoIdentityKey } = loadSecrets(folder)
    expect([secondFactorKey, demoIdentityKey].map((key) => key.length)).toEqual([32, 32])
    expect(stored()).toMatchObject(earlier)
    expect(loadSecrets(folder).secondFactorKey).toEqual(secondFactorKey)
  })

  it.each([
    ['nothing', ''],
    ['half a file', '{"access_token_key":"'],
    ['a key that is short', 'short'],
    ['a key that is empty', ''],
    ['a key that is no text', 7],
  ])('refuses %s and says what to do', (_, broken) => {
    loadSecrets(folder)
    const text = String(broken)
    const whole = text === '' || text.startsWith('{')
    writeFileSync(file, whole ? text : JSON.stringify({ ...stored(), second_factor_key: broken }))
    expect(() => loadSecrets(folder)).toThrow(/is damaged\. Restore it from a backup/)
  })
})
