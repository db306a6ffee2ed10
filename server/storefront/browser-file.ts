/** A text of our own that pages load, under an address that changes with it. */
export interface BrowserFile {
  path: string
  /** The path with a mark of the content, for pages to ask for: it may be kept for ever. */
  address: string
  body: string
  type: string
  etag: string
}

/** A file that goes to the browser as it stands here. */
export function browserFile(path: string, type: string, body: string): BrowserFile {
  const mark = fingerprint(body)
  return { path, address: `${path}?v=${mark}`, body, type, etag: `"${mark}"` }
}

/** FNV-1a over UTF-16 units, twice: tells our own versions apart, and is no more than that. */
function fingerprint(text: string): string {
  const half = (start: number) => {
    let hash = start
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    return (hash >>> 0).toString(36)
  }
  return half(0x811c9dc5) + half(0x9747b28c)
}
