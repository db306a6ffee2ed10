import { readFile } from 'node:fs/promises'
import * as esbuild from 'esbuild'

/**
 * Stylesheets that a script imports as text, minified: esbuild's own `text` loader takes files as they are.
 *
 * @type {import('esbuild').Plugin}
 */
export const minifiedCssText = {
  name: 'minified-css-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: build.initialOptions.target,
      })
      return { contents: code.trim(), loader: 'text' }
    })
  },
}
