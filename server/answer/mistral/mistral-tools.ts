import { z } from 'zod'
import { priceFormat } from '../../../kb/product-passage.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { coloursOf, isAvailable, sizesOf } from '../../shop/product-card.ts'
import type { AccountTools, AnswerPart, AnswerTools, NumberedPassage, NumberedProduct } from '../answerer.ts'
import { MAX_ARGUMENTS, type ToolCall } from './tool-calls.ts'
import { tidyArguments } from './tidy-arguments.ts'

/** What a tool call came to. */
export interface ToolResult {
  /** JSON, for the model. */
  content: string
  /** What was found, and may be cited. */
  found: NumberedPassage[]
  /** What the shopper is shown of it. */
  parts: AnswerPart[]
}

const words = (most: number) => z.string().trim().max(most)
const price = z.number().nonnegative()

const searchKnowledge = z.strictObject({
  query: words(300)
    .min(1)
    .describe('What to look up, in the words of a help page, in the language of the shop'),
})

const findProducts = z.strictObject({
  text: words(300).nullish().describe('Words of a name or a description'),
  type: words(60).nullish().describe('The kind of thing, such as dress or boots'),
  colour: words(60).nullish(),
  size: words(30).nullish().describe('Must be in stock'),
  material: words(60).nullish(),
  min_price: price.nullish(),
  max_price: price.nullish(),
  in_stock: z.boolean().nullish().describe('Only what can be bought now'),
  sort: z.enum(['best', 'cheapest', 'dearest']).nullish(),
})

/** The tools that every chat request offers. */
const lookUps = [
  define(
    'search_knowledge',
    'Looks up the shop’s help pages, policies and answered questions. Use it where the sources that you have do not answer the question. What it finds are sources, too: cite them by their n.',
    searchKnowledge,
  ),
  define(
    'find_products',
    'Finds products of the shop by what they are. All that is given must fit. What it finds are sources, too: cite them by their n.',
    findProducts,
  ),
]

/** The tools as a chat request offers them: the shop's, and those of the shopper's account where there is one. */
export function toolDefinitions(account: AccountTools | undefined) {
  const own = account?.definitions ?? []
  return [...lookUps, ...own.map(({ name, description, schema }) => define(name, description, schema))]
}

/** The names of the tools that there are. */
export function toolNames(account: AccountTools | undefined): string[] {
  return [
    ...lookUps.map((tool) => tool.function.name),
    ...(account?.definitions ?? []).map(({ name }) => name),
  ]
}

function define(name: string, description: string, schema: z.ZodObject) {
  const { $schema: _, ...parameters } = z.toJSONSchema(schema)
  return { type: 'function' as const, function: { name, description, parameters } }
}

/** Longest text of one passage in a result, characters. */
const TEXT = 1_500

/** Runs one tool call, whatever stands in it; one that makes no sense gets a result that says why. */
export async function runToolCall(
  { name, args }: ToolCall,
  tools: AnswerTools,
  shop: ShopProfile,
  account?: AccountTools,
): Promise<ToolResult> {
  if (name === 'search_knowledge') {
    const parsed = parse(searchKnowledge, args)
    if ('problem' in parsed) return problem(parsed.problem)
    const passages = await tools.searchKnowledge(parsed.value.query)
    if (passages.length === 0)
      return { content: JSON.stringify({ sources: [], note: NOTHING }), found: [], parts: [] }
    const sources = passages.map(({ n, passage }) => ({
      n,
      title: passage.title,
      text: passage.text.slice(0, TEXT),
    }))
    return { content: JSON.stringify({ sources }), found: passages, parts: [] }
  }
  if (name === 'find_products') {
    const parsed = parse(findProducts, args)
    if ('problem' in parsed) return problem(parsed.problem)
    const { min_price, max_price, in_stock, ...query } = parsed.value
    const { fitting, near } = tools.findProducts({
      text: query.text ?? undefined,
      type: query.type ?? undefined,
      colour: query.colour ?? undefined,
      size: query.size ?? undefined,
      material: query.material ?? undefined,
      sort: query.sort ?? undefined,
      minPrice: min_price ?? undefined,
      maxPrice: max_price ?? undefined,
      inStock: in_stock ?? undefined,
    })
    const told = (products: NumberedProduct[]) => products.map((product) => productFacts(product, shop))
    const content =
      fitting.length + near.length === 0
        ? { products: [], note: NOTHING }
        : fitting.length === 0
          ? { products: [], note: 'Nothing fits all of it. These come near.', near: told(near) }
          : { products: told(fitting) }
    return { content: JSON.stringify(content), found: [...fitting, ...near], parts: [] }
  }
  const own = account?.definitions.find((tool) => tool.name === name)
  if (account && own) {
    const parsed = parse(own.schema, args, tidyArguments)
    if ('problem' in parsed) return problem(parsed.problem)
    const { content, found, parts } = await account.run(name, parsed.value)
    return { content: JSON.stringify(content), found, parts }
  }
  return problem(`There is no tool of that name; there is ${toolNames(account).join(', ')}.`)
}

const NOTHING = 'Nothing was found. If no other source answers the question, say that you do not know.'

function problem(error: string): ToolResult {
  return { content: JSON.stringify({ error }), found: [], parts: [] }
}

function parse<Schema extends z.ZodObject>(
  schema: Schema,
  args: string,
  tidy: (given: unknown, schema: z.ZodObject) => unknown = (given) => given,
): { value: z.infer<Schema> } | { problem: string } {
  if (args.length > MAX_ARGUMENTS) return { problem: 'The arguments are too long.' }
  let json: unknown
  try {
    json = JSON.parse(args)
  } catch {
    return { problem: 'The arguments are no JSON.' }
  }
  const parsed = schema.safeParse(tidy(json, schema))
  if (parsed.success) return { value: parsed.data }
  const issues = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? unknownNames(issue.keys, Object.keys(schema.shape))
      : `${issue.path.join('.') || 'arguments'}: ${issue.message}`,
  )
  return { problem: issues.slice(0, 5).join('; ') }
}

/** Left out in silence, they would make what is found look as if it fitted. */
function unknownNames(names: string[], known: string[]): string {
  const told = names.slice(0, 5).map((name) => JSON.stringify(name.slice(0, 40)))
  return `There is no argument ${told.join(', ')}. The arguments of this tool are ${known.join(', ')}.`
}

/** What a shopper may want to know of a product, stock included. */
function productFacts({ n, passage, product }: NumberedProduct, shop: ShopProfile) {
  return {
    n,
    name: product.name,
    price: priceFormat(shop.locale, shop.currency)(product.price),
    available: isAvailable(product),
    colours: coloursOf(product),
    sizes_in_stock: sizesOf(product).flatMap(({ size, available }) => (available ? [size] : [])),
    text: passage.text.slice(0, TEXT),
  }
}
