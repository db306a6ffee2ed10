import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accentColours, contrast, parseHex } from '../../widget/accent-colours.ts'

function ratio(a: string, b: string): number {
  const [first, second] = [parseHex(a), parseHex(b)]
  if (!first || !second) throw new Error(`no colour: ${a} ${b}`)
  return contrast(first, second)
}

describe('accentColours', () => {
  test('are readable for every accent there is', () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(hex, (accent) => {
        const colours = accentColours(accent)
        expect(colours.accent).toBe(accent)
        expect(ratio(colours['on-accent'], accent)).toBeGreaterThanOrEqual(4.5)
        expect(ratio(colours['text-light'], '#ffffff')).toBeGreaterThanOrEqual(4.5)
        expect(ratio(colours['text-dark'], '#151a17')).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('fall back to our own where the accent is no hex colour', () => {
    const own = accentColours(undefined)
    for (const bad of ['red', 'url(https://evil.example)', '#12', '#1234567', '#fff;}*{display:none']) {
      expect(accentColours(bad)).toEqual(own)
    }
    expect(accentColours('#fff').accent).toBe('#ffffff')
  })
})
