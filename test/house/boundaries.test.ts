import { expect, test } from 'vitest'
import { type ImportOf, readImports } from './read-imports.ts'

/** Who may import whom: design section 2. Every rule names the culprits as `file → what it imports`. */
const rules: { rule: string; broken: (use: ImportOf) => boolean }[] = [
  {
    rule: 'widget and dashboard take only types from server/, and only from server/wire',
    broken: ({ from, to, typeOnly }) =>
      under(from, 'widget', 'dashboard') && under(to, 'server') && !(isWire(to) && typeOnly),
  },
  {
    rule: 'widget and dashboard know nothing of kb/ and of each other, but the one renderer of answers',
    broken: ({ from, to }) =>
      (under(from, 'widget') && under(to, 'kb', 'dashboard')) ||
      (under(from, 'dashboard') && under(to, 'kb', 'widget') && !renderer.includes(to)),
  },
  {
    rule: 'kb is a library: it imports nothing of server/, widget/ or dashboard/',
    broken: ({ from, to }) => under(from, 'kb') && under(to, 'server', 'widget', 'dashboard'),
  },
  {
    rule: 'kb has no HTTP, no database and no model chat',
    broken: ({ from, to, typeOnly }) =>
      under(from, 'kb') && !typeOnly && /^(hono|@hono\/|better-sqlite3|kysely)/.test(to),
  },
  {
    rule: 'server/wire imports nothing of ours',
    broken: ({ from, to }) => isWire(from) && isOurs(to) && !isWire(to),
  },
  {
    rule: 'nothing below the routes imports a route or the app',
    broken: ({ from, to, typeOnly }) =>
      under(from, 'server') &&
      !typeOnly &&
      !under(from, 'server/routes') &&
      !['server/app.ts', ...compositionRoots].includes(from) &&
      (under(to, 'server/routes') || to === 'server/app.ts'),
  },
  {
    rule: 'answer, shop, people and store do not import chat: what they need is theirs to declare',
    broken: ({ from, to, typeOnly }) =>
      under(from, 'server/answer', 'server/shop', 'server/people', 'server/store') &&
      under(to, 'server/chat') &&
      !typeOnly,
  },
  {
    rule: 'concrete adapters are named only in main.ts and cli.ts',
    broken: ({ from, to, typeOnly }) =>
      isAdapter(to) && !typeOnly && !compositionRoots.includes(from) && folder(from) !== folder(to),
  },
  {
    rule: 'app.ts, routes/ and chat/ are edge-shaped: no node: modules',
    broken: ({ from, to, typeOnly }) =>
      (from === 'server/app.ts' || under(from, 'server/routes', 'server/chat')) &&
      to.startsWith('node:') &&
      !typeOnly,
  },
]

/** What staff read must be drawn by the same rules as what shoppers read. */
const renderer = ['widget/markdown.tsx', 'widget/safe-link.ts']
/** The answerer is put together in one place for the server and the command line. */
const compositionRoots = ['server/main.ts', 'server/cli.ts', 'server/answer/configured-answerer.ts']

const imports = readImports(['kb', 'server', 'widget', 'dashboard'])

test.each(rules)('$rule', ({ broken }) => {
  expect(imports.filter(broken).map(({ from, line, to }) => `${from}:${line} → ${to}`)).toEqual([])
})

function isAdapter(path: string): boolean {
  return /^server\/(store\/sqlite|answer\/(mistral|local\/))/.test(path)
}

function isWire(path: string): boolean {
  return path === 'server/wire.ts' || under(path, 'server/wire')
}

function isOurs(path: string): boolean {
  return under(path, 'kb', 'server', 'widget', 'dashboard')
}

function under(path: string, ...folders: string[]): boolean {
  return folders.some((name) => path.startsWith(`${name}/`))
}

function folder(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
