import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lex } from '../../widget/lexer.ts'
import { quickLex } from '../../widget/quick-lexer.ts'
import { answers } from './support/answers.ts'
import { drawnFields } from './support/drawn-fields.ts'

/** What is taken has to be what marked reads; what is refused is marked's anyway. */
function expectMarked(text: string): void {
  const tokens = quickLex(text)
  if (tokens) expect(drawnFields(tokens)).toEqual(drawnFields(lex(text)))
}

function taken(text: string): boolean {
  return quickLex(text) !== undefined
}

/** A text as it streams in: cut at every `step`th character. */
function cuts(text: string, step: number): string[] {
  return Array.from({ length: Math.ceil(text.length / step) }, (_, index) =>
    text.slice(0, (index + 1) * step),
  )
}

const pieces = (...list: string[]) => fc.constantFrom(...list)
const mixed = (piece: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(piece, { maxLength }).map((parts) => parts.join(''))

const words = pieces(
  ...[
    'You can return it within 30 days',
    "it's",
    'AT&amp;T & co.',
    '2 * 3 = 6',
    '5*3',
    '5* hotel',
    'e.g.',
    '😀',
  ],
  ...[
    'The **refund** takes',
    '*free*',
    '_really_',
    '**bold *and* more**',
    '~~€20~~ €15',
    '~5 days',
    '`CODE10`',
  ],
  ...[
    '[1]',
    '[2][3]',
    '(see [a](https://x.example/b))',
    '[Returns](https://verdemuse.example/returns?a=1&b=2)',
  ],
  ...[
    '**[Returns](https://x.example)**.',
    '[**R** `c`](/u)',
    '[write](mailto:a@b.example)',
    '**Note:**',
    '**"No"**,',
  ],
  ...[
    'hello@verdemuse.example',
    '**a.b@c.example**',
    'a_b@c.example',
    'https://x.example/a_b',
    'http://x.example).',
  ],
  ...[
    'snake_case_word',
    'VM_20417',
    '**你好**吗',
    'お問い合わせ**ください**。',
    'C\\*D',
    '\\$5',
    '#1',
    '12. May',
    '"*"',
    '!',
  ],
)
const line = fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '))
const listOf = (marker: string, indent: string) =>
  fc
    .array(line, { minLength: 1, maxLength: 4 })
    .map((lines) => lines.map((one) => indent + marker + one).join('\n'))
const block = fc.oneof(
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  fc.tuple(pieces('# ', '## ', '### '), line).map((parts) => parts.join('')),
  fc
    .tuple(
      pieces('- ', '* ', '1. ', '2) ', '-  '),
      pieces('', '  ', '   ', '    '),
      pieces('- ', '1. ', '* '),
    )
    .chain(([outer, indent, inner]) =>
      fc.array(fc.oneof(listOf(outer, ''), listOf(inner, indent)), { minLength: 1, maxLength: 3 }),
    )
    .chain((lists) => pieces('\n', '\n', '\n\n').map((gap) => lists.join(gap))),
  fc.constant('---'),
)
const answer = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 4 }),
    pieces('\n\n', '\n\n', '\n', '\n\n\n'),
    fc.nat(1000),
  )
  .map(([blocks, gap, cut]) => {
    const text = blocks.join(gap)
    return text.slice(0, Math.floor((cut / 1000) * (text.length + 1)))
  })

