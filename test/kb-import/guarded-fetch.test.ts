import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createGuardedFetch } from '../../kb/import/web/guarded-fetch.ts'
import { RefusedAddress } from '../../kb/import/web/web-address.ts'
import { aSite } from './a-site.ts'

const html = { types: /^text\/html$/ }
const trusting = (host: string) => createGuardedFetch({ isTrusted: (url) => url.host === host })
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

test('a name that leads inside is refused, whatever stands beside it, and nothing is connected', async () => {
  const site = await aSite({ '/': 'inside' })
  for (const answer of [
    ['127.0.0.1'],
    ['93.184.216.34', '127.0.0.1'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['fd00::1'],
    [],
  ]) {
    const fetchPage = createGuardedFetch({
      resolve: async () => answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    })
    expect(await refusal(fetchPage('http://shop.example/', html))).toBeInstanceOf(RefusedAddress)
  }
  expect(site.connections()).toBe(0)
})

test('a name is looked up once a connection, by the guard itself: a second answer is never asked for', async () => {
  const site = await aSite({})
  const answers = ['192.0.2.1', '127.0.0.1']
  let lookedUp = 0
  const fetchPage = createGuardedFetch({
    resolve: async () => [{ address: answers[lookedUp++] ?? '127.0.0.1', family: 4 }],
  })
  await refusal(fetchPage('http://rebinding.example/', html))
  expect(lookedUp).toBe(1)
  expect(await refusal(fetchPage('http://rebinding.example/', html))).toBeInstanceOf(RefusedAddress)
  expect(site.connections()).toBe(0)
})

test('every redirect is held against the same rules', async () => {
  const inside = await aSite({ '/secret': 'inside' })
  const site = await aSite({
    '/a': (_request, response) => response.writeHead(302, { location: `${inside.origin}/secret` }).end(),
    '/b': (_request, response) => response.writeHead(307, { location: 'file:///etc/passwd' }).end(),
    '/c': (_request, response) =>
      response.writeHead(301, { location: 'http://169.254.169.254/latest' }).end(),
    '/d': (_request, response, origin) =>
      response.writeHead(302, { location: `${origin.replace('//', '//a:b@')}/` }).end(),
    '/loop': (_request, response) => response.writeHead(302, { location: '/loop' }).end(),
    '/ok': (_request, response) => response.writeHead(302, { location: 'page' }).end(),
    '/page': '<p>here</p>',
  })
  const fetchPage = trusting(site.host)
  for (const path of ['a', 'b', 'c', 'd'])
    expect(await refusal(fetchPage(`${site.origin}/${path}`, html))).toBeInstanceOf(RefusedAddress)
  expect(inside.connections()).toBe(0)
  await expect(fetchPage(`${site.origin}/loop`, html)).rejects.toThrow('more than 5 redirects')
  expect(site.asked.filter((path) => path === '/loop').length).toBe(6)
  expect((await fetchPage(`${site.origin}/ok`, html)).bytes.toString()).toBe('<p>here</p>')
})

test('no body is read that is too large, unfolds too far, or is of another type', async () => {
  const site = await aSite({
    '/large': (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('x'.repeat(2_000_001)),
    '/said': (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-length': '2000001' })
        .end('x'.repeat(2_000_001)),
    '/bomb': (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync('x'.repeat(20_000_000))),
    '/file-bomb': (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(gzipSync('x'.repeat(20_000_000))),
    '/packed': (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
        .end(gzipSync('fine')),
    '/pdf': (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF'),
    '/broken': (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end('not packed'),
  })
  const fetchPage = trusting(site.host)
  const limits = { maxBytes: 1_000_000 }
  for (const path of ['large', 'said', 'bomb'])
    await expect(fetchPage(`${site.origin}/${path}`, { ...html, limits })).rejects.toThrow('larger than 1 MB')
  for (const path of ['file-bomb', 'broken'])
    await expect(fetchPage(`${site.origin}/${path}`, { ...html, limits })).rejects.toThrow()
  await expect(fetchPage(`${site.origin}/pdf`, html)).rejects.toThrow(
    'application/pdf is no page that can be read',
  )
  const packed = await fetchPage(`${site.origin}/packed`, html)
  expect([packed.bytes.toString(), packed.type, packed.charset]).toEqual(['fine', 'text/html', 'utf-8'])
})

test('a server that never ends its answer is given up', async () => {
  const site = await aSite({
    '/silent': () => {},
    '/drip': (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('x'),
  })
  const fetchPage = trusting(site.host)
  for (const path of ['silent', 'drip'])
    await expect(
      fetchPage(`${site.origin}/${path}`, { ...html, limits: { timeoutMs: 200 } }),
    ).rejects.toThrow('no whole answer within 0.2 s')
})

test('says who it is, and sends nothing else of anybody', async () => {
  let headers: Record<string, unknown> = {}
  const site = await aSite({
    '/': (request, response) => {
      headers = request.headers
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=b' }).end('x')
    },
  })
  const fetchPage = trusting(site.host)
  await fetchPage(`${site.origin}/`, html)
  await fetchPage(`${site.origin}/`, html)
  expect(Object.keys(headers).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ])
  expect(headers['user-agent']).toMatch(/^VerdeMuse-import\//)
})
