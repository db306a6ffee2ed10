import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describePlan } from '../../kb/import/describe-plan.ts'
import { faqsFromCsv } from '../../kb/import/faqs-from-csv.ts'
import type { ImportPlan } from '../../kb/import/import-plan.ts'
import { pagesFromFolder } from '../../kb/import/pages-from-folder.ts'
import { planArticles } from '../../kb/import/plan-articles.ts'
import { planFaqs } from '../../kb/import/plan-faqs.ts'
import { planProducts } from '../../kb/import/plan-products.ts'
import { productsFromCsv } from '../../kb/import/products-from-csv.ts'
import { writePlan } from '../../kb/import/write-plan.ts'
import { loadKnowledge } from '../../kb/load-knowledge.ts'
import { readSources } from '../../kb/sources.ts'
import { temporaryFolder, writeInto } from '../kb/temporary-folder.ts'
import { fixture } from './fixture.ts'

const today = '2026-04-10'
const later = '2026-05-01'
const faqPlan = (kb: string, csv: string, day = today) =>
  planFaqs(kb, 'Our FAQ.csv', faqsFromCsv('Our FAQ.csv', Buffer.from(csv)), day)
const productPlan = (kb: string, name: string) =>
  planProducts(kb, undefined, productsFromCsv(name, fixture(name), { today }))
const pagePlan = (kb: string, folder: string, day = today) =>
  planArticles(kb, 'help', pagesFromFolder(folder), day)
const sum = (plan: ImportPlan) => describePlan(plan).at(-1)
const readJson = (kb: string, path: string): unknown => JSON.parse(readFileSync(join(kb, path), 'utf8'))

test('an import shows what it would do, writes it, and does nothing the second time', () => {
  const kb = temporaryFolder()
  const plans = () => [
    faqPlan(kb, 'Question,Answer\nWho?,We\nWhen?,Now\n', later),
    productPlan(kb, 'shopify-export.csv'),
    productPlan(kb, 'woocommerce-export.csv'),
    pagePlan(
      kb,
      temporaryFolder({
        'returns.md': '# Returns\n\nThirty days.',
        'a/faq.html': '<h1>Sizes</h1><p>They fit.',
      }),
      later,
    ),
  ]
  const first = plans()
  expect(first.map((plan) => plan.changes.length)).toEqual([2, 3, 5, 2])
  expect(readdirSync(kb)).toEqual([])
  for (const plan of first) writePlan(kb, plan)
  expect(loadKnowledge(readSources(kb)).problems).toEqual([])
  expect(readdirSync(kb, { recursive: true }).sort()).toEqual([
    'articles',
    'articles/a-faq.md',
    'articles/returns.md',
    'faqs',
    'faqs/imported-our-faq.json',
    'products',
    'products/shopify.json',
    'products/woocommerce.json',
  ])
  for (const plan of plans()) expect([plan.changes, plan.files]).toEqual([[], []])
})

test('what changed, came and went is told entry by entry; only changed entries get a new date', () => {
  const kb = temporaryFolder()
  writePlan(kb, faqPlan(kb, 'Question,Answer\nWho?,We\nWhen?,Now\nWhere?,Here\n'))
  const plan = faqPlan(kb, 'Question,Answer,Topic\nwho?,We\nWhere?,There,Places\nHow?,So\n', later)
  expect(describePlan(plan)).toEqual([
    '~ who? (question)',
    '~ Where? (answer, category)',
    '+ How?',
    '- When?',
    '1 added, 2 changed, 1 removed, 0 unchanged in faqs/imported-our-faq.json',
  ])
  writePlan(kb, plan)
  expect(readJson(kb, 'faqs/imported-our-faq.json')).toEqual([
    { question: 'who?', answer: 'We', last_updated: later },
    { question: 'Where?', answer: 'There', category: 'Places', last_updated: later },
    { question: 'How?', answer: 'So', last_updated: later },
  ])
})

