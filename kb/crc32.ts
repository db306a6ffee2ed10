const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

/**
 * The CRC-32 of bytes `from` up to `to` (ISO 3309, as in gzip, RFC 1952 section 8). Node’s own came with 20.15, and
 * a SHA-256 for each of thousands of records is dear to the garbage collector.
 */
export function crc32(bytes: Uint8Array, from = 0, to: number = bytes.length): number {
  let rest = 0xffffffff
  for (let at = from; at < to; at++) rest = table[(rest ^ bytes[at]!) & 0xff]! ^ (rest >>> 8)
  return (rest ^ 0xffffffff) >>> 0
}
