import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGuardedFetch } from '../../kb/import/web/guarded-fetch.ts'
import { isPublicAddress } from '../../kb/import/web/public-address.ts'
import { RefusedAddress, webAddress } from '../../kb/import/web/web-address.ts'
import { evalRows, hasEvalRows } from '../support/eval-rows.ts'

test.each([
  ...[
    'http://localhost',
    'http://LOCALHOST.',
    'http://a.localhost/',
    'http://ip6-localhost',
    'http://redirect-server',
  ],
  ...[
    'http://127.0.0.1',
    'http://127.1',
    'http://0',
    'http://0.0.0.0',
    'http://2130706433',
    'http://0x7f000001',
  ],
  ...[
    'http://0177.0.0.1',
    'http://0x7f.0.0.1',
    'http://127.0.0.1.',
    'http://１２７.０.０.１',
    'http://①②⑦.0.0.1',
  ],
  ...[
    'http://10.0.0.1',
    'http://172.16.0.1',
    'http://172.31.255.255',
    'http://192.168.1.1',
    'http://3232235521',
  ],
  ...['http://169.254.169.254', 'http://100.64.0.1', 'http://100.100.100.200', 'http://168.63.129.16'],
  ...[
    'http://224.0.0.1',
    'http://255.255.255.255',
    'http://198.18.0.1',
    'http://192.0.2.1',
    'http://240.0.0.1',
  ],
  ...[
    'http://[::1]',
    'http://[::]',
    'http://[fe80::1]',
    'http://[fd00:ec2::254]',
    'http://[fc00::1]',
    'http://[ff02::1]',
  ],
  ...[
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://[::ffff:a9fe:a9fe]',
    'http://[::127.0.0.1]',
  ],
  ...[
    'http://[64:ff9b::7f00:1]',
    'http://[64:ff9b:1::7f00:1]',
    'http://[2002:7f00:1::]',
    'http://[2001:0:7f00:1::]',
  ],
  ...['http://[2001:db8::1]', 'http://[0:0:0:0:0:ffff:10.0.0.1]', 'http://[fec0::1]', 'http://[100::1]'],
  ...['http://metadata.google.internal', 'http://printer.local', 'http://nas.lan', 'http://router.home.arpa'],
  ...[
    'http://shop.example:8080',
    'http://shop.example:22',
    'https://shop.example:6379',
    'http://127.0.0.1!/',
  ],
  ...['http://user:pw@shop.example', 'http://shop.example@127.0.0.1/', 'http://@10.0.0.1'],
  ...[
    'file:///etc/passwd',
    'ftp://shop.example',
    'gopher://shop.example',
    'data:text/html,x',
    'javascript:1',
    'dict://x:1',
  ],
  ...['', 'shop.example', '//shop.example', 'http://', 'http://[', 'http://a b.example'],
])('%s is not fetched', (address) => {
  expect(() => webAddress(address)).toThrow(RefusedAddress)
})

test.each([
  ...['http://shop.example', 'https://www.shop.example/a?b=c', 'https://shop.example:443', 'http://1.1.1.1'],
  ...[
    'http://[2606:4700::1111]/',
    'https://münchen.example',
    'http://shop.example:80/',
    'http://ⓔⓧⓐⓜⓟⓛⓔ.ⓒⓞⓜ',
  ],
])('%s may be', (address) => {
  expect(webAddress(address).host).toBe(new URL(address).host)
})

test('an IPv4 address is held as the same in every writing', () => {
  const octet = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(fc.tuple(octet, octet, octet, octet), ([a, b, c, d]) => {
      const isPublic = isPublicAddress([a, b, c, d].join('.'))
      const number = ((a * 256 + b) * 256 + c) * 256 + d
      const writings = [
        String(number),
        `0x${number.toString(16)}`,
        [a, b, c, d].map((part) => `0${part.toString(8)}`).join('.'),
        [a, b, c, d].map((part) => `0x${part.toString(16)}`).join('.'),
        `${a}.${b}.${c * 256 + d}`,
        `[::ffff:${a}.${b}.${c}.${d}]`,
        `[::ffff:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}]`,
      ]
      for (const host of writings) {
        let passed = true
        try {
          webAddress(`http://${host}/`)
        } catch {
          passed = false
        }
        expect([host, passed]).toEqual([host, isPublic])
      }
    }),
  )
})

describe.skipIf(!hasEvalRows)('the public list of SSRF addresses', () => {
  /** Rows that name a host of the public internet: links to read more, mostly. */
  const outside =
    /^https?:\/\/(?:(?:github|example|ⓔⓧⓐⓜⓟⓛⓔ)\.(?:com|ⓒⓞⓜ)|developer\.mozilla\.org|(?:www\.)?(?:blackhat\.com|portswigger\.net|root-me\.org)|web\.archive\.org|\w+\.302\.r3dir\.me)\//
  const addresses = () =>
    evalRows<{ url: string }>('ssrf_urls_patt')
      .map(({ url }) => url)
      // A public number, which the guard lets through to the network.
      .filter((address) => address !== 'http://1.1.1.1')

  test('rows that mean an internal address are refused as written; the others when their name leads inside', async () => {
    const lookedUp: string[] = []
    const fetchPage = createGuardedFetch({
      resolve: async (host) => {
        lookedUp.push(host)
        return [{ address: '127.0.0.1', family: 4 }]
      },
    })
    expect(addresses().length).toBeGreaterThan(70)
    for (const address of addresses()) {
      const refusal = await fetchPage(address, { types: /^/ }).catch((error: unknown) => error)
      expect([address, refusal instanceof RefusedAddress]).toEqual([address, true])
    }
    expect(lookedUp.length).toBe(addresses().filter((address) => outside.test(`${address}/`)).length)
  })
})
