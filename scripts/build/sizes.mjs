import { brotliCompressSync, constants } from 'node:zlib'

/** Budgets in KiB after brotli; our own pages have none yet. */
export const budgets = { loader: 4, typing: 20, answer: 36 }

/**
 * @typedef {object} Size
 * @property {'loader' | 'typing' | 'answer' | 'all' | 'dashboard' | 'sign-in'} id
 * @property {string} label
 * @property {number} raw bytes
 * @property {number} brotli bytes
 */

/**
 * What a browser has to fetch, step by step. Locales and other chunks that come by `import()` count only
 * where they are needed for that step.
 *
 * @param {import('./bundles.mjs').Bundle} bundle
 * @returns {Size[]}
 */
export function measureSizes(bundle) {
  if (bundle.part === 'server') return []
  if (bundle.part === 'dashboard' || bundle.part === 'sign-in') {
    const names = new Set(Object.values(bundle.manifest).flatMap((name) => staticClosure(bundle, name)))
    return [weigh(bundle, bundle.part, bundle.part, names)]
  }
  const loader = ['widget.js']
  const typing = new Set([...loader, ...staticClosure(bundle, bundle.manifest['panel.js'])])
  const chunk = (input) => chunksOf(bundle, input)
  const answer = new Set([...typing, bundle.manifest['chat.js'], ...chunk('widget/rich-answer.tsx')])
  const all = new Set([...answer, ...chunk('widget/extras.tsx'), ...chunk('widget/lexer.ts')])
  return [
    weigh(bundle, 'loader', 'launcher visible', loader),
    weigh(bundle, 'typing', 'a question can be typed', typing),
    weigh(bundle, 'answer', 'with an answer rendered', answer),
    weigh(bundle, 'all', 'with tables, previews, rating and all', all),
  ]
}

/**
 * The sizes that break a budget, one sentence each.
 *
 * @param {Size[]} sizes
 */
export function overBudget(sizes) {
  return sizes
    .filter(({ id, brotli }) => brotli > (budgets[id] ?? Infinity) * 1024)
    .map(
      ({ id, label, brotli }) => `over budget: ${label} is ${kib(brotli)} KiB brotli, at most ${budgets[id]}`,
    )
}

/**
 * @param {Size[]} sizes
 */
export function sizeTable(sizes) {
  const rows = sizes.map(({ id, label, raw, brotli }) => [
    label,
    `${kib(raw)} KiB`,
    `${kib(brotli)} KiB brotli`,
    budgets[id] ? `of ${budgets[id]}` : '',
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)))
  return rows
    .map(([label, raw, brotli, budget]) =>
      `  ${label.padEnd(widths[0])}  ${raw.padStart(widths[1])}  ${brotli.padStart(widths[2])}  ${budget}`.trimEnd(),
    )
    .join('\n')
}

/**
 * A file and everything that it imports statically, without what comes by `import()`.
 *
 * @param {import('./bundles.mjs').Bundle} bundle
 * @param {string} name
 * @param {Set<string>} [seen]
 * @returns {string[]}
 */
export function staticClosure(bundle, name, seen = new Set()) {
  if (!bundle.outputs[name] || seen.has(name)) return [...seen]
  seen.add(name)
  for (const { path, kind } of bundle.outputs[name].imports) {
    if (kind === 'import-statement') staticClosure(bundle, path.split('/').at(-1), seen)
  }
  return [...seen]
}

/**
 * The chunk that an input went into, with what it imports statically.
 *
 * @param {import('./bundles.mjs').Bundle} bundle
 * @param {string} input
 */
function chunksOf(bundle, input) {
  return Object.entries(bundle.outputs)
    .filter(([, { inputs }]) => input in inputs)
    .flatMap(([name]) => staticClosure(bundle, name))
}

function weigh({ files }, id, label, names) {
  let raw = 0
  let brotli = 0
  for (const name of names) {
    const contents = files.get(name)
    raw += contents.length
    brotli += brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
  }
  return { id, label, raw, brotli }
}

const kib = (bytes) => (bytes / 1024).toFixed(1)
