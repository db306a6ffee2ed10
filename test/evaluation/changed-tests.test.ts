import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { configuredAnswerer } from '../../server/answer/configured-answerer.ts'
import { changedTests } from '../../server/cli/changed-tests.ts'
import { knowledgeBefore } from '../../server/cli/knowledge-before.ts'
import { randomId } from '../../server/ids.ts'
import { temporaryFolder, writeInto } from '../kb/temporary-folder.ts'

const faqs = [
  { question: 'Do you rent boats?', answer: 'Yes, a rowing boat is 12 euros an hour.' },
  { question: 'Where do you moor?', answer: 'At the old pier in the harbour.' },
  { question: 'Do you sell bait?', answer: 'Worms, in boxes of twenty.' },
]
const products = [
  { product_id: 'B1', name: 'Oak Oar', description: 'A long oar.', price: 40, category: 'Oars' },
]
const tests = [
  test('rent', 'Do you rent boats?', { says: ['€12'] }),
  test('moor', 'Where do you moor?', { sources: ['faqs/faqs.json#where-do-you-moor'] }),
  test('bait', 'Do you sell bait?', { sources: [['faqs/faqs.json#do-you-sell-bait']] }),
  test('oar', 'How much is the Oak Oar?', { products: ['B1'] }),
  test('hello', 'hello', { outcome: 'smalltalk' }),
]

function test(id: string, shopper: string, expect: object) {
  return { id, title: id, turns: [{ shopper, expect }] }
}

function shopFolder(): string {
  return temporaryFolder({
    'shop.json': { name: 'Boat House', contact: { email: 'hello@boats.example' } },
    'faqs/faqs.json': faqs,
    'products/catalog.json': products,
    'users/profiles.json': [{ name: 'Ada' }],
    'conversation_tests/all.json': tests,
  })
}

async function changed(kbDir: string, changedFrom: string, json = true) {
  const lines: string[] = []
  const { failed } = await changedTests({
    kbDir,
    changedFrom,
    json,
    demo: false,
    only: undefined,
    answerer: () =>
      configuredAnswerer({
        mistral: undefined,
        logger: { info() {}, warn() {}, error() {} },
        now: Date.now,
        newId: randomId,
      }),
    print: (line) => void lines.push(line),
    complain: () => {},
  })
  return { failed, text: lines.join('\n') }
}

describe('a change of the knowledge base', () => {
  it('names the tests that expect or cite what has changed, and how they do now', async () => {
    const before = shopFolder()
    const now = shopFolder()
    const [rent, moor] = faqs
    writeInto(now, 'faqs/faqs.json', [{ ...rent, answer: 'Yes, for 15 euros an hour.' }, moor])
    writeInto(now, 'products/catalog.json', [{ ...products[0], price: 45 }])
    const { failed, text } = await changed(now, before)
    expect(failed).toBe(true)
    const report = JSON.parse(text)
    expect(report.documents).toEqual({
      added: [],
      changed: ['faqs/faqs.json#do-you-rent-boats', 'products/catalog.json#B1'],
      removed: ['faqs/faqs.json#do-you-sell-bait'],
    })
    expect(report.tests).toMatchObject([
      {
        id: 'rent',
        passed: false,
        passed_before: true,
        expects: [],
        cites: ['faqs/faqs.json#do-you-rent-boats'],
        answers_otherwise: true,
      },
      { id: 'bait', passed: false, passed_before: true, expects: ['faqs/faqs.json#do-you-sell-bait'] },
      { id: 'oar', passed: true, passed_before: true, expects: ['products/catalog.json#B1'] },
    ])
  })

  it('that is none names none', async () => {
    expect(await changed(shopFolder(), shopFolder(), false)).toMatchObject({
      failed: false,
      text: expect.stringMatching(/No document has changed[\s\S]*No conversation test is touched/),
    })
  })

  it('of the shop itself names the tests whose answers tell of it', async () => {
    const now = shopFolder()
    writeInto(now, 'shop.json', { name: 'Harbour House', contact: { email: 'hello@boats.example' } })
    const { text } = await changed(now, shopFolder(), false)
    expect(text).toMatch(/changed +shop\.json[\s\S]*✓ all › hello: is answered otherwise/)
  })
})

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=T', '-c', 'user.email=t@t.example', ...args])

describe.skipIf(spawnSync('git', ['--version']).status !== 0)('against a commit', () => {
  it('the knowledge base is what the commit holds, of its folder alone, and of that no people', async () => {
    const repository = temporaryFolder()
    const kbDir = join(repository, 'a shop')
    for (const [path, content] of Object.entries({
      'faqs/faqs.json': faqs,
      'users/profiles.json': [{ name: 'Ada' }],
      'policies/ümlaut.md': '# Returns\n\nThirty days.\n',
    }))
      writeInto(kbDir, path, content)
    writeInto(repository, 'faqs/other.json', '[]')
    git(repository, 'init', '-q')
    git(repository, 'add', '.')
    git(repository, 'commit', '-qm', 'as it was')
    writeInto(kbDir, 'policies/ümlaut.md', '# Returns\n\nTen days.\n')
    writeInto(kbDir, 'conversation_tests/t.json', [
      test('window', 'How long for returns?', { says: ['10 days'] }),
    ])

    const before = knowledgeBefore(kbDir, 'HEAD')
    expect(readdirSync(before.kbDir, { recursive: true }).toSorted()).toEqual([
      'faqs',
      'faqs/faqs.json',
      'policies',
      'policies/ümlaut.md',
    ])
    before.remove()
    expect(existsSync(before.kbDir)).toBe(false)

    const { failed, text } = await changed(kbDir, 'HEAD', false)
    expect(failed).toBe(false)
    expect(text).toMatch(/changed +policies\/ümlaut\.md[\s\S]*✓ t › window: failed before; cites policies/)
  })

  it.each(['no-such-commit', '--output=x', 'HEAD:faqs'])('that is none is told so: %s', (from) => {
    expect(() => knowledgeBefore(temporaryFolder(), from)).toThrow(/expected a folder, or a commit/)
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('verdemuse-before-'))).toEqual([])
  })
})
