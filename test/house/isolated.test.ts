import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// The others share what is loaded (vitest.config.ts): a module put in another's place would stay there for them.
test('only files named so put another module in a module’s place', () => {
  const all = readdirSync('test', { recursive: true, encoding: 'utf8' })
  const mocking = all
    .filter((path) => /\.test\.tsx?$/.test(path) && !path.startsWith('browser'))
    .filter((path) => /\bvi\.(do)?mock\(/i.test(readFileSync(`test/${path}`, 'utf8')))
  expect(mocking.filter((path) => !path.includes('.isolated.') && path !== 'house/isolated.test.ts')).toEqual(
    [],
  )
  expect(mocking.length).toBeGreaterThan(1)
})
