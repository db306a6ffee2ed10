import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonFault, parseLocatedJson } from '../../kb/located-json.ts'

function faultOf(text: string): JsonFault {
  try {
    parseLocatedJson(text)
  } catch (error) {
    if (error instanceof JsonFault) return error
    throw error
  }
  throw new Error('parsed')
}

describe('JSON that knows its lines', () => {
  const text = '[\n  {"question": "a"},\n\n  {\n    "answer": 5,\n    "tags": [1,\n 2]\n  }\n]\n'

  it('tells the line of an entry, of a field and of a value in a list', () => {
    const json = parseLocatedJson(text)
    expect(json.lineOf([0])).toBe(2)
    expect(json.lineOf([1])).toBe(4)
    expect(json.lineOf([1, 'answer'])).toBe(5)
    expect(json.lineOf([1, 'tags', 1])).toBe(7)
  })

  it('tells the line of the entry for a field that is not there', () => {
    expect(parseLocatedJson(text).lineOf([1, 'question'])).toBe(4)
  })

  it.each([
    ['[\n1,\n]', 3, 'a value'],
    ['{\n"a": 1\n"b": 2}', 3, '"," or "}"'],
    ['[1, 2', 1, 'the end of the file'],
    ['', 1, 'the end of the file'],
    ['{"a"\n\n1}', 3, '":"'],
    ["{\n'a': 1}", 2, 'a name in double quotes'],
    ['[1]\n]', 2, 'the end of the file'],
  ])('tells where %j is broken', (broken, line, words) => {
    const fault = faultOf(broken)
    expect(fault.line).toBe(line)
    expect(fault.message).toContain(words)
  })

  it('refuses nesting that would overflow the stack', () => {
    expect(faultOf('['.repeat(100_000)).message).toContain('levels')
  })

  it('reads valid JSON however deep, and tells the first line for it', () => {
    const json = parseLocatedJson(`\n${'['.repeat(500)}${']'.repeat(500)}`)
    expect(Array.isArray(json.value)).toBe(true)
    expect(json.lineOf([0, 0])).toBe(1)
  })

  it('reads every JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(parseLocatedJson(json).value).toEqual(JSON.parse(json))
      }),
    )
  })

  it('refuses whatever JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('"', '}', ',', '\\', 'x', '\u0001'),
        (json, at, noise) => {
          const damaged = json.slice(0, at % (json.length + 1)) + noise + json.slice(at % (json.length + 1))
          let valid = true
          try {
            JSON.parse(damaged)
          } catch {
            valid = false
          }
          if (valid) expect(parseLocatedJson(damaged).value).toEqual(JSON.parse(damaged))
          else expect(() => parseLocatedJson(damaged)).toThrow(JsonFault)
        },
      ),
    )
  })
})
