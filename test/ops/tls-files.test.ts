import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, constants } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, test } from 'vitest'
import { openHttp2Server } from '../../server/ops/open-http2-server.ts'
import { readTlsFiles } from '../../server/ops/tls-files.ts'
import { canMakeCertificates, makeCertificate } from '../support/make-certificate.ts'

const folder = mkdtempSync(join(tmpdir(), 'verdemuse-tls-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.skipIf(!canMakeCertificates)('certificate and key', () => {
  const own = makeCertificate(folder, 'own')
  const other = makeCertificate(folder, 'other')

  it('are read when they belong together', () => {
    expect(readTlsFiles(own).cert.toString()).toBe(own.cert)
    expect(readTlsFiles(own).validTo).toBeGreaterThan(0)
  })

  it('are refused with one sentence that names the file', () => {
    const text = join(folder, 'text.pem')
    writeFileSync(text, 'no certificate')
    const missing = join(folder, 'missing.pem')
    const wrong = [
      [{ ...own, certFile: missing }, `TLS_CERT: ${missing} cannot be read (ENOENT).`],
      [{ ...own, keyFile: folder }, `TLS_KEY: ${folder} cannot be read (EISDIR).`],
      [{ ...own, certFile: text }, `TLS_CERT: ${text} holds no certificate in PEM form.`],
      [{ ...own, keyFile: text }, `TLS_KEY: ${text} holds no private key in PEM form without a passphrase.`],
      [
        { ...own, keyFile: other.keyFile },
        `TLS_KEY: the key in ${other.keyFile} does not belong to the certificate in ${own.certFile}.`,
      ],
    ] as const
    for (const [files, sentence] of wrong) expect(() => readTlsFiles(files)).toThrow(sentence)
  })

  test('a request that does not arrive whole is given up', async () => {
    const server = openHttp2Server(readTlsFiles(own), 50)
    server.on('request', () => {})
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const session = connect(`https://127.0.0.1:${port}`, { ca: own.cert })
    const stream = session.request({ ':method': 'POST', ':path': '/' })
    stream.write('{"half":')
    // Whole, though nobody reads its body: its answer may take as long as it likes.
    const whole = session.request({ ':method': 'GET', ':path': '/' }, { endStream: false })
    whole.end()
    await new Promise((resolve) => stream.once('close', resolve))
    const later = session.request({ ':method': 'POST', ':path': '/' })
    later.write('{"half":')
    await new Promise((resolve) => later.once('close', resolve))
    expect(whole.closed).toBe(false)
    expect(stream.rstCode).toBe(constants.NGHTTP2_CANCEL)
    whole.close(constants.NGHTTP2_CANCEL)
    session.close()
    server.close()
  })
})
