import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { ProblemError, problemResponse } from '../../server/problem.ts'
import { dashboardRoutes } from '../../server/routes/dashboard.ts'
import type { Env } from '../../server/routes/router.ts'

const file = (text: string, type: string) => ({ body: new TextEncoder().encode(text), type })

const app = new Hono<Env>()
app.onError((error, c) =>
  problemResponse(c, error instanceof ProblemError ? error : new ProblemError('internal')),
)
app.route(
  '/',
  dashboardRoutes({
    assets: {
      dashboard: {
        script: 'main.AB12.js',
        style: 'main.CD34.css',
        files: new Map([
          ['main.AB12.js', file('//', 'text/javascript; charset=utf-8')],
          ['main.CD34.css', file('a{}', 'text/css; charset=utf-8')],
        ]),
      },
    },
  }),
)

describe('the dashboard’s page', () => {
  it.each(['/dashboard', '/dashboard/', '/dashboard/setup'])(
    'is served at %s under a strict policy',
    async (path) => {
      const response = await app.request(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toMatch(/^text\/html/)
      expect(response.headers.get('cache-control')).toBe('no-store')
      const policy = response.headers.get('content-security-policy') ?? ''
      for (const rule of [
        "default-src 'none'",
        "script-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]) {
        expect(policy).toContain(rule)
      }
      expect(policy).not.toContain('unsafe')
      const page = await response.text()
      expect(page).toContain('src="/dashboard/main.AB12.js"')
      expect(page).toContain('href="/dashboard/main.CD34.css"')
      expect(page).not.toMatch(/<script(?![^>]*src=)|style=/)
    },
  )

  it('has its files for ever, since their names change with them', async () => {
    const response = await app.request('/dashboard/main.AB12.js')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect((await app.request('/dashboard/icon.svg')).headers.get('content-type')).toBe('image/svg+xml')
  })

  it('has nothing else', async () => {
    for (const name of ['manifest.json', 'main.OLD.js', '..%2f..%2fpackage.json', '..%5cserver', '%00']) {
      expect((await app.request(`/dashboard/${name}`)).status).toBe(404)
    }
  })
})
