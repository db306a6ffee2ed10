import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../kb/load-knowledge.ts'
import { formatProblem } from '../../kb/problem.ts'

const folder = join(import.meta.dirname, 'golden')
const placeOf: Record<string, string> = {
  'faqs.json': 'faqs/faqs.json',
  'catalog.json': 'products/catalog.json',
  'conversation_logs.json': 'conversations/conversation_logs.json',
}

/** Every file as it is found, cited and read out; `vitest -u` writes the `.txt` anew: read it before it stays. */
describe('Golden files: what each kind of file says as clean text', () => {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.txt'))
  it.each(files)('%s', async (name) => {
    const path = placeOf[name] ?? `policies/${name}`
    const { passages, problems } = loadKnowledge([{ path, bytes: readFileSync(join(folder, name)) }])
    const told = passages.map(({ id, title, alts, text, category, last_updated }) =>
      [
        `== ${id.replace(/^.*\//, '')}`,
        `title: ${title}`,
        ...alts.map((alt) => `alt: ${alt}`),
        ...(category ? [`category: ${category}`] : []),
        ...(last_updated ? [`last updated: ${last_updated}`] : []),
        text,
      ].join('\n'),
    )
    await expect(`${[...told, ...problems.map(formatProblem)].join('\n\n')}\n`).toMatchFileSnapshot(
      join(folder, name.replace(/\.\w+$/, '.txt')),
    )
  })
})
