import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownHtml } from '../../server/storefront/markdown-html.ts'
import { pageDangers } from './page-dangers.ts'

const htmlOf = (markdown: string) => String(markdownHtml(markdown))

describe('the shop’s Markdown on a page', () => {
  it('keeps paragraphs, lists, tables, emphasis and links', () => {
    expect(htmlOf('Go to [Returns](/returns) or [write](mailto:a@b.test), **soon**.')).toBe(
      '<p>Go to <a href="/returns">Returns</a> or <a href="mailto:a@b.test">write</a>, <strong>soon</strong>.</p>\n',
    )
    const table = htmlOf('| Size | EU |\n| --- | --- |\n| M | 38 & 40 |')
    expect(table).toContain('<th scope="col">Size</th>')
    expect(table).toContain('<td>38 &amp; 40</td>')
    expect(htmlOf('1. One\n2. Two')).toContain('<ol>')
  })

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '[a](vbscript:x)',
    '[a](//evil.test/x)',
    '[a](/\\evil.test/x)',
    '[a](\\\\evil.test/x)',
    '[a]: javascript:alert(1)\n\n[a]',
    '<javascript:alert(1)>',
  ])('makes no link of %s', (markdown) => {
    expect(htmlOf(markdown)).not.toContain('<a')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="alert(1)">b</b>',
    '![<img src=x onerror=alert(1)>](x)',
    '[a](https://ok.test/"onmouseover="alert(1))',
    '[a](https://ok.test "t\\" onmouseover=\\"alert(1)")',
    '```"><script>alert(1)</script>\nx\n```',
    '| <script>alert(1)</script> |\n| --- |\n| <svg onload=alert(1)> |',
    '# <img src=x onerror=alert(1)>',
    '- [ ] <input autofocus onfocus=alert(1)>',
  ])('makes no markup of %s', (markdown) => {
    expect(pageDangers(htmlOf(markdown))).toEqual([])
    expect(htmlOf(markdown)).not.toMatch(/<(?:script|img|svg|b)\b/)
  })

  it('is never dangerous, whatever is written', () => {
    const piece = fc.constantFrom(
      ...['[', ']', '(', ')', '<', '>', '"', "'", '`', '\n', ' ', '|', '!', '&', '\\', '#', '- ', '/', ':'],
      ...['javascript:', 'script', 'img', ' onerror=', 'a', 'https://x.test', '&colon;', '&#x22;'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        expect(pageDangers(htmlOf(pieces.join('')))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})
