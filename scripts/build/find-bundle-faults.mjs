import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { staticClosure } from './sizes.mjs'

/** Words that must be in no file that a browser gets, with what they would mean there. */
const forbidden = {
  widget: [
    [/mistral/i, 'names the model provider'],
    [/\beval\(|\bFunction\(/, 'makes code from a string, which a strict CSP refuses'],
  ],
  dashboard: [
    [/MISTRAL/, 'names a secret of the server'],
    [/\beval\(|\bFunction\(/, 'makes code from a string, which a strict CSP refuses'],
  ],
  'sign-in': [
    [/MISTRAL/, 'names a secret of the server'],
    [/\beval\(|\bFunction\(/, 'makes code from a string, which a strict CSP refuses'],
  ],
  server: [],
}

const htmlSinks = /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML)\b/

/**
 * Preact carries the code behind `dangerouslySetInnerHTML` and it cannot be shaken out; nothing reaches it
 * because no other input may name the prop.
 */
const mayHoldHtmlSinks = /(^|\/)node_modules\/preact\//

/**
 * What is in a bundle and must not be: one sentence each.
 *
 * @param {string} root
 * @param {import('./bundles.mjs').Bundle} bundle
 * @returns {string[]}
 */
export function findBundleFaults(root, bundle) {
  if (bundle.part === 'server') return eagerMistral(bundle)
  return [...forbiddenWords(bundle), ...zodInputs(bundle), ...htmlSinkInputs(root, bundle)]
}

function forbiddenWords({ part, files }) {
  const faults = []
  for (const [name, contents] of files) {
    if (!name.endsWith('.js')) continue
    const code = new TextDecoder().decode(contents)
    for (const [pattern, meaning] of forbidden[part]) {
      const match = pattern.exec(code)
      if (match) {
        faults.push(
          `${part}/${name} ${meaning}: …${code.slice(Math.max(0, match.index - 30), match.index + 30)}…`,
        )
      }
    }
  }
  return faults
}

function zodInputs({ part, inputs }) {
  return inputs
    .filter((input) => /node_modules\/(zod|@hono\/zod-openapi)\//.test(input))
    .slice(0, 1)
    .map((input) => `${part} bundles zod (${input}): import only types from server/wire`)
}

function htmlSinkInputs(root, { part, inputs }) {
  return inputs
    .filter((input) => /\.(tsx?|m?js)$/.test(input) && !mayHoldHtmlSinks.test(input))
    .flatMap((input) => {
      const match = htmlSinks.exec(readFileSync(join(root, input), 'utf8'))
      return match ? [`${part}: ${input} uses ${match[0]}`] : []
    })
}

/** The SDK costs 200 ms to load, so it must not be on the way to the first request. */
function eagerMistral(bundle) {
  const eager = staticClosure(bundle, 'main.js')
    .flatMap((name) => Object.entries(bundle.outputs[name].inputs))
    .find(([input, { bytesInOutput }]) => bytesInOutput > 0 && input.includes('node_modules/@mistralai/'))
  return eager
    ? [`server/main.ts loads @mistralai/mistralai before it listens (${eager[0]}): import() it later`]
    : []
}
