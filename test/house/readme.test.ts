import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot, sourceFiles } from './source-files.ts'

/** What README.md claims is held here, so that it cannot go stale without a red test. */
const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8')

test('every file that it links to or shows is there', () => {
  const links = [
    ...readme.matchAll(/\]\((?!https?:|mailto:|#)([^)\s]+)/g),
    ...readme.matchAll(/src="(?!https?:)([^"]+\.(?:png|svg|jpg))"/g),
  ]
  const files = links.map((match) => (match[1] ?? '').replace(/#.*/, ''))
  expect(files.filter((file) => !existsSync(join(repositoryRoot, file)))).toEqual([])
})

test('every npm command that it names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const named = [...readme.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('every environment variable that it names is one that the server reads', () => {
  const config = sourceFiles(['server'])
    .filter((file) => file === 'server/config.ts')
    .map((file) => readFileSync(join(repositoryRoot, file), 'utf8'))
    .join()
  const named = [...readme.matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)(?:=[^`]*)?`/g)].map(
    (match) => match[1] ?? '',
  )
  expect(named.filter((name) => !config.includes(name))).toEqual([])
})

// A size is written as <!-- size:loader -->2.9<!-- --> and means KiB after brotli, rounded up to a tenth.
test('the sizes that it states are not below the built ones', () => {
  const built = JSON.parse(readFileSync(join(repositoryRoot, 'dist/sizes.json'), 'utf8')) as Record<
    string,
    number
  >
  for (const [, id = '', stated] of readme.matchAll(/<!-- size:(\w+) -->\s*([\d.]+)/g)) {
    expect(Number(stated) * 1024, id).toBeGreaterThanOrEqual(built[id] ?? Infinity)
  }
})
