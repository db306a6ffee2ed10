import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sourceSlug } from '../../kb/import/source-slug.ts'

test('a name becomes a file name that is easy to read', () => {
  expect(['Our FAQ.csv', '/pages/Größe & Maß.html', 'help/returns'].map(sourceSlug)).toEqual([
    'our-faq',
    expect.stringMatching(/^pages-gro-e-ma-[0-9a-f]{8}$/),
    'help-returns',
  ])
  expect(sourceSlug('доставка-30')).not.toBe(sourceSlug('возврат-30'))
})

test('whatever a name holds, no path comes out of it, and always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      expect(sourceSlug(name)).toMatch(/^[a-z0-9][a-z0-9-]{0,90}$/)
      expect(sourceSlug(name)).toBe(sourceSlug(name))
    }),
  )
  for (const name of ['../../etc/passwd', '..\\..\\x', 'C:\\x', '/', '.', '..', '\0', 'con/..%2f'])
    expect(sourceSlug(name)).toMatch(/^[a-z0-9-]+$/)
})
