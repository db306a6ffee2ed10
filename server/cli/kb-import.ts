import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describePlan } from '../../kb/import/describe-plan.ts'
import { faqsFromCsv } from '../../kb/import/faqs-from-csv.ts'
import type { ImportPlan } from '../../kb/import/import-plan.ts'
import { pagesFromFolder } from '../../kb/import/pages-from-folder.ts'
import { planArticles } from '../../kb/import/plan-articles.ts'
import { planFaqs } from '../../kb/import/plan-faqs.ts'
import { planProducts } from '../../kb/import/plan-products.ts'
import { productsFromCsv } from '../../kb/import/products-from-csv.ts'
import { writePlan } from '../../kb/import/write-plan.ts'
import { readShopProfile } from '../../kb/shop-profile.ts'
import { reasonOf } from '../../kb/sources.ts'
import { confirm } from './confirm.ts'
import { planWeb } from './plan-web.ts'
import { UsageError } from './usage-error.ts'

/** How `kb import` was called, and where it writes. */
export interface KbImportCall {
  kb?: string | undefined
  what?: string | undefined
  from?: string | undefined
  as?: string | undefined
  dryRun: boolean
  yes: boolean
  allowPrivateHosts: boolean
  max?: string | undefined
  only?: string | undefined
  print: (line: string) => void
  complain: (line: string) => void
}

const kinds: Record<
  string,
  (call: KbImportCall, kb: string, from: string) => Promise<ImportPlan> | ImportPlan
> = {
  faqs: ({ as }, kb, from) =>
    planFaqs(kb, as ?? basename(from), faqsFromCsv(basename(from), readInput(from)), today()),
  products: ({ as }, kb, from) => {
    const shopUrl = readShopProfile(kb).profile.url
    return planProducts(kb, as, productsFromCsv(basename(from), readInput(from), { shopUrl, today: today() }))
  },
  pages: ({ as }, kb, from) => {
    if (!existsSync(from) || !statSync(from).isDirectory()) throw new Error(`${from} is not a folder.`)
    return planArticles(kb, as ?? basename(resolve(from)), pagesFromFolder(from), today())
  },
  site: (call, kb, from) => planWeb({ ...call, kb, today: today() }, { site: from }),
  urls: (call, kb, from) =>
    planWeb(
      { ...call, kb, today: today() },
      { list: readInput(from).toString('utf8'), name: basename(from) },
    ),
}

/** `kb import --kb DIR <what> FROM`: shows what would change, then, if that is wanted, writes it. */
export async function kbImport(call: KbImportCall): Promise<void> {
  const { kb, what = '', from, dryRun, yes, print, complain } = call
  const kind = Object.hasOwn(kinds, what) ? kinds[what] : undefined
  if (!kind || from === undefined)
    throw new UsageError(
      'Say what to import: kb import --kb DIR faqs FILE.csv | products FILE.csv | pages FOLDER | site URL | urls FILE.txt',
    )
  if (kb === undefined) throw new UsageError('Say where to: kb import --kb my-shop … (kb init makes one)')
  if (!existsSync(kb)) throw new UsageError(`${kb} does not exist; kb init ${kb} makes it.`)
  const plan = await kind(call, kb, from)
  for (const line of describePlan(plan)) print(line)
  if (plan.found === 0) {
    complain('Nothing could be imported.')
    process.exitCode = 1
  } else if (plan.files.length === 0) complain('Nothing to write.')
  else if (dryRun) complain('Nothing was written (--dry-run).')
  else if (yes || (process.stdin.isTTY && (await confirm('Write this?')))) {
    writePlan(kb, plan)
    complain(`Written to ${kb}.`)
  } else if (process.stdin.isTTY) complain('Nothing was written.')
  else complain('Nothing was written; add --yes to write it.')
}

function readInput(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Error(`${file} cannot be read: ${reasonOf(error)}`)
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
