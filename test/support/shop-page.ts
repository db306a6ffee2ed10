import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

export type ShopPage = {
  /** `http://localhost:PORT`, another origin than the server's `http://127.0.0.1:PORT`. */
  origin: string
  /** Paths asked for, in order: the page itself and anything that the widget should not have asked for. */
  requests: string[]
  close: () => Promise<void>
}

export type ShopPageOptions = {
  /** Where the script tag points; the tag is left out when this is absent. */
  widgetOrigin?: string
  /** The page's Content-Security-Policy. */
  csp?: string
  /** Attributes of the script tag, as written: `data-accent="#0a5" data-open`. */
  attributes?: string
  /** HTML before the script tag, for a page with an own design or an own script. */
  head?: string
  body?: string
}

/** The strictest policy that the widget is meant to live under. */
export const strictCsp = (widgetOrigin: string) =>
  [
    "default-src 'none'",
    `script-src ${widgetOrigin}`,
    `connect-src ${widgetOrigin}`,
    `img-src ${widgetOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/**
 * Serves a shop's page on an origin of its own. Same-origin tests hide CORS, CSP and storage faults.
 * Every path is the same page, so that a test can go from `/` to `/basket`.
 */
export async function serveShopPage(options: ShopPageOptions = {}): Promise<ShopPage> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    if (request.url === '/favicon.ico') return response.writeHead(204).end()
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(options.csp && { 'content-security-policy': options.csp }),
    })
    response.end(html(options))
  })
  return served(server, requests)
}

const pagesFolder = new URL('../browser/pages/', import.meta.url)

/** Names of the host pages in `test/browser/pages`, without their ending. */
export function hostPages(): string[] {
  return readdirSync(fileURLToPath(pagesFolder)).map((file) => file.replace(/\.\w+$/, ''))
}

/**
 * Serves every host page by its name: `/strict-csp`, whatever stands after a further slash. `{{widget}}` in a page
 * is the widget's origin, and a comment `<!-- header name: value -->` a header of its response.
 */
export async function serveHostPages(widgetOrigin: string): Promise<ShopPage> {
  const requests: string[] = []
  const files = readdirSync(fileURLToPath(pagesFolder))
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.push(path)
    const file = files.find((one) => one.replace(/\.\w+$/, '') === path.split(/[/?#]/)[1])
    if (!file)
      return response.writeHead(path.endsWith('.js') ? 200 : 204, { 'content-type': 'text/javascript' }).end()
    const text = readFileSync(new URL(file, pagesFolder), 'utf8').replaceAll('{{widget}}', widgetOrigin)
    const headers = [...text.matchAll(/<!-- header ([\w-]+): (.*) -->/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    )
    const type = extname(file) === '.xhtml' ? 'application/xhtml+xml' : 'text/html; charset=utf-8'
    response.writeHead(200, { 'content-type': type, ...Object.fromEntries(headers) })
    response.end(text)
  })
  return served(server, requests)
}

async function served(server: Server, requests: string[]): Promise<ShopPage> {
  const port = await listen(server)
  return {
    origin: `http://localhost:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function html({ widgetOrigin, attributes = '', head = '', body = '<h1>A shop</h1>' }: ShopPageOptions) {
  const tag = widgetOrigin ? `<script src="${widgetOrigin}/widget.js" async ${attributes}></script>` : ''
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop</title>${head}${tag}</head>
<body>${body}</body>
</html>
`
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // By name: browsers take `localhost` and `127.0.0.1` for two hosts, which is the point.
    server.listen(0, 'localhost', () => resolve((server.address() as { port: number }).port))
  })
}