test('entries that others wrote are left alone, and none of them is written twice', () => {
  const own = [{ question: 'Who?', answer: 'Us, by hand' }]
  const kb = temporaryFolder({
    'faqs/faqs.json': own,
    'products/catalog.json': [{ product_id: 'linen-shirt', name: 'Ours', price: 1 }],
    'articles/returns.md': '# Ours\n\nText.',
  })
  const pages = temporaryFolder({ 'returns.md': '# Theirs\n\nText.' })
  const plans = [
    faqPlan(kb, 'Question,Answer\nwho,We\nWhen?,Now\n'),
    productPlan(kb, 'shopify-export.csv'),
    pagePlan(kb, pages),
  ]
  expect(plans[0]?.notes).toEqual(['left alone: who stands in faqs/faqs.json'])
  for (const plan of plans) writePlan(kb, plan)
  expect(loadKnowledge(readSources(kb)).problems).toEqual([])
  expect(readJson(kb, 'faqs/faqs.json')).toEqual(own)
  expect(readFileSync(join(kb, 'articles/returns.md'), 'utf8')).toBe('# Ours\n\nText.')
  expect(readFileSync(join(kb, 'articles/help-returns.md'), 'utf8')).toContain('# Theirs')
  expect(pagePlan(kb, pages).changes).toEqual([])
})

test('other ways of asking that somebody added by hand stay', () => {
  const kb = temporaryFolder()
  const pages = temporaryFolder({ 'returns.md': '# Returns\n\nThirty days.' })
  writePlan(kb, faqPlan(kb, 'Question,Answer\nWho?,We\n'))
  writePlan(kb, pagePlan(kb, pages))
  writeInto(kb, 'faqs/imported-our-faq.json', [
    { question: 'Who?', answer: 'We', alts: ['whoo'], last_updated: today },
  ])
  const article = readFileSync(join(kb, 'articles/returns.md'), 'utf8')
  writeInto(kb, 'articles/returns.md', article.replace('---\n\n', 'alts:\n  - send back\n---\n\n'))
  writeInto(pages, 'returns.md', '# Returns\n\nSixty days.')
  writePlan(kb, faqPlan(kb, 'Question,Answer\nWho?,You\n', later))
  writePlan(kb, pagePlan(kb, pages, later))
  expect(readJson(kb, 'faqs/imported-our-faq.json')).toMatchObject([{ answer: 'You', alts: ['whoo'] }])
  expect(readFileSync(join(kb, 'articles/returns.md'), 'utf8')).toBe(
    `---\ntitle: Returns\nlast_updated: ${later}\nalts:\n  - send back\nimported_from: help\n---\n\n# Returns\n\nSixty days.\n`,
  )
})

test('what could not be read this time stays; a source that breaks removes nothing', () => {
  const kb = temporaryFolder()
  writePlan(kb, faqPlan(kb, 'Question,Answer\nWho?,We\nWhen?,Now\n'))
  expect(sum(faqPlan(kb, 'Question,Answer\nWho?,We\nWhen?,\n'))).toBe(
    '0 added, 0 changed, 0 removed, 2 unchanged; 1 could not be read',
  )
  expect(faqPlan(kb, 'Question,Answer\nWho?,We\n"When?,Now\n').changes).toEqual([])
  expect(faqPlan(kb, 'Foo,Bar\n1,2\n').changes).toEqual([])
  expect(faqPlan(kb, 'Question,Answer\nWho?,We\n').changes).toMatchObject([
    { kind: 'removed', title: 'When?' },
  ])
})

test('pages that are gone go, empty ones are told', () => {
  const kb = temporaryFolder()
  const pages = temporaryFolder({
    'a.md': '# A\n\nText.',
    'b.html': '<h1>B</h1><p>Text.',
    'c.html': '<script>x</script>',
  })
  const plan = pagePlan(kb, pages)
  expect(plan.problems).toEqual([{ file: 'c.html', line: 1, reason: 'no text in it' }])
  writePlan(kb, plan)
  rmSync(join(pages, 'a.md'))
  const second = pagePlan(kb, pages)
  expect(second.changes).toEqual([{ kind: 'removed', key: 'articles/a.md', title: 'A' }])
  writePlan(kb, second)
  expect(readdirSync(join(kb, 'articles'))).toEqual(['b.md'])
})

test('a file of its own that does not parse is not overwritten', () => {
  const kb = temporaryFolder({ 'faqs/imported-our-faq.json': '[{ "question": "Who?", ' })
  expect(() => faqPlan(kb, 'Question,Answer\nWho?,We\n')).toThrow(
    /imported-our-faq\.json:1: .*\nMend or remove/,
  )
})
