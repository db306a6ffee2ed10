import { existsSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import * as esbuild from 'esbuild'
import { minify } from 'terser'
import { minifiedCssText } from './minified-css-text.mjs'
import { slimMarked } from './slim-marked.mjs'
import { slimServer } from './slim-server.mjs'

/**
 * What one part of the product is built into, before anything touches the disk.
 *
 * @typedef {object} Bundle
 * @property {'server' | 'widget' | 'dashboard' | 'sign-in'} part
 * @property {Map<string, Uint8Array>} files file name within `dist/<part>/` → contents
 * @property {Record<string, string>} manifest logical name → file name
 * @property {Record<string, import('esbuild').Metafile['outputs'][string]>} outputs esbuild's account, by file name
 * @property {string[]} inputs every source file that went in, relative to the root
 */

const browsers = ['chrome111', 'firefox114', 'safari16.4']

/** The token in `widget.js` that the server replaces by staff's settings, a JSON object literal. */
export const SETTINGS_TOKEN = '__VERDEMUSE_SETTINGS__'

/** Native addons find their binaries beside themselves, so they stay where npm put them. */
export const natives = ['better-sqlite3', 'faiss-node', '@node-rs/argon2']

/**
 * The server and the command line: bundled because it starts four times faster than from node_modules.
 *
 * @param {string} root
 * @returns {Promise<Bundle>}
 */
export async function buildServer(root) {
  const entryPoints = entries(
    root,
    'server/main.ts',
    'server/cli.ts',
    'server/health-check.ts',
    'kb/knowledge-worker.ts',
  )
  const result = await run(root, {
    entryPoints,
    outdir: 'dist/server',
    entryNames: '[name]',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    sourcemap: 'linked',
    // Chunks stay beside the entries: '../widget/' from import.meta.url means the same in all of them.
    chunkNames: '[name]-[hash]',
    external: natives,
    plugins: [slimServer],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
  return { part: 'server', manifest: {}, ...collect(root, 'dist/server', [result]) }
}

/**
 * The script tag's loader, the panel that it imports on intent, and the chat that the panel imports when the shopper
 * is about to ask. Each carries the file name of the next. The chat shares no chunk with the panel: a few helpers
 * twice are smaller than one request more.
 *
 * @param {string} root
 * @returns {Promise<Bundle>}
 */
export async function buildWidget(root) {
  const [panelEntry] = entries(root, 'widget/panel.tsx')
  const [loaderEntry] = entries(root, 'widget/loader.ts')
  const browser = {
    platform: 'browser',
    target: browsers,
    minify: true,
    legalComments: 'none',
    plugins: [minifiedCssText, slimMarked],
  }
  const modules = {
    ...browser,
    outdir: 'dist/widget',
    format: 'esm',
    splitting: true,
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
  }
  const panel = await run(root, {
    ...modules,
    entryPoints: { panel: panelEntry },
    define: tokensOfLateParts,
  })
  const panelFile = entryFile(panel, panelEntry)
  const loader = await run(root, {
    ...browser,
    entryPoints: { widget: loaderEntry },
    outdir: 'dist/widget',
    format: 'iife',
    define: { __PANEL_FILE__: JSON.stringify(panelFile) },
  })
  const bundle = collect(root, 'dist/widget', [panel, loader])
  nameLateParts(bundle)
  await shrink(bundle.files)
  quoteSettingsToken(bundle.files)
  const manifest = { 'widget.js': 'widget.js', 'panel.js': panelFile }
  for (const [name, output] of Object.entries(bundle.outputs)) {
    if (output.entryPoint && !Object.values(manifest).includes(name)) {
      manifest[basename(output.entryPoint).replace(/\.\w+$/, '.js')] = name
    }
  }
  return { part: 'widget', manifest, ...bundle }
}

/** Parts of the panel that are fetched when they are needed, and the constants that hold their file names. */
const lateParts = {
  __CHAT_FILE__: 'widget/chat.ts',
  __EXTRAS_FILE__: 'widget/extras.tsx',
  __LEXER_FILE__: 'widget/lexer.ts',
  __PRODUCT_CARDS_FILE__: 'widget/product-cards.tsx',
  __RICH_ANSWER_FILE__: 'widget/rich-answer.tsx',
  __SERVICE_FILE__: 'widget/service.tsx',
  __SIGN_IN_GRANTS_FILE__: 'widget/sign-in-grants.ts',
}
const tokensOfLateParts = Object.fromEntries(
  Object.keys(lateParts).map((token) => [token, JSON.stringify(token)]),
)

/** Writes the file names of late parts in; they are known only once everything is bundled. */
function nameLateParts({ files, outputs }) {
  for (const [token, entryPoint] of Object.entries(lateParts)) {
    for (const [name, contents] of files) {
      const text = Buffer.from(contents).toString()
      if (!text.includes(token)) continue
      const [file] = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint) ?? []
      if (!file) throw new Error(`${entryPoint} is no file of its own`)
      files.set(name, Buffer.from(text.replaceAll(token, file)))
    }
  }
}

/**
 * Staff's page: one script and one stylesheet (uPlot's first, so that ours wins).
 *
 * @param {string} root
 * @returns {Promise<Bundle>}
 */
export async function buildDashboard(root) {
  const [entry] = entries(root, 'dashboard/main.tsx')
  entries(root, 'dashboard/dashboard.css')
  const browser = { outdir: 'dist/dashboard', entryNames: '[name].[hash]', target: browsers, minify: true }
  const script = await run(root, {
    ...browser,
    entryPoints: { main: entry },
    platform: 'browser',
    format: 'esm',
    splitting: true,
    chunkNames: '[name].[hash]',
    define: tokensOfLateParts,
    legalComments: 'none',
    plugins: [slimMarked],
  })
  const style = await run(root, {
    ...browser,
    stdin: {
      contents:
        '@import "uplot/dist/uPlot.min.css";\n@import "./dashboard.css";\n@import "./conversations.css";\n@import "./account.css";\n@import "./team.css";',
      resolveDir: join(root, 'dashboard'),
      sourcefile: 'main.css',
      loader: 'css',
    },
    entryNames: 'main.[hash]',
  })
  if (script.outputFiles.some((file) => file.path.endsWith('.css'))) {
    throw new Error('a .tsx file imports a stylesheet; put it into dashboard/dashboard.css instead')
  }
  const bundle = collect(root, 'dist/dashboard', [script, style])
  nameLateParts(bundle)
  const css = [...bundle.files.keys()].find((name) => name.endsWith('.css'))
  return {
    part: 'dashboard',
    manifest: { 'main.js': entryFile(script, entry), ...(css && { 'main.css': css }) },
    ...bundle,
  }
}

/**
 * The sign-in frame's page: one script and one stylesheet.
 *
 * @param {string} root
 * @returns {Promise<Bundle>}
 */
export async function buildSignIn(root) {
  const [script, sheet] = entries(root, 'widget/sign-in/main.tsx', 'widget/sign-in/sign-in.css')
  const page = { outdir: 'dist/sign-in', entryNames: 'main.[hash]', target: browsers, minify: true }
  const result = await run(root, {
    ...page,
    entryPoints: [script],
    platform: 'browser',
    format: 'esm',
    legalComments: 'none',
  })
  const style = await run(root, { ...page, entryPoints: [sheet] })
  const manifest = { 'main.js': entryFile(result, script), 'main.css': entryFile(style, sheet) }
  return { part: 'sign-in', manifest, ...collect(root, 'dist/sign-in', [result, style]) }
}

/**
 * A second minifier after esbuild's: 2 % less after brotli. Names stay hashed over what came before it.
 *
 * @param {Map<string, Uint8Array>} files
 */
async function shrink(files) {
  for (const [name, contents] of files) {
    const { code } = await minify(new TextDecoder().decode(contents), {
      module: true,
      ecma: 2022,
      compress: {
        passes: 3,
        unsafe_arrows: true,
        unsafe_methods: true,
        keep_fargs: false,
        pure_getters: true,
      },
    })
    files.set(name, new TextEncoder().encode(code))
  }
}

/**
 * @param {string} root
 * @param {import('esbuild').BuildOptions} options
 */
async function run(root, options) {
  return esbuild.build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', ...options.define },
    ...options,
  })
}

