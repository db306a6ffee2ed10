import { Hono } from 'hono'
import type { KnowledgeSnapshot } from '../../kb/knowledge-snapshot.ts'
import { loadKnowledge } from '../../kb/load-knowledge.ts'
import type { Passage } from '../../kb/passage.ts'
import { readSources, type SourceFile } from '../../kb/sources.ts'
import { ProblemError, problemResponse } from '../../server/problem.ts'
import type { Env } from '../../server/routes/router.ts'
import { storefrontRoutes } from '../../server/routes/storefront.ts'
import { createShop } from '../../server/shop/create-shop.ts'
import type { Shop } from '../../server/shop/shop.ts'

/** The demo shop's files with some of them replaced: by a text, or by what JSON makes of a value. */
export function demoFiles(replaced: Record<string, unknown> = {}): SourceFile[] {
  const kept = readSources('synthetic_data').filter(({ path }) => !(path in replaced))
  const files = Object.entries(replaced).map(([path, content]) => ({
    path,
    bytes: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  }))
  return [...files, ...kept]
}

/** The storefront's routes over these files, and the shop behind them. */
export function storefrontApp({
  files,
  demo = true,
  publicUrl,
}: {
  files?: readonly SourceFile[]
  demo?: boolean
  publicUrl?: string
} = {}): {
  app: Hono<Env>
  shop: Shop
  get: (path: string, headers?: Record<string, string>) => Promise<Page>
} {
  const snapshot = files === undefined ? demoSnapshot() : snapshotFrom(files)
  const shop = createShop(() => snapshot, { demo })
  const app = new Hono<Env>()
  app.onError((error, c) =>
    problemResponse(c, error instanceof ProblemError ? error : new ProblemError('internal')),
  )
  app.notFound((c) => problemResponse(c, new ProblemError('not_found')))
  app.route('/', storefrontRoutes({ shop, demo, readPicture: async () => undefined, publicUrl }))
  return {
    app,
    shop,
    async get(path, headers = { accept: 'text/html' }) {
      const response = await app.request(path, { headers })
      return { status: response.status, headers: response.headers, html: await response.text() }
    },
  }
}

interface Page {
  status: number
  headers: Headers
  html: string
}

let packaged: KnowledgeSnapshot | undefined

/** Of the demo shop as it is: read alone, so that all tests may share it. */
function demoSnapshot(): KnowledgeSnapshot {
  packaged ??= snapshotFrom(demoFiles())
  return packaged
}

function snapshotFrom(files: readonly SourceFile[]): KnowledgeSnapshot {
  const { shop, products, passages } = loadKnowledge(files)
  const isProduct = ({ kind }: Passage) => kind === 'product'
  return {
    shop,
    products,
    productPassages: new Map(
      passages.filter(isProduct).map((passage) => [passage.product_id ?? '', passage] as const),
    ),
    readings: passages.filter(({ kind }) => kind !== 'product' && kind !== 'conversation'),
    stats: {
      documents: 0,
      passages: passages.length,
      embedder: 'none',
      index: 'exact',
      embedded: 0,
      version: 'test',
      updated_at: '2026-01-01T00:00:00.000Z',
      problems: [],
    },
  }
}
