import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneLine, removeHidden } from '../../kb/clean-text.ts'
import { faqsFromCsv } from '../../kb/import/faqs-from-csv.ts'
import { csvOf } from './csv-of.ts'

const read = (text: string | Uint8Array) =>
  faqsFromCsv('faq.csv', typeof text === 'string' ? Buffer.from(text) : text)
const values = (text: string | Uint8Array) => read(text).entries.map(({ value }) => value)

test.each([
  ['commas', 'Question,Answer\nWho?,We\n'],
  ['semicolons', 'Frequently;Question;Answer\n;Who?;We\n'],
  ['tabs', 'question\tanswer\nWho?\tWe\n'],
  ['a byte order mark and CRLF', '\uFEFFQuestion,Answer\r\nWho?,We\r\n'],
  ['Excel’s first line', 'sep=;\nQuestion;Answer\nWho?;We\n'],
  ['other names', 'Q,Response,Topic\nWho?,We,\n'],
  ['old Mac line ends', 'Question,Answer\rWho?,We\r'],
])('reads a table with %s', (_, text) => {
  expect(values(text).map(({ question, answer }) => [question, answer])).toEqual([['Who?', 'We']])
})

test('reads Windows-1252 and UTF-16 as well as UTF-8', () => {
  const text = 'Question,Answer\nOù est mon colis – déjà ?,“Là” 5 €\n'
  const windows = Buffer.from(
    [...text].map(
      (character) => ({ '–': 0x96, '“': 0x93, '”': 0x94, '€': 0x80 })[character] ?? character.charCodeAt(0),
    ),
  )
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  for (const bytes of [Buffer.from(text), windows, utf16])
    expect(values(bytes)[0]).toMatchObject({ question: 'Où est mon colis – déjà ?', answer: '“Là” 5 €' })
})

test('takes tags, other ways of asking, dates and HTML for what they are', () => {
  const [faq] = values(
    'Question,Answer,Keywords,Similar questions,Updated at,Link\n' +
      '"Pay <b>how</b>?","<p>By card:</p><ul><li>Visa</li><li>Amex</li></ul>","pay, card","how to pay|payment, which?",2026/4/1 09:00,https://s.example/pay\n',
  )
  expect(faq).toEqual({
    question: 'Pay how?',
    answer: 'By card:\n\n- Visa\n- Amex',
    tags: ['pay', 'card'],
    alts: ['how to pay', 'payment, which?'],
    last_updated: '2026-04-01',
    url: 'https://s.example/pay',
  })
})

test('tells the line and the reason of every row that it leaves out', () => {
  const { entries, problems } = read(
    'Question,Answer\n"A\nlong one?",yes\n\n,nothing\nWhat?,\nwhat,again\nA long one,double\na,b,c\nLast?,"never closed\nGone?,gone\n',
  )
  expect(entries.map(({ key, value }) => [key, value.answer])).toEqual([
    ['a long one', 'yes'],
    ['what', 'again'],
  ])
  expect(problems.map(({ line, reason }) => `${line}: ${reason}`).sort()).toEqual(
    [
      '5: no question',
      '6: no answer',
      '8: the same question as in line 2',
      '9: 3 values for 2 columns; put a value that holds the separator in double quotes',
      '10: a double quote opens here and is not closed; nothing below was read',
    ].sort(),
  )
})

test('a table without the columns is told what was found', () => {
  expect(read('Name,Price\nShirt,5\n').problems).toEqual([
    {
      file: 'faq.csv',
      line: 1,
      reason: 'no column for the question and the answer; the header names "name", "price"',
    },
  ])
  expect(read('').problems[0]?.reason).toContain('no header row')
})

const cell = fc.string({ unit: 'grapheme', maxLength: 30 })

test('what a spreadsheet saved comes back word for word, whatever separates it', () => {
  const faq = fc.record({ question: cell, answer: cell })
  fc.assert(
    fc.property(
      fc.array(faq, { maxLength: 6 }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      (faqs, delimiter, lineEnd) => {
        const rows = faqs.filter(({ question, answer }) => !/[<&]/.test(question + answer))
        const { entries, problems } = read(
          csvOf(
            [['Question', 'Answer'], ...rows.map((row) => [row.question, row.answer])],
            delimiter,
            lineEnd,
          ),
        )
        const expected = rows.map(({ question, answer }) => [
          oneLine(removeHidden(question)),
          removeHidden(answer).trim(),
        ])
        const found = entries.map(({ value }) => [value.question, value.answer])
        const wanted = expected.filter(([question, answer]) => question && answer)
        for (const pair of found) expect(wanted).toContainEqual(pair)
        const blank = expected.filter(([question, answer]) => !question && !answer).length
        expect(found.length + problems.length).toBe(rows.length - blank)
      },
    ),
  )
})
