import { describe, expect, it } from 'vitest'
import { createLogger } from '../../server/ops/create-logger.ts'

function logged(details: object): { line: string; entry: Record<string, unknown> } {
  const lines: string[] = []
  createLogger('trace', { write: (line) => void lines.push(line) }).error(details, 'something happened')
  const [line = ''] = lines
  expect(lines).toHaveLength(1)
  expect(line.trimEnd()).not.toContain('\n')
  return { line, entry: JSON.parse(line) }
}

describe('the log', () => {
  it('tells of an error what it was and where, without whom it was about', () => {
    const cause = Object.assign(new Error('mail to anna.schmidt@shop.example failed'), {
      code: 'ECONNREFUSED',
    })
    const { line, entry } = logged({
      err: new TypeError('call +49 170 1234567 about card 4111 1111 1111 1111', { cause }),
      turn_id: 't_0160765432189abcdefghi',
    })
    expect(entry).toMatchObject({
      level: 'error',
      msg: 'something happened',
      turn_id: 't_0160765432189abcdefghi',
      err: {
        type: 'TypeError',
        at: expect.arrayContaining([expect.stringContaining('create-logger.test.ts')]),
        cause: { type: 'Error', code: 'ECONNREFUSED', message: 'mail to [e-mail] failed' },
      },
    })
    expect(line).not.toMatch(/anna|1234567|4111/)
  })

  it('leaves out what an engine quotes from the text that it could not read', () => {
    try {
      JSON.parse('Anna Schmidt lives here')
    } catch (error) {
      expect(logged({ err: error }).line).not.toContain('Anna')
    }
  })

  it('leaves out fields that are never its business, however deep, and cuts what is long', () => {
    const { line, entry } = logged({
      text: 'Anna',
      headers: { cookie: 'Anna' },
      request: {
        authorization: 'Anna',
        path: '/x',
        inner: { access_token: 'Anna', deep: { deeper: 'Anna' } },
      },
      note: 'x'.repeat(5000),
      list: ['anna@shop.example'],
    })
    expect(line).not.toMatch(/Anna|anna/)
    expect(line.length).toBeLessThan(1024)
    expect(entry).toMatchObject({ request: { path: '/x' }, list: ['[e-mail]'] })
  })

  it('cannot be made to write a second line', () => {
    const { entry } = logged({ origin: 'https://a.example\n{"level":"fatal"}\r\n\u2028' })
    expect(entry.origin).toBe('https://a.example\n{"level":"fatal"}\r\n\u2028')
  })
})
