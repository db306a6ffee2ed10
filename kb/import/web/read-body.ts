import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, gunzipSync } from 'node:zlib'

/** The body, unpacked; throws as soon as it is larger than `maxBytes`, so that no archive unfolds in memory. */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = new Error(`larger than ${Math.round(maxBytes / 1024 / 1024)} MB`)
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy()
    throw tooLarge
  }
  const chunks: Buffer[] = []
  let size = 0
  const body = unpacked(response)
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > maxBytes) {
      response.destroy()
      throw tooLarge
    }
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  // sitemap.xml.gz: packed as a file, not for the way.
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  return isGzip ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes
}

function unpacked(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? ''
  const unpack =
    encoding === 'br'
      ? createBrotliDecompress()
      : encoding === 'gzip' || encoding === 'x-gzip'
        ? createGunzip()
        : encoding === 'deflate'
          ? createInflate()
          : undefined
  if (!unpack) return response
  // Errors reach whoever reads the unpacked end.
  return pipeline(response, unpack, () => {})
}
