import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { PageAssets, StaticAssets, StaticFile } from '../routes/static-assets.ts'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
}

const PageManifest = z.object({ 'main.js': z.string(), 'main.css': z.string() })

/**
 * Reads what `build.mjs` made for browsers.
 *
 * @param dist the build's folder, which holds `dashboard/`, `sign-in/` and `widget/`
 * @throws Error when the build is missing or not whole
 */
export function readAssets(dist: string): StaticAssets {
  try {
    const widget = readFiles(join(dist, 'widget'))
    widget.delete('widget.js')
    return {
      dashboard: readPage(join(dist, 'dashboard')),
      signIn: readPage(join(dist, 'sign-in')),
      widget: { loader: readFileSync(join(dist, 'widget', 'widget.js'), 'utf8'), files: widget },
    }
  } catch (error) {
    throw new Error(`The built files in ${dist} are not all there. Run "npm run build".`, { cause: error })
  }
}

function readPage(folder: string): PageAssets {
  const manifest = PageManifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  return { script: manifest['main.js'], style: manifest['main.css'], files: readFiles(folder) }
}

function readFiles(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>()
  for (const name of readdirSync(folder)) {
    const type = types[extname(name)]
    // Names with a dot in front are files that a build is still writing.
    if (!type || name.startsWith('.') || name === 'manifest.json') continue
    files.set(name, { body: new Uint8Array(readFileSync(join(folder, name))), type })
  }
  return files
}
