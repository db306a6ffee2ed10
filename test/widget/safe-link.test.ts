import { describe, expect, test } from 'vitest'
import { httpsHosts, safeLink } from '../../widget/safe-link.ts'

const policy = { hosts: ['shop.example', 'help.example:8443'], pageOrigin: 'http://localhost:5000' }

describe('safeLink', () => {
  test.each([
    ['https://shop.example/returns?x=1#y', 'https://shop.example/returns?x=1#y', true],
    ['HTTPS://SHOP.example/', 'https://shop.example/', true],
    ['https://help.example:8443/', 'https://help.example:8443/', true],
    ['http://localhost:5000/cart', 'http://localhost:5000/cart', false],
    ['mailto:help@shop.example', 'mailto:help@shop.example', false],
    ['tel:+431234567', 'tel:+431234567', false],
  ])('lets %s through', (given, href, external) => {
    expect(safeLink(given, policy)).toEqual({ href, external })
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://shop.example/1',
    'file:///etc/passwd',
    'http://shop.example/',
    'https://evil.example/',
    'https://shop.example.evil.example/',
    'https://shop.example@evil.example/',
    'https://user:pass@shop.example/',
    'https://shop.example:444/',
    'https://evil.example\\@shop.example/',
    'http://localhost:5001/',
    '//shop.example/',
    '/relative',
    '',
  ])('refuses %j', (given) => {
    expect(safeLink(given, policy)).toBeUndefined()
  })

  test("resolves the shop's own relative addresses against the page", () => {
    expect(safeLink('/p/1', policy, policy.pageOrigin)).toEqual({
      href: 'http://localhost:5000/p/1',
      external: false,
    })
    expect(safeLink('javascript:alert(1)', policy, policy.pageOrigin)).toBeUndefined()
  })
})

describe('httpsHosts', () => {
  test('takes the hosts of https addresses only', () => {
    expect(httpsHosts(['https://a.example/x', 'http://b.example', 'nonsense', undefined])).toEqual([
      'a.example',
    ])
  })
})