/**
 * @param {string} root
 * @param {string[]} files
 */
function entries(root, ...files) {
  const missing = files.filter((file) => !existsSync(join(root, file)))
  if (missing.length) throw new Error(`${missing.join(' and ')} missing`)
  return files
}

/**
 * @param {import('esbuild').BuildResult} result
 * @param {string} entry
 */
function entryFile(result, entry) {
  const [path] = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === entry)
  return basename(path)
}

/**
 * @param {string} root
 * @param {string} outdir
 * @param {import('esbuild').BuildResult[]} results
 */
function collect(root, outdir, results) {
  const files = new Map()
  const outputs = {}
  const inputs = new Set()
  for (const result of results) {
    for (const file of result.outputFiles) files.set(relative(join(root, outdir), file.path), file.contents)
    for (const [path, output] of Object.entries(result.metafile.outputs)) {
      outputs[relative(outdir, path)] = output
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
        if (bytesInOutput > 0) inputs.add(input)
      }
    }
  }
  return { files, outputs, inputs: [...inputs] }
}

/**
 * The token reaches us as a free identifier, which no minifier can fold or rename; only now does it become
 * the string literal that the server looks for.
 *
 * @param {Map<string, Uint8Array>} files
 */
function quoteSettingsToken(files) {
  const code = new TextDecoder().decode(files.get('widget.js'))
  const found = code.split(SETTINGS_TOKEN).length - 1
  if (found !== 1)
    throw new Error(`widget/loader.ts must read ${SETTINGS_TOKEN} exactly once, found ${found}`)
  files.set('widget.js', new TextEncoder().encode(code.replace(SETTINGS_TOKEN, `"${SETTINGS_TOKEN}"`)))
}
