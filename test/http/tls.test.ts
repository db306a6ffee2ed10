import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { connect } from 'node:tls'
import { afterAll, describe, expect, it, test } from 'vitest'
import { createClient, type Fetch, readTurn } from '../support/client.ts'
import { connectHttp2 } from '../support/http2-fetch.ts'
import { canMakeCertificates, makeCertificate } from '../support/make-certificate.ts'
import { gate, newShopper, untilText } from '../support/shopper.ts'
import { startServer } from '../support/start-server.ts'
import { useServerWithMistral } from '../support/use-server.ts'

const question = 'What is your return policy?'

describe.skipIf(!canMakeCertificates)('a server with a certificate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verdemuse-tls-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const certificates = ['first', 'second', 'third'].map((name) => makeCertificate(folder, name))
  const [first, second, third] = certificates as [Certificate, Certificate, Certificate]
  type Certificate = ReturnType<typeof makeCertificate>
  const ca = certificates.map(({ cert }) => cert)
  const files = { certFile: join(folder, 'served.pem'), keyFile: join(folder, 'served.key') }
  const serve = ({ certFile, keyFile }: Certificate) => {
    copyFileSync(certFile, files.certFile)
    copyFileSync(keyFile, files.keyFile)
  }
  serve(first)
  const env = { TLS_CERT: files.certFile, TLS_KEY: files.keyFile, PUBLIC_URL: 'https://support.shop.example' }
  const { server, mistral } = useServerWithMistral({ env })

  const shown = async () => {
    const connection = await connectHttp2(server.url, ca)
    connection.close()
    return connection.certificateName
  }
  const https1: Fetch = (url, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const call = request(
        url,
        { method, headers, ca, agent: false, servername: 'localhost' },
        (response) => {
          const named = Object.entries(response.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ])
          resolve(
            new Response(Readable.toWeb(response) as ReadableStream, {
              status: response.statusCode ?? 0,
              headers: named,
            }),
          )
        },
      )
      call.on('error', reject)
      call.end(body)
    })

  it('says so when it is ready', async () => {
    expect(server.log()).toContain(`VerdeMuse listening on https://127.0.0.1:${server.port}`)
    await expect.poll(server.log).toContain('https://support.shop.example/dashboard#setup=')
    expect(server.log()).toContain(
      `also https://localhost:${server.port}, for the world https://support.shop.example`,
    )
  })

  it('streams an answer over HTTP/2 while it is being written, many on one connection', async () => {
    const connection = await connectHttp2(server.url, ca)
    expect(connection.session.alpnProtocol).toBe('h2')
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const shoppers = await Promise.all(
      Array.from({ length: 20 }, () => newShopper(server.url, connection.fetch)),
    )
    const turns = await Promise.all(
      shoppers.map(async (shopper) => {
        const { turnId } = await shopper.send(question)
        await untilText(await shopper.call('GET', `/turns/${turnId}/events`), 'Y')
        const response = await shopper.call('GET', `/turns/${turnId}/events`)
        expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
        return { turn: readTurn(response) }
      }),
    )
    open()
    for (const { turn } of turns) expect((await turn).end).toMatchObject({ outcome: 'answered' })
    connection.close()
  })

  it('speaks HTTP/1.1 to whom that is all', async () => {
    const client = createClient(server.url, https1)
    const { access_token: token } = await client.visitor()
    const turn = await client.ask(token, await client.conversation(token), question)
    expect(turn.end).toMatchObject({ outcome: 'answered' })
    expect(turn.text).toMatch(/\[1\]/)
  })

  it('speaks no TLS older than 1.2', async () => {
    const old = connect({
      port: server.port,
      host: '127.0.0.1',
      ca,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    })
    const end = await new Promise((resolve) => {
      old.once('secureConnect', () => resolve('open'))
      old.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    })
    old.destroy()
    expect(end).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')
  })

  it('asks browsers to stay with HTTPS under its public name, not under this machine’s', async () => {
    const under = async (host: string) =>
      (await https1(`${server.url}/livez`, { headers: { host } })).headers.get('strict-transport-security')
    expect(await under('support.shop.example')).toBe('max-age=31536000')
    expect(await under(`localhost:${server.port}`)).toBeNull()
  })

  it('tells under its public name whom to write to of a weakness', async () => {
    const response = await https1(`${server.url}/.well-known/security.txt`)
    expect(response.headers.get('content-type')?.toLowerCase()).toBe('text/plain; charset=utf-8')
    const text = await response.text()
    expect(text).toMatch(/^Contact: mailto:hello@verdemuse\.example\nExpires: \S+\n/)
    expect(text).toContain('Canonical: https://support.shop.example/.well-known/security.txt\n')
    expect(Date.parse(/Expires: (\S+)/.exec(text)?.[1] ?? '')).toBeGreaterThan(Date.now())
  })

  it('takes up a new certificate without cutting what is under way, and never one that does not fit', async () => {
    const connection = await connectHttp2(server.url, ca)
    expect(connection.certificateName).toBe('first')
    const shopper = await newShopper(server.url, connection.fetch)
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const { turnId } = await shopper.send(question)
    const turn = readTurn(await shopper.call('GET', `/turns/${turnId}/events`))

    // One after the other, as tools do: between the two they do not belong together.
    copyFileSync(second.certFile, files.certFile)
    expect(await shown()).toBe('first')
    copyFileSync(second.keyFile, files.keyFile)
    await expect.poll(shown).toBe('second')

    writeFileSync(files.certFile, 'half a file')
    await expect.poll(server.log).toContain('cannot be used; the one before serves on. TLS_CERT: ')
    expect(await shown()).toBe('second')
    serve(third)
    await expect.poll(shown).toBe('third')

    open()
    expect((await turn).end).toMatchObject({ outcome: 'answered' })
    connection.close()
  })

  it('lets answers end on SIGTERM, refuses what is new meanwhile, and exits with 0', async () => {
    const connection = await connectHttp2(server.url, ca)
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const turns = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const shopper = await newShopper(server.url, connection.fetch)
        const { turnId } = await shopper.send(question)
        await untilText(await shopper.call('GET', `/turns/${turnId}/events`), 'Y')
        return { turn: readTurn(await shopper.call('GET', `/turns/${turnId}/events`)) }
      }),
    )
    const away = new Promise((resolve) => connection.session.once('goaway', resolve))
    const ended = server.stop('SIGTERM')
    await away
    await expect(connectHttp2(server.url, ca)).rejects.toThrow('ECONNREFUSED')
    open()
    for (const { turn } of turns) expect((await turn).end).toMatchObject({ outcome: 'answered' })
    expect(await ended).toEqual({ code: 0, signal: null })
  })
})

test('one file without the other is refused at the start', async () => {
  await expect(startServer({ env: { TLS_KEY: 'server.key' } })).rejects.toThrow(
    'VerdeMuse cannot start: TLS_KEY is set without TLS_CERT: HTTPS needs the certificate and its key.',
  )
})
