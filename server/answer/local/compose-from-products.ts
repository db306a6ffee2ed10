import { ANSWER_CONFIDENCE } from '../../../kb/confidence.ts'
import type { Passage } from '../../../kb/passage.ts'
import type { Product } from '../../../kb/product.ts'
import { priceFormat } from '../../../kb/product-passage.ts'
import { ASKS_WHAT_GOES_WITH, goesWith } from '../../shop/goes-with.ts'
import { sizesMeant } from '../../shop/size-meant.ts'
import { productCard } from '../../shop/product-card.ts'
import type { AnswerRequest } from '../answerer.ts'
import { contentStems } from '../content-stems.ts'
import { asksThe } from './asks-the.ts'
import { compareProducts } from './compare-products.ts'
import type { ComposedAnswer } from './composed-answer.ts'
import { describeProduct, productLine } from './describe-product.ts'
import { descriptionSays } from './description-says.ts'
import { figureSentence } from './figure-sentence.ts'
import { sidesAsked } from '../../shop/product-sides.ts'
import { firstSentences } from './spell.ts'
import { tellPassages } from './tell-passages.ts'
import { type UntoldProperty, untoldProperty, untoldSentence } from './untold-property.ts'
import type { Choose } from './wording.ts'

/** A product that only the search has found must be more than a guess. */
const SURE_OF_PRODUCT = 0.7
/** How near a page must be to a product to be asked instead. */
const NEAR = 0.45
/** Products that are shown in place of what there is not. */
const NEAREST = 3
/** Products that one answer shows. */
const SHOWN = 4

/** What the catalogue says, where the message is about products; undefined where something else answers it better. */
export function composeFromProducts(request: AnswerRequest, choose: Choose): ComposedAnswer | undefined {
  const { products: matches, passages, confidence } = request
  if (matches.compared.length > 1) return compare(request)
  if (request.gifts.length > 0) return presents(request, [...request.gifts], choose)
  if (request.absentMaterial) return without(request, request.absentMaterial)

  if (request.ofEach && matches.products.length > 1) return eachOf(request, matches.products.slice(0, SHOWN))

  const best = passages[0]?.passage
  const sure = confidence >= ANSWER_CONFIDENCE
  // "How do I return a dress?" names a kind of product, but a help page answers it.
  const pageAnswers = sure && best !== undefined && best.kind !== 'product'

  const guessed = best?.kind === 'product' && confidence >= SURE_OF_PRODUCT && !pageIsNearer(request)
  const found = guessed ? best.product_id : undefined
  const one = matches.named ?? (found === undefined ? undefined : request.productById(found))
  const oneIsMeant = matches.named
    ? (!pageAnswers && !pageSaysIt(request, matches.named)) ||
      matches.shopping ||
      matches.onlyWishes ||
      asksOnlyFor(matches.named, matches.words) ||
      asksOfProduct(request, best) ||
      asksWhatItIs(request, best)
    : !matches.shopping
  if (one && ASKS_WHAT_GOES_WITH.test(request.question)) {
    const others = goesWith(one, request.catalogue)
    if (others.length > 0) return list(request, others, besideLead(one))
  }
  if (one && oneIsMeant && !asksUntold(request, one)) return describe(request, one)
  if (one && !matches.shopping && !pageAnswers && pageSaysIt(request, one)) return undefined

  // A kind with a colour, a size or a price is a wish, whatever a page says of stains on a red dress.
  const isWish =
    !matches.loose &&
    (matches.colourAsked ??
      matches.size ??
      matches.minPrice ??
      matches.maxPrice ??
      matches.material ??
      matches.withoutMaterial) !== undefined
  const pageIsMeant = pageAnswers && !matches.onlyProduct && !isWish && asksThe(best, matches.words)
  // "I'm allergic to wool" asks for none of what is made of it.
  if (matches.shopping ? pageIsMeant : !guessed) return undefined

  const fitting = matches.products.slice(0, SHOWN)
  const [first] = fitting
  if (first && fitting.length === 1 && !matches.loose) return theOne(request, first)
  if (first && matches.sort && !matches.loose) return sorted(request, fitting, matches.sort)
  if (first) {
    // "For kids?": where no product says it, a page may; and nothing is said to fit.
    if (matches.unmet.length > 0 && pageAnswers && (MOST.test(matches.words) || saysAll(best, matches.unmet)))
      return undefined
    const lead =
      matches.loose || matches.unmet.length > 0
        ? choose(['This comes closest to what you are looking for:', 'I would look at these first:'])
        : choose([
            'These fit what you are looking for:',
            'Here is what we have for you:',
            'These would suit what you describe:',
          ])
    return list(request, fitting, lead)
  }
  const near = matches.near.slice(0, SHOWN)
  if (near.length > 0 && !matches.loose)
    return list(request, near, `I found nothing ${wishes(request)}. These come closest:`)
  return undefined
}

