import type { z } from 'zod'
import { chunkMarkdown } from './chunk-markdown.ts'
import { conversationPassage, conversationSchema } from './conversation.ts'
import { faqPassage, faqSchema } from './faq.ts'
import { withoutMachineOrders, withoutOrdersIn } from './machine-orders.ts'
import { parseSourceJson, sourceText } from './parse-source.ts'
import type { Passage } from './passage.ts'
import type { Problem } from './problem.ts'
import { type Product, productSchema } from './product.ts'
import { type FormatPrice, priceFormat, productPassage } from './product-passage.ts'
import { type ShopProfile, shopProfileFrom } from './shop-profile.ts'
import { uniqueSlugs } from './slug.ts'
import type { SourceFile } from './sources.ts'
import { tokenize } from './tokenize.ts'

/** Everything the files say, validated. */
export interface Knowledge {
  shop: ShopProfile
  passages: Passage[]
  products: Product[]
  problems: Problem[]
}

/** Turns files into passages. What is wrong is told with file and line; everything else still loads. */
export function loadKnowledge(files: readonly SourceFile[]): Knowledge {
  const { profile, problems } = shopProfileFrom(files.find((file) => file.path === 'shop.json'))
  const knowledge: Knowledge = { shop: profile, passages: [], products: [], problems }
  const formatPrice = priceFormat(profile.locale, profile.currency)
  for (const file of files) {
    const folder = file.path.split('/')[0]
    if (folder === 'faqs') addFaqs(file, knowledge)
    else if (folder === 'products') addProducts(file, knowledge, formatPrice)
    else if (folder === 'policies') addMarkdown(file, 'policy', knowledge)
    else if (folder === 'articles') addMarkdown(file, 'article', knowledge)
    else if (folder === 'conversations') addConversations(file, knowledge)
  }
  return withoutOrders(knowledge)
}

/** The shop's pages are quoted to shoppers and shown to models: what is meant for a machine has no place there. */
function withoutOrders(knowledge: Knowledge): Knowledge {
  const problems = [...knowledge.problems]
  const passages = knowledge.passages.flatMap((given) => {
    const { passage, orders } = withoutMachineOrders(given)
    for (const order of orders)
      problems.push({
        file: given.document.replace(/#.*/, ''),
        line: 1,
        reason: `${given.id}: left out, since it gives orders to an assistant: "${order.slice(0, 80)}"`,
      })
    return passage ?? []
  })
  // Told with its passage already.
  const products = knowledge.products.map((product) => ({
    ...product,
    description: withoutOrdersIn(product.description).text,
  }))
  return { ...knowledge, passages, products, problems }
}

function addFaqs(file: SourceFile, knowledge: Knowledge): void {
  const entries = entriesOf(file, faqSchema, knowledge.problems)
  const own = new Set<string>()
  const unique = entries.filter(({ entry, index, lineOf }) => {
    if (entry.id === undefined) return true
    if (own.has(entry.id))
      return reject(knowledge, file, lineOf(), `[${index}] id: "${entry.id}" is used twice`)
    own.add(entry.id)
    return true
  })
  const giveSlug = uniqueSlugs(own)
  for (const { entry, index } of unique) {
    const name = entry.id ?? giveSlug(entry.question, `q${index}`)
    knowledge.passages.push(faqPassage(`${file.path}#${name}`, entry))
  }
}

function addProducts(file: SourceFile, knowledge: Knowledge, formatPrice: FormatPrice): void {
  const taken = new Set(knowledge.products.map((product) => product.product_id))
  for (const { entry, index, lineOf } of entriesOf(file, productSchema, knowledge.problems)) {
    if (taken.has(entry.product_id)) {
      reject(knowledge, file, lineOf(), `[${index}] product_id: "${entry.product_id}" is used twice`)
      continue
    }
    taken.add(entry.product_id)
    knowledge.products.push(entry)
    knowledge.passages.push(productPassage(`${file.path}#${entry.product_id}`, entry, formatPrice))
  }
}

function addMarkdown(file: SourceFile, kind: 'policy' | 'article', knowledge: Knowledge): void {
  const read = sourceText(file)
  if ('problems' in read) {
    knowledge.problems.push(...read.problems)
    return
  }
  const passages = chunkMarkdown(file.path, kind, read.text)
  if (passages.length === 0) reject(knowledge, file, 1, 'no text')
  knowledge.passages.push(...passages)
}

function addConversations(file: SourceFile, knowledge: Knowledge): void {
  const isShopWord = shopWords(knowledge)
  for (const { entry, index } of entriesOf(file, conversationSchema, knowledge.problems)) {
    const passage = conversationPassage(`${file.path}#${index}`, entry, isShopWord)
    if (passage) knowledge.passages.push(passage)
  }
}

/** Every word the shop itself has written; conversations are read last. */
function shopWords({ passages }: Knowledge): (word: string) => boolean {
  const words = new Set<string>()
  for (const { kind, title, text } of passages) {
    if (kind !== 'conversation') for (const word of tokenize(`${title} ${text}`)) words.add(word)
  }
  return (word) => words.has(word)
}

function reject(knowledge: Knowledge, file: SourceFile, line: number, reason: string): false {
  knowledge.problems.push({ file: file.path, line, reason })
  return false
}

/** The valid entries of a JSON file, each with its place in the list; a file may also hold a single entry. */
function entriesOf<Entry>(
  file: SourceFile,
  schema: z.ZodType<Entry>,
  problems: Problem[],
): { entry: Entry; index: number; lineOf: () => number }[] {
  const json = parseSourceJson(file)
  if ('problems' in json) {
    problems.push(...json.problems)
    return []
  }
  const isList = Array.isArray(json.value)
  const raw: unknown[] = Array.isArray(json.value) ? json.value : [json.value]
  return raw.flatMap((value, index) => {
    const parsed = schema.safeParse(value)
    const at = isList ? [index] : []
    if (parsed.success) return [{ entry: parsed.data, index, lineOf: () => json.lineOf(at) }]
    for (const issue of parsed.error.issues) {
      problems.push({
        file: file.path,
        line: json.lineOf([...at, ...issue.path]),
        reason: `[${index}]${issue.path.length > 0 ? ` ${issue.path.join('.')}` : ''}: ${issue.message}`,
      })
    }
    return []
  })
}
