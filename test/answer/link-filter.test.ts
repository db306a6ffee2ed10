import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leadsTo, linkFilter } from '../../server/answer/link-filter.ts'

const mayLead = leadsTo(new Set(['shop.example', 'help.shop.example:8443']))

function filtered(...pieces: string[]): string {
  const filter = linkFilter(mayLead)
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end()
}

describe('a link to the shop stays', () => {
  it.each([
    'Read [the policy](https://shop.example/returns) first.',
    'Read [the policy](/pages/returns "Returns") first.',
    'See https://shop.example/returns.',
    'See <https://help.shop.example:8443/a?b=c>!',
    'Write to [us](mailto:help@shop.example) or [call](tel:+3295550142).',
    'A citation [1] and two [1][2], a range 24/7, a list [ ] and 5 < 7.',
    'Nothing to see here! Really!',
  ])('%s', (text) => expect(filtered(text)).toBe(text))
})

describe('any other goes, and its words stay', () => {
  it.each([
    ['Read [this](https://evil.example/x?d=secret) now.', 'Read this now.'],
    ['![pixel](https://evil.example/p.png)', 'pixel'],
    ['![own](https://shop.example/p.png)', 'own'],
    ['See https://evil.example/a?b=c, please.', 'See …, please.'],
    ['See <https://evil.example>.', 'See ….'],
    ['www.evil.example is nice', '… is nice'],
    ['[x](//evil.example/y)', 'x'],
    ['[see https://evil.example/x[a](/own)', 'see …[a'],
    ['[x](https://shop.example@evil.example/)', 'x'],
    ['[x](https://shop.example.evil.example/)', 'x'],
    ['[x](javascript:alert(1))', 'x)'],
    ['[x](data:text/html,1)', 'x'],
    ['[https://evil.example](https://evil.example)', '…'],
    ['[r]: https://evil.example/p', '[r] : …'],
    ['So it is [1].\n\n[1]: javascript:alert(1)', 'So it is [1].\n\n[1] : javascript:alert(1)'],
    ['<a href="https://evil.example/">x</a>', '<a href="…">x</a>'],
    ['ftp://evil.example/file', '…'],
  ])('%s', (text, rest) => expect(filtered(text)).toBe(rest))
})

it('holds a link until it is whole, wherever it is cut', () => {
  const texts = [
    'Go to [this](https://evil.example/x?d=1) or https://evil.example/y now',
    'Go to [this](https://shop.example/x) or https://shop.example/y now',
  ]
  for (const text of texts) {
    for (let at = 0; at <= text.length; at++) {
      const cut = filtered(text.slice(0, at), text.slice(at))
      expect(cut, `${at}`).not.toMatch(/evil\.example/)
      if (text.includes('shop.example')) expect(cut).toBe(text)
    }
  }
})

it.each([
  ['www.', '[', 'evil.example', '[a](', 'https://', ')'],
  ['See ww', '[w.evil.example](', 'https://x.example)'],
  ['See https:/', '[/evil.example](https://x.example)'],
])('lets no address come together from what stands before a link and its words', (...pieces) => {
  expect(filtered(...pieces)).not.toMatch(/evil\.example/)
  expect(filtered(pieces.join(''))).not.toMatch(/evil\.example/)
  expect(filtered(...pieces.join(''))).not.toMatch(/evil\.example/)
})

it('lets no foreign address through, however it is cut', () => {
  const word = fc.constantFrom(
    '\n',
    '[1]:',
    '[a](',
    ')',
    '![b](',
    'https://',
    'evil.example',
    '//',
    '<',
    '>',
    ' ',
    '[',
    ']',
    'www.',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 14 }), (pieces) => {
      expect(filtered(...pieces)).not.toMatch(/(?:https?:)?\/\/evil\.example|\bwww\.evil\.example/)
    }),
    { numRuns: 4_000 },
  )
})

it('leaves text without links as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9 .,!?[\]()-]{0,12}$/), { maxLength: 8 }), (pieces) => {
      const text = pieces.join('')
      fc.pre(!/\]\(|www\./.test(text))
      expect(filtered(...pieces)).toBe(text)
    }),
  )
})
