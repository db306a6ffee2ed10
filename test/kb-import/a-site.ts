import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

type Answer = string | Buffer | ((request: IncomingMessage, response: ServerResponse, origin: string) => void)

/** A site on this machine that answers these paths; text is HTML, or XML and text by its ending. */
export async function aSite(answers: Record<string, Answer>) {
  const asked: string[] = []
  let connections = 0
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const answer = answers[request.url ?? '']
    if (answer === undefined) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>')
    } else if (typeof answer === 'function') answer(request, response, origin)
    else {
      const type = request.url?.includes('.xml')
        ? 'application/xml'
        : request.url?.endsWith('.txt')
          ? 'text/plain'
          : 'text/html'
      response
        .writeHead(200, { 'content-type': type })
        .end(typeof answer === 'string' ? answer.replaceAll('ORIGIN', origin) : answer)
    }
  })
  server.on('connection', () => connections++)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = address(server.address())
  const origin = `http://127.0.0.1:${port}`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin, host: `127.0.0.1:${port}`, port, asked, connections: () => connections }
}

function address(value: AddressInfo | string | null): AddressInfo {
  if (value === null || typeof value === 'string') throw new Error('the site does not listen')
  return value
}

export function sitemapOf(...addresses: string[]): string {
  const urls = addresses.map((url) => `<url><loc>${url}</loc><lastmod>2026-03-01T00:00:00Z</lastmod></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>`
}
