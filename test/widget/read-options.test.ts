import { describe, expect, test, vi } from 'vitest'
import { readOptions } from '../../widget/read-options.ts'

describe('readOptions', () => {
  test('reads every option', () => {
    const warn = vi.fn()
    expect(
      readOptions(
        {
          accent: '#0a5',
          position: 'left',
          theme: 'dark',
          greeting: 'Hi',
          open: '',
          launcher: 'none',
          locale: 'de',
        },
        warn,
      ),
    ).toEqual({
      accent: '#0a5',
      position: 'left',
      theme: 'dark',
      greeting: 'Hi',
      open: true,
      launcher: 'none',
      locale: 'de',
    })
    expect(warn).not.toHaveBeenCalled()
  })

  test('has defaults for a bare tag', () => {
    expect(readOptions({}, vi.fn())).toEqual({ position: 'right', theme: 'auto', open: false })
  })

  test.each(['colour', 'accentColor'])('names the likely option for data-%s', (wrong) => {
    const warn = vi.fn()
    readOptions({ [wrong]: 'x' }, warn)
    expect(warn).toHaveBeenCalledWith(`VerdeMuse: unknown attribute data-${wrong}; did you mean data-accent?`)
  })

  test('says all mistakes in one warning and uses none of them', () => {
    const warn = vi.fn()
    const options = readOptions({ accent: 'url(x)', theme: 'drak', colour: '#fff' }, warn)
    expect(warn).toHaveBeenCalledTimes(1)
    expect(options).toEqual({ position: 'right', theme: 'auto', open: false })
  })

  test("says nothing about other people's attributes", () => {
    const warn = vi.fn()
    readOptions({ cfasync: 'false', nscript: 'afterInteractive', turboTrack: 'reload' }, warn)
    expect(warn).not.toHaveBeenCalled()
  })
})
