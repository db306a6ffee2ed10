import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Where the certificate (with its chain) and its private key are, PEM. */
export interface TlsFiles {
  certFile: string
  keyFile: string
}

/** A certificate and the key that belongs to it. */
export interface TlsPair {
  cert: Buffer
  key: Buffer
  /** When it runs out, ms since 1970. */
  validTo: number
}

/**
 * Reads a certificate and its key, and holds the one against the other.
 * @throws Error with one clear sentence when a file cannot be read, is not PEM, or the two do not belong together
 */
export function readTlsFiles({ certFile, keyFile }: TlsFiles): TlsPair {
  const cert = read('TLS_CERT', certFile)
  const key = read('TLS_KEY', keyFile)
  const certificate = attempt(
    `TLS_CERT: ${certFile} holds no certificate in PEM form`,
    () => new X509Certificate(cert),
  )
  const privateKey = attempt(
    `TLS_KEY: ${keyFile} holds no private key in PEM form without a passphrase`,
    () => createPrivateKey(key),
  )
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new Error(`TLS_KEY: the key in ${keyFile} does not belong to the certificate in ${certFile}.`)
  }
  return { cert, key, validTo: Date.parse(certificate.validTo) }
}

function read(name: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Error(`${name}: ${file} cannot be read (${code}).`)
  }
}

/** OpenSSL's own words name neither the file nor the reason. */
function attempt<T>(sentence: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new Error(`${sentence}.`, { cause: error })
  }
}
