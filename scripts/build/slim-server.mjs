import { readFile } from 'node:fs/promises'

/** Stemmers of other languages than English: a class each, with its tables. */
const OTHER_STEMMER =
  /^ {4}var (?!englishStemmer\b)(\w+Stemmer) = function \(_SnowballStemmer\d*\) \{[\s\S]*?^ {4}\}\(SnowballStemmer\);$/gm

/**
 * Leaves out of the server what it never uses and no bundler can see: 24 stemmers beside the English one, and zod's
 * messages in 50 languages. A third of what a start would have to read. Where a package is no longer written like
 * this it stays whole.
 *
 * @type {import('esbuild').Plugin}
 */
export const slimServer = {
  name: 'slim-server',
  setup(build) {
    build.onLoad({ filter: /node_modules\/snowball-stemmers\/snowball-stemmers\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      return { contents: source.replaceAll(OTHER_STEMMER, '    var $1'), loader: 'js' }
    })
    build.onLoad({ filter: /node_modules\/zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'",
      loader: 'js',
    }))
  },
}