const nasty = [...'*_~`[]()<>#-+.1 \n\t\\!|&;:/a b@']
const hostile = fc.oneof(
  mixed(pieces(...nasty), 24),
  mixed(pieces(...'**__~`[]()#-+.1  \n\n\\!:/a b@"'), 24),
  mixed(pieces('*', '**', '_', 'a', ' ', '\n', '"', '.'), 20),
  mixed(
    pieces('- ', '1. ', '2) ', '\n', '\n', '\n\n', '  ', '    ', 'a', '#', '-', '--', '=', '**', '\u00a0'),
    16,
  ),
  mixed(
    pieces(
      ...[
        'a',
        ' ',
        '\n',
        '**',
        '*',
        '_',
        '~~',
        '`',
        '[1]',
        '[',
        '](',
        '](/u)',
        'https://x.y',
        'HTTP://',
        'www.x.y',
      ],
      ...[
        'mailto:',
        'a@b.de',
        'a_b@c.de',
        '@',
        '.',
        ')',
        '"',
        '\\',
        'é',
        '😀',
        '好',
        '&#42;',
        '!',
        '/',
        '\u00a0',
      ],
    ),
    14,
  ),
)

describe('quickLex', () => {
  test('reads answers, whole and cut anywhere, as marked does', () => {
    fc.assert(fc.property(answer, expectMarked), { numRuns: 500 })
    for (const text of answers) for (const cut of cuts(text, 3)) expectMarked(cut)
  })

  test('reads hostile texts as marked does, or not at all', () => {
    fc.assert(fc.property(hostile, expectMarked), { numRuns: 4000 })
  })

  test('reads each of the shapes it is for', () => {
    const types = new Set<string>()
    for (const text of answers.filter(taken)) {
      JSON.stringify(drawnFields(quickLex(text) ?? []), (key, value) => {
        if (key === 'type') types.add(value)
        return value
      })
    }
    expect([...types].sort()).toEqual(
      [
        'br',
        'codespan',
        'del',
        'em',
        'heading',
        'hr',
        'link',
        'list',
        'paragraph',
        'space',
        'strong',
        'text',
      ].sort(),
    )
  })

  test('leaves to marked what only marked reads', () => {
    for (const text of [
      '<b>x</b>',
      '| a | b |\n| - | - |',
      '```\ncode\n```',
      '> quoted',
      '    indented code',
      '![picture](https://x.example/p.png)',
      '- [ ] task',
      '***both***',
      '**a *b** c*',
      '[nested [link]](https://x.example)',
      '&#42;',
    ]) {
      expect([text, taken(text)]).toEqual([text, false])
    }
  })

  const data = fileURLToPath(new URL('../../synthetic_data/', import.meta.url))
  const read = (file: string) => readFileSync(data + file, 'utf8')
  const sections = (folder: string) =>
    readdirSync(data + folder).flatMap((file) =>
      read(`${folder}/${file}`)
        .split(/\n(?=## )/)
        .slice(1),
    )
  const faqs: { answer: string }[] = JSON.parse(read('faqs/faqs.json'))
  const logs: { messages: { sender: string; text: string }[] }[] = JSON.parse(
    read('conversations/conversation_logs.json'),
  )
  const messages = logs.flatMap((log) => log.messages.filter((message) => message.sender === 'assistant'))

  test.each([
    ['answers of language models', answers],
    ['policies', sections('policies')],
    ['articles', sections('articles')],
    ['FAQs', faqs.map((faq) => faq.answer)],
    ['conversation logs', messages.map((message) => message.text)],
  ])('takes at least 97 of 100 cuts of %s without a table', (_, texts) => {
    const all = texts.filter((text) => !/^\|/m.test(text)).flatMap((text) => cuts(text, 7))
    expect(all.length).toBeGreaterThan(500)
    expect(all.filter(taken).length / all.length).toBeGreaterThan(0.97)
  })

  test('takes time in proportion to the text', () => {
    for (const unit of [
      '**a ',
      '[',
      '[a](',
      '`',
      ' ',
      'a_',
      '.',
      '- ',
      '1. - ',
      '- a\n',
      '\n \n',
      'https://',
      'a@',
      '|',
      '*\u00a0',
    ]) {
      const before = process.cpuUsage()
      quickLex(unit.repeat(16_384 / unit.length))
      // Microseconds of this process alone, so that a busy machine does not count; 80 ms is what the slowest takes.
      expect([unit, process.cpuUsage(before).user < 1_000_000]).toEqual([unit, true])
    }
  })
})
