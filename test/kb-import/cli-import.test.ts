import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../kb/temporary-folder.ts'
import { aSite, sitemapOf } from './a-site.ts'
import { fixture } from './fixture.ts'
import { runCli } from '../support/run-cli.ts'

/** Runs the built command line. */
const cli = (...args: string[]) => runCli(args)

test('kb init makes a knowledge base that is in order, and never writes over anything', async () => {
  const kb = join(temporaryFolder(), 'my-shop')
  expect(await cli('kb', 'init', kb)).toMatchObject({ code: 0, stderr: '' })
  expect(readdirSync(kb).sort()).toEqual([
    'README.md',
    'articles',
    'conversation_tests',
    'conversations',
    'faqs',
    'policies',
    'products',
    'shop.json',
  ])
  expect(await cli('kb', 'check', '--kb', kb)).toMatchObject({ code: 0, stdout: 'No problems.\n' })
  expect(await cli('test', '--kb', kb)).toMatchObject({ code: 0 })
  const again = await cli('kb', 'init', kb)
  expect([again.code, again.stdout]).toEqual([1, ''])
  expect(again.stderr).toContain('is not empty')
})

test('kb import shows first, writes with --yes only, and exits with 0 as long as something is valid', async () => {
  const kb = temporaryFolder()
  const files = temporaryFolder({ 'faq.csv': 'Question;Answer\nWho?;We\nWhat?;\n' })
  const call = ['kb', 'import', '--kb', kb, 'faqs', join(files, 'faq.csv')]
  const preview =
    'faq.csv:3: no answer\n+ Who?\n1 added, 0 changed, 0 removed, 0 unchanged in faqs/imported-faq.json; 1 could not be read\n'
  for (const [flags, said] of [
    [['--dry-run'], 'Nothing was written (--dry-run).'],
    [['--dry-run', '--yes'], 'Nothing was written (--dry-run).'],
    [[], 'Nothing was written; add --yes to write it.'],
  ] as const) {
    expect(await cli(...call, ...flags)).toEqual({ code: 0, stdout: preview, stderr: `${said}\n` })
    expect(readdirSync(kb)).toEqual([])
  }
  expect(await cli(...call, '--yes')).toMatchObject({ code: 0, stdout: preview })
  expect(existsSync(join(kb, 'faqs/imported-faq.json'))).toBe(true)
  expect((await cli(...call, '--yes')).stderr).toBe('Nothing to write.\n')
})

test('kb import ends with 1 when nothing could be imported, with 2 when it was not understood', async () => {
  const kb = temporaryFolder()
  const files = temporaryFolder({ 'x.csv': 'Foo,Bar\n1,2\n' })
  const bad = await cli('kb', 'import', '--kb', kb, 'products', join(files, 'x.csv'), '--yes')
  expect([bad.code, bad.stderr]).toEqual([1, 'Nothing could be imported.\n'])
  expect(bad.stdout).toContain('x.csv:1: neither Shopify')
  for (const args of [['faqs'], ['toString', 'x'], [], ['site', 'https://x.example', '--max', 'all']])
    expect((await cli('kb', 'import', '--kb', kb, ...args)).code).toBe(2)
  for (const args of [
    ['faqs', 'none.csv'],
    ['pages', 'none'],
    ['site', 'http://localhost/'],
    ['site', 'file:///etc'],
  ]) {
    const { code, stderr } = await cli('kb', 'import', '--kb', kb, ...args)
    expect(code).toBe(1)
    expect(stderr).not.toMatch(/\n\s+at /)
  }
})

test('kb import writes products and pages that are in order', async () => {
  const kb = temporaryFolder({ 'shop.json': { url: 'https://shop.example' } })
  const files = temporaryFolder({
    'export.csv': fixture('shopify-export.csv').toString(),
    'help/shipping.html': fixture('shop-page.html').toString(),
  })
  await cli('kb', 'import', '--kb', kb, 'products', join(files, 'export.csv'), '-y')
  await cli('kb', 'import', '--kb', kb, 'pages', join(files, 'help'), '-y')
  expect(await cli('kb', 'check', '--kb', kb)).toMatchObject({ code: 0 })
  expect(readFileSync(join(kb, 'articles/shipping.md'), 'utf8')).toContain('imported_from: help')
  expect(readFileSync(join(kb, 'products/shopify.json'), 'utf8')).toContain(
    'https://shop.example/products/linen-shirt',
  )
})

test('kb import reads a site, with progress on stderr; an internal one only when it may', async () => {
  const text = 'Whatever you bought you may return within thirty days of its delivery.'
  const site = await aSite({
    '/sitemap.xml': sitemapOf('ORIGIN/help/returns'),
    '/help/returns': `<nav>Menu</nav><main><h1>Returns</h1><p>${text}</p></main>`,
  })
  const kb = temporaryFolder()
  const refused = await cli('kb', 'import', '--kb', kb, 'site', `${site.origin}/`, '--yes')
  expect([refused.code, refused.stdout, site.connections()]).toEqual([1, '', 0])
  const { code, stdout, stderr } = await cli(
    'kb',
    'import',
    '--kb',
    kb,
    'site',
    `${site.origin}/`,
    '--yes',
    '--allow-private-hosts',
  )
  expect([code, stdout]).toEqual([
    0,
    '+ Returns\n1 added, 0 changed, 0 removed, 0 unchanged in articles/help-returns.md\n',
  ])
  expect(stderr).toContain('--allow-private-hosts')
  expect(stderr).toContain(`1/1 ${site.origin}/help/returns`)
  expect(readFileSync(join(kb, 'articles/help-returns.md'), 'utf8')).toBe(
    `---\ntitle: Returns\nurl: ${site.origin}/help/returns\nlast_updated: 2026-03-01\nimported_from: ${site.host}\n---\n\n# Returns\n\n${text}\n`,
  )
})