/** Taste is the shopper's; what the catalogue puts together is told as that. */
function besideLead({ name }: Product): string {
  return `Taste is yours, of course. With the **${name}** I would try one of these, which are made for the same days:`
}

/** "How many grams does the parka weigh?": of a figure that its data do not tell, a description is no answer. */
function asksUntold({ question, products }: AnswerRequest, product: Product): boolean {
  if (products.shopping || !ASKS_FIGURE.test(question)) return false
  return (
    sidesAsked(question, product).length === 0 &&
    sizesMeant(question, product).length === 0 &&
    figureSentence(product, question) === undefined &&
    descriptionSays(product, question) === undefined
  )
}

const ASKS_FIGURE =
  /\b(?:how (?:many|much|heavy|thick|wide|tall|high|deep|old|big|long)|what(?:['’]?s| is) the (?!difference)\w+|which \w+ (?:is|are) (?:it|they))\b/i

/** "Is the trench waterproof?": a page that neither names it nor has the word for its title is about something else. */
function asksWhatItIs({ question, products: { named } }: AnswerRequest, page: Passage | undefined): boolean {
  if (
    !named ||
    !page ||
    page.kind === 'product' ||
    !/^\W*(?:is|are|does|do) (?:the|your|this|these|those|it|they)\b/i.test(question)
  )
    return false
  const name = contentStems(named.name)
  const rest = [...contentStems(question)].filter((word) => !name.has(word))
  const titled = contentStems(`${page.title} ${page.alts.join(' ')}`)
  const said = contentStems(page.text)
  return (
    rest.length <= 2 && !rest.some((word) => titled.has(word)) && ![...name].every((word) => said.has(word))
  )
}

/** "The softest one": what no product says of itself. */
const MOST = /\b(?!best\b|latest\b|closest\b|cheapest\b)\w{3,}est\b/i

function saysAll({ title, alts, text }: Passage, words: readonly string[]): boolean {
  const said = contentStems(`${title} ${alts.join(' ')} ${text}`)
  return words.every((word) => said.has(word))
}

/** "Is the merino jumper itchy?": no side of the product tells it, and a page that was found does. */
function pageSaysIt({ question, passages }: AnswerRequest, product: Product): boolean {
  if (sidesAsked(question, product).length > 0 || sizesMeant(question, product).length > 0) return false
  if (figureSentence(product, question) ?? descriptionSays(product, question)) return false
  const { name, category = '', cut = '', tags } = product
  const own = contentStems(`${name} ${category} ${cut} ${tags.join(' ')} ${CATALOGUE} have sell`)
  const focus = [...contentStems(question)].filter((word) => !own.has(word))
  const best = passages[0]?.score ?? 0
  return passages.some(({ passage, score }) => {
    if (passage.kind === 'product' || passage.kind === 'conversation' || score < best * NEAR) return false
    const said = contentStems(`${passage.title} ${passage.alts.join(' ')} ${passage.text}`)
    return focus.length > 0 && focus.filter((word) => said.has(word)).length >= focus.length / 2
  })
}

/** "What do I do when my boots are wet?", "What is grape-skin?": a page that is near answers what no product is named for. */
function pageIsNearer({ question, passages, productById }: AnswerRequest): boolean {
  const [best] = passages
  const page = passages.find(
    ({ passage, score }) => passage.kind !== 'product' && score >= (best?.score ?? 0) * NEAR,
  )
  const product = best?.passage.product_id === undefined ? undefined : productById(best.passage.product_id)
  if (!page || !product) return false
  const asked = contentStems(question)
  const heads = [product.cut, product.category, product.name].map((words = '') => words.split(/[ ,]/).at(-1))
  const isNamed = [...contentStems(heads.join(' '))].some((word) => asked.has(word))
  if (!isNamed) return QUESTION.test(question)
  return HOW.test(question) && sidesAsked(question, product).length === 0
}

const QUESTION = /^\W*(?:how|what|which|why|when|where|who|is|are|do|does|can|could|will|would)\b|\?\s*$/i
const HOW = /\b(?:how (?:do|can|should|to)|what (?:do|can|should|if|happens)|why)\b/i

/** "Where is the wool coat made?": a side of the product that its data tell, and no page is known to answer. */
function asksOfProduct({ products, question }: AnswerRequest, page: Passage | undefined): boolean {
  const { named } = products
  if (named === undefined || (page && asksThe(page, products.words))) return false
  return (
    sidesAsked(question, named).length > 0 ||
    (figureSentence(named, question) ?? descriptionSays(named, question)) !== undefined
  )
}

/** "Tell me about the Chelsea Boots", "How much are the …?": the name, and what only the catalogue knows. */
function asksOnlyFor({ name, product_id }: Product, words: string): boolean {
  const known = contentStems(`${name} ${product_id} ${CATALOGUE}`)
  return [...contentStems(words)].every((stem) => known.has(stem))
}

const CATALOGUE =
  'tell show describe about more information info details price cost much stock sold available size colour color'

function describe(request: AnswerRequest, product: Product): ComposedAnswer {
  const { colourAsked, colours, size } = request.products
  const untold =
    colourAsked === undefined && size === undefined && !tells(product, request.question)
      ? untoldProperty(product, request.question, request.catalogue)
      : undefined
  if (untold) return untoldOf(request, product, untold)
  return answer(
    request,
    `${describeProduct(product, request.shop, { question: `${request.askedBefore} ${request.question}`.trim(), colourAsked, colours, size })}${cite(request, product)}`,
    [product],
  )
}

/** "How do I wash them?": each for itself, in a line. */
function eachOf(request: AnswerRequest, products: Product[]): ComposedAnswer {
  const lines = products.map((product) => {
    const told = describeProduct(product, request.shop, {
      question: request.question,
      colourAsked: undefined,
      colours: [],
      size: undefined,
    })
    return `- ${inOneLine(told)}${cite(request, product)}`
  })
  return answer(request, lines.join('\n'), products)
}

/** A care label as a line: `How to care for the **Tee**: wash at 30 °C; line dry`. */
function inOneLine(text: string): string {
  return text
    .replace(/:\s*\n+- /g, ': ')
    .replace(/\n+- /g, '; ')
    .replace(/\n+/g, ' ')
}

/** Whether the product's data have something to say to the question itself. */
function tells(product: Product, question: string): boolean {
  return (
    sidesAsked(question, product).length > 0 ||
    sizesMeant(question, product).length > 0 ||
    (figureSentence(product, question) ?? descriptionSays(product, question)) !== undefined
  )
}

/** That the data do not tell it, what they do tell, and of which others it is said. */
function untoldOf(request: AnswerRequest, product: Product, untold: UntoldProperty): ComposedAnswer {
  const lead = `${untoldSentence(product, untold)} ${firstSentences(product.description, 2)}${cite(request, product)}`
  const others = untold.tagged ? [] : untold.others
  if (others.length === 0) return answer(request, lead, [product])
  const lines = others.map((other) => `- ${productLine(other, request.shop)}${cite(request, other)}`)
  return answer(request, `${lead}\n\nOf these it is said:\n\n${lines.join('\n')}`, [product, ...others])
}

/** The one product that fits what is looked for: what it is, and what is there of it. */
function theOne(request: AnswerRequest, product: Product): ComposedAnswer {
  const { colourAsked, colours, size, maxPrice, material, withoutMaterial } = request.products
  const wished = colourAsked ?? size ?? maxPrice ?? material ?? withoutMaterial
  if (wished === undefined || sidesAsked(request.question, product).includes('price'))
    return describe(request, product)
  const about = { question: '', colourAsked, colours, size }
  const stock = (colourAsked ?? size) ? ` ${describeProduct(product, request.shop, about)}` : ''
  const text = `There is the ${productLine(product, request.shop)}. ${firstSentences(product.description, 2)}${stock}`
  return answer(request, `${text}${cite(request, product)}`, [product])
}

function compare(request: AnswerRequest): ComposedAnswer {
  const { compared } = request.products
  const text = compareProducts(compared, request.question, request.shop, (product) => cite(request, product))
  return answer(request, text, compared)
}

function list(request: AnswerRequest, products: Product[], lead: string): ComposedAnswer {
  const lines = products.map((product) => `- ${productLine(product, request.shop)}${cite(request, product)}`)
  return answer(request, `${lead}\n\n${lines.join('\n')}`, products)
}

/** "What is your cheapest dress?": the one, then what comes next. */
function sorted(
  request: AnswerRequest,
  [first, ...next]: Product[],
  by: 'cheapest' | 'dearest',
): ComposedAnswer {
  if (!first) return list(request, next, '')
  const most = by === 'cheapest' ? 'least' : 'most'
  const wish = wishes(request)
  const lead = `The ${most} expensive${wish ? ` ${wish}` : ''} is the ${productLine(first, request.shop)}${cite(request, first)}.`
  const lines = next.map((product) => `- ${productLine(product, request.shop)}${cite(request, product)}`)
  return answer(request, lines.length > 0 ? `${lead} After that come:\n\n${lines.join('\n')}` : lead, [
    first,
    ...next,
  ])
}

function presents(request: AnswerRequest, gifts: Product[], choose: Choose): ComposedAnswer {
  const lead = choose([
    'Here are a few ideas that are easy to give:',
    'These make good presents, and are in stock:',
    'I would look at these:',
  ])
  const suggested = list(request, gifts, lead)
  const cards = request.passages.filter(
    ({ passage }) => passage.kind === 'faq' && /gift ?card/i.test(passage.text),
  )
  const [page] = cards
  const sentence = page?.passage.text.split(/(?<=[.!?])\s+/).find((part) => /gift ?card/i.test(part))
  return page && sentence ? { ...suggested, text: `${suggested.text}\n\n${sentence} [${page.n}]` } : suggested
}

/** What the shop has nothing of: said so, with what its pages say of materials where they do. */
function without(request: AnswerRequest, material: string): ComposedAnswer {
  const pages = request.passages.filter(({ passage }) => passage.text.toLowerCase().includes(material))
  const told = tellPassages({ ...request, saidBefore: '' }, pages)
  const no = /^\W*(?:do|does|is|are|have|can)\b/i.test(request.question) ? 'No, none' : 'None'
  const lead = `${no} of our pieces is made of ${material}.`
  // What is tagged as free of it was made for who asks for it.
  const isStandIn = ({ tags }: Product) => tags.some((tag) => tag.toLowerCase().startsWith(`${material}-`))
  const instead = request.products.near
    .toSorted((a, b) => Number(isStandIn(b)) - Number(isStandIn(a)))
    .slice(0, NEAREST)
  if (request.products.namesKind && instead.length > 0)
    return list(request, instead, `${lead} These come closest:`)
  if (told) return { text: `${lead} ${told.text}`, outcome: 'answered', suggestions: [], products: [] }
  if (instead.length > 0) return list(request, instead, `${lead} These come closest:`)
  return { text: lead, outcome: 'unsure', suggestions: [], products: [] }
}

/** What was asked for beside the kind: "of linen, in Navy or Sky, in size M, up to €80.00". */
function wishes({ products, shop }: AnswerRequest): string {
  const { colourAsked, size, minPrice, maxPrice, material, withoutMaterial } = products
  const price = priceFormat(shop.locale, shop.currency)
  return [
    material ? `of ${material}` : '',
    withoutMaterial ? `without ${withoutMaterial}` : '',
    colourAsked ? `in ${colourAsked}` : '',
    size ? `in stock in size ${size}` : '',
    minPrice !== undefined ? `from ${price(minPrice)}` : '',
    maxPrice !== undefined ? `up to ${price(maxPrice)}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

function cite({ passages, tools }: AnswerRequest, product: Product): string {
  const source =
    passages.find(({ passage }) => passage.product_id === product.product_id) ??
    tools
      .findProducts({ text: product.name })
      .fitting.find(({ passage }) => passage.product_id === product.product_id)
  return source ? ` [${source.n}]` : ''
}

function answer({ shop, products }: AnswerRequest, text: string, shown: Product[]): ComposedAnswer {
  return {
    text,
    outcome: 'answered',
    suggestions: [],
    products: shown.map((product) => productCard(product, shop.currency, products.colours)),
  }
}
