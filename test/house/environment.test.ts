import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot, sourceFiles } from './source-files.ts'

test('only server/config.ts reads the environment', () => {
  const readers = sourceFiles(['kb', 'server', 'widget', 'dashboard']).filter((file) =>
    // FAISS's own thread count has to be in the environment before the addon loads.
    /\bprocess\.env\b(?!\.OMP_NUM_THREADS\b)/.test(withoutComments(file)),
  )
  expect(readers.filter((file) => file !== 'server/config.ts')).toEqual([])
})

test('no source of the browser writes HTML', () => {
  const writers = sourceFiles(['widget', 'dashboard']).filter((file) =>
    /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|DOMParser)\b/.test(
      withoutComments(file),
    ),
  )
  expect(writers).toEqual([])
})

function withoutComments(file: string): string {
  return readFileSync(join(repositoryRoot, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}
