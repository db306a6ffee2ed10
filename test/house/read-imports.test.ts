import { expect, test } from 'vitest'
import { readImports } from './read-imports.ts'

test('imports are found with their file, line and kind', () => {
  const own = readImports(['test/house']).filter(({ from }) => from === 'test/house/boundaries.test.ts')
  expect(own).toEqual([
    { from: 'test/house/boundaries.test.ts', line: 1, to: 'vitest', typeOnly: false },
    { from: 'test/house/boundaries.test.ts', line: 2, to: 'test/house/read-imports.ts', typeOnly: false },
  ])
})
