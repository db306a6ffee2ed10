import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lex, type Token } from '../../widget/lexer.ts'
import { createBlockReader } from '../../widget/markdown-blocks.ts'

const blocksOf = (tokens: readonly Token[]) => tokens.filter((token) => token.type !== 'space')

/** Reads a text as it would stream in, cut at these places, and gives the last reading. */
function readInPieces(text: string, cuts: number[]): readonly Token[] {
  const reader = createBlockReader(lex)
  for (const cut of [...cuts].sort((a, b) => a - b)) reader.read(text.slice(0, cut), false)
  return reader.read(text, true)
}

const everyKind = [
  '# Heading',
  'A paragraph with **bold** and `code`\nover two lines',
  '- one\n- two\n\n  still two\n- three',
  '1. first\n2. second',
  '```js\nconst a = 1\n\nb()\n```',
  '> quoted\n> twice',
  '| a | b |\n| - | - |\n| 1 | 2 |',
  '---',
  'Setext\n===',
  '<div>raw\n\nhtml</div>',
  '[1]: https://evil.example',
  'last *words*',
]

describe('createBlockReader', () => {
  test('ends with the same blocks as one reading of the whole, cut after every character', () => {
    const text = everyKind.join('\n\n')
    const cuts = Array.from({ length: text.length }, (_, index) => index)
    expect(blocksOf(readInPieces(text, cuts))).toEqual(blocksOf(lex(text)))
  })

  test('ends with the same blocks for any mix of lines and cuts', () => {
    const line = fc.constantFrom(
      ...everyKind.flatMap((block) => block.split('\n')),
      '',
      '',
      '2',
      '2. x',
      '- ',
      '*',
      '* a',
      '  indented',
      '    code',
      '**',
      '+ b',
      '>',
      '```',
      '~~~',
      '|',
      '1) c',
    )
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 14 }),
        fc.array(fc.nat(300), { maxLength: 20 }),
        (lines, cuts) => {
          const text = lines.join('\n')
          expect(blocksOf(readInPieces(text, cuts))).toEqual(blocksOf(lex(text)))
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('does not parse finished blocks again', () => {
    const parsed: string[] = []
    const reader = createBlockReader((text) => {
      parsed.push(text)
      return lex(text)
    })
    const first = reader.read('One.\n\nTwo.\n\nThree.\n', false)
    const second = reader.read('One.\n\nTwo.\n\nThree.\n\nFour', false)
    expect(parsed[1]).toBe('Three.\n\nFour')
    expect(second[0]).toBe(first[0])
  })

  test('starts over when an earlier passage is replaced', () => {
    const reader = createBlockReader(lex)
    reader.read('In 60 days.\n\nTwo.\n\nThree.\n', false)
    expect(reader.read('In 30 days.\n\nTwo.\n\nThree.\n', false)[0]?.raw).toBe('In 30 days.')
  })

  test('leaves reference definitions as text, so that no citation becomes a link', () => {
    const types = JSON.stringify(lex('See [1].\n\n[1]: https://evil.example'))
    expect(types).not.toContain('"def"')
    expect(types).not.toContain('"raw":"[1]","href"')
  })

  test('reads a long unfinished block again only now and then, and the whole at the end', () => {
    let readings = 0
    const counting = (text: string) => {
      readings++
      return lex(text)
    }
    const text = '- a point of a long list\n'.repeat(640)
    const reader = createBlockReader(counting)
    for (let end = 20; end < text.length; end += 20) reader.read(text.slice(0, end), false)
    expect(blocksOf(reader.read(text, true))).toEqual(blocksOf(lex(text)))
    expect(readings).toBeLessThan(250)
  })
})

describe('lex', () => {
  test('takes a paragraph with hundreds of marks for text', () => {
    const text = '**_a'.repeat(4000)
    expect(lex(text)[0]).toMatchObject({ type: 'paragraph', tokens: [{ type: 'text', text }] })
    const usual = lex('**a** and _b_ '.repeat(30))[0]
    expect(usual && 'tokens' in usual && usual.tokens?.filter(({ type }) => type === 'strong')).toHaveLength(
      30,
    )
  })

  test('takes what is nested more than twelve deep for text', () => {
    const depthOf = (tokens: readonly Token[]): number =>
      Math.max(
        0,
        ...tokens.map((token) => (token.type === 'blockquote' ? 1 + depthOf(token.tokens ?? []) : 0)),
      )
    expect(depthOf(lex(`${'> '.repeat(5)}quoted`))).toBe(5)
    expect(depthOf(lex(`${'> '.repeat(5000)}quoted`))).toBe(12)
    expect(JSON.stringify(lex('1. '.repeat(5000)))).toContain('1. 1. 1.')
  })
})
