import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { repositoryRoot } from './source-files.ts'

const widget = join(repositoryRoot, 'dist/widget')
const manifest = JSON.parse(readFileSync(join(widget, 'manifest.json'), 'utf8')) as Record<string, string>
const read = (name: string) => readFileSync(join(widget, manifest[name] ?? name), 'utf8')
const kib = (code: string) => brotliCompressSync(code).length / 1024

test('the launcher costs at most 4 KiB', () => {
  expect(kib(read('widget.js'))).toBeLessThanOrEqual(4)
})

test('the loader knows the panel by its hashed name and leaves one place for staff’s settings', () => {
  expect(manifest['panel.js']).toMatch(/^panel\.[0-9A-Z]{8}\.js$/)
  expect(read('widget.js')).toContain(manifest['panel.js'])
  expect(read('widget.js').split('"__VERDEMUSE_SETTINGS__"')).toHaveLength(2)
})

test('the panel does not wait for the Markdown parser', () => {
  const firstRequest = read('panel.js')
  const statically = [...firstRequest.matchAll(/(?:from|import)"\.\/([^"]+)"/g)].map((match) => match[1])
  expect(statically.filter((name) => /marked|markdown/.test(name ?? ''))).toEqual([])
})

test('no file that a browser gets names the model provider', () => {
  for (const name of Object.keys(manifest)) expect(read(name)).not.toMatch(/mistral/i)
})
