import { readFile } from 'node:fs/promises'

/** marked's ready-made instance and the functions around it, which no bundler can leave out by itself. */
const INSTANCE = /var ([\w$]+)=new [\w$]+;function [\w$]+\([\w$]+,[\w$]+\)\{return \1\.parse\(/
const USED = ['Lexer', 'Tokenizer']

/**
 * Leaves of marked only its lexer, 3 KiB less after brotli: we render its tokens ourselves. Where marked is no
 * longer written like this the file stays whole, and the size budget says so.
 *
 * @type {import('esbuild').Plugin}
 */
export const slimMarked = {
  name: 'slim-marked',
  setup(build) {
    build.onLoad({ filter: /node_modules\/marked\/lib\/marked\.esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      // Never set by us; as a constant it lets the minifier leave out what only serves it.
      return {
        contents: (lexerOnly(source) ?? source).replaceAll('this.options.pedantic', 'false'),
        loader: 'js',
      }
    })
  },
}

/** @param {string} source */
function lexerOnly(source) {
  const instance = INSTANCE.exec(source)
  const list = /export\{([^}]*)\}/.exec(source)?.[1] ?? ''
  const exported = new Map(
    list.split(',').map((entry) =>
      entry
        .trim()
        .split(/\s+as\s+/)
        .reverse(),
    ),
  )
  if (!instance || !USED.every((name) => exported.has(name))) return undefined
  const names = USED.map((name) => `${exported.get(name)} as ${name}`)
  return `${source.slice(0, instance.index)}export{${names.join(',')}}`
}
