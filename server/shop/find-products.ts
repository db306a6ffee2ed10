import type { Product } from '../../kb/product.ts'
import { fitsWishes, missed } from './fits-wishes.ts'
import { coloursOf, isAvailable, sizesOf } from './product-card.ts'
import { askedSize, colourWords, lastMentioned, strongStems } from './product-words.ts'
import { readMaterials } from './read-materials.ts'
import { readPriceRange } from './read-price-range.ts'

/** What a message asks of a product list, and what there is for it, best first. */
export interface ProductMatches {
  /** The words that were looked at. */
  words: string
  /** Products of the kind that is asked for, which fit colour, size and price. */
  products: Product[]
  /** Products of that kind that do not fit, those first that miss least, then the cheapest. */
  near: Product[]
  /** The one product that the words name, if they name one. */
  named: Product | undefined
  /** The words only touch what the products are tagged with, not what they are. */
  loose: boolean
  /** The colour word that was used, and the shop's own colours that it means: all its blues for "blue". */
  colourAsked: string | undefined
  colours: string[]
  size: string | undefined
  minPrice: number | undefined
  maxPrice: number | undefined
  /** What it must be made of, and must not hold. */
  material: string | undefined
  withoutMaterial: string | undefined
  /** The cheapest or the dearest first. */
  sort: 'cheapest' | 'dearest' | undefined
  /** Words of what is wished for that none of the products says: "for kids". */
  unmet: string[]
  /** The products that the words put side by side, where they name two or more. */
  compared: Product[]
  /** The words name a kind of thing that the shop has: "jeans", not "wash" of a wash bag. */
  namesKind: boolean
  /** The words that name the product or its kind, as stems. */
  kindWords: ReadonlySet<string>
  /** The words ask to be shown something to buy, rather than mention it in a question about something else. */
  shopping: boolean
  /** The words hold nothing but the name, kind, colour or size of a product. */
  onlyProduct: boolean
  /** The words hold nothing but a colour, a size or a price. */
  onlyWishes: boolean
}

const SHOPPING =
  /\b(?:do you (?:have|sell|carry|stock|offer)|have you got|got any|any .* (?:in|under|for)|looking for|look for|searching for|show me|find me|i (?:want|need|would like|'d like) (?:a|an|some|new|to buy|to see)\b|recommend|suggest|something|gift for|present for|which .* (?:do you have|are (?:there|available))|what .* (?:do you (?:have|sell)|are (?:there|available)|can i buy)|buy (?:a|an|some)|browse|is there (?:a|an|any)|are there any|^which \w+ (?:fits?|goes|suits?|is good|are good|would|works?))\b/i
/** Words that tell how a thing should be, or nothing at all, and not what it should be. */
const WISHES =
  'anything something any thing else show find want need like size colour color price euro eur budget under below over above between less more than around about up max least most product item piece clothes buy shop sell offer cheapest lowest affordable nice good pretty cool cute beautiful lovely maybe perhaps please then also instead expensive dearest highest priciest'
const CHEAPEST = /\b(?:cheapest|lowest price|least expensive|most affordable)\b/i
const QUESTION = /\b(?:how|what|when|where|why|who|can|could|does|is|are|am|my)\b/i
/** "How long does shipping take?" is about no long sleeves. */
const HOW_LONG = /\b(?:how|so|too|as|take) long\b/gi
const COMPARES =
  /\b(?:compare[ds]?|comparison|difference|differ|versus|vs\.?|better|warmer|softer|lighter|thicker|thinner|cheaper|longer|shorter|roomier|which (?:one )?(?:is|of|would|should)|or the|or)\b/i
const BETWEEN_NAMES = /\b(?:or|and|vs\.?|versus|than|with|from|between)\b|[,;:?]/i
const WHOLE_NAME = 0.99
const HALF = 0.5
/** How much of the best product's score another must have to be of the kind that is meant. */
const OF_THE_BEST = 0.34
const DEAREST = /\b(?:most expensive|dearest|highest price|priciest)\b/i

interface Entry {
  product: Product
  name: string[]
  kind: Set<string>
  /** The last word of what it is: `jeans` of `barrel jeans`. */
  head: string
  tags: Set<string>
  /** Tags that are what other products are. */
  tagKinds: string[]
  /** What the description says. */
  said: Set<string>
  /** All of the above, colours and sizes. */
  words: Set<string>
  colours: string[]
  sizes: ReturnType<typeof sizesOf>
}

/** A finder over a catalogue; build it anew when the catalogue changes. */
export function createProductFinder(catalogue: readonly Product[]): (words: string) => ProductMatches {
  const colourNames = colourWords(catalogue)
  const heads = new Set(catalogue.flatMap(({ cut }) => strongStems(cut ?? '').at(-1) ?? []))
  const entries = catalogue.map((product) => entryOf(product, colourNames, heads))
  const sizes = new Map(
    entries.flatMap((entry) => entry.sizes.map(({ size }) => [size.toLowerCase(), size] as const)),
  )

  return (words) => {
    const asked = new Set(strongStems(words.replace(HOW_LONG, ' ')))
    const lower = ` ${words
      .toLowerCase()
      .replace(/(?<=\d)[.,](?=\d)/g, '·')
      .replace(/[^\p{L}\p{N}/·-]+/gu, ' ')} `
    const [colourAsked, shades] = lastMentioned(lower, colourNames) ?? []
    const colours = [...(shades ?? [])]
    const size = askedSize(lower, sizes)
    const { minPrice, maxPrice } = readPriceRange(words)
    const { material, withoutMaterial } = readMaterials(words, catalogue)
    const wishesFor = { colourAsked, colours, size, minPrice, maxPrice, material, withoutMaterial }
    const fits = ({ product }: Entry) => fitsWishes(product, wishesFor)

    const scored = entries
      .map((entry) => {
        const inName = entry.name.filter((word) => asked.has(word)).length
        const nameShare = entry.name.length > 0 ? inName / entry.name.length : 0
        // A parka that is tagged as a coat is one.
        const kinds = count(entry.kind, asked) || (entry.tagKinds.some((word) => asked.has(word)) ? 1 : 0)
        const tags = count(entry.tags, asked)
        return {
          entry,
          inName,
          nameShare,
          isThing: inName + kinds > 0,
          score: nameShare * 3 + kinds + tags,
        }
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
    const wishes = new Set(
      strongStems(`${WISHES} ${colourAsked ?? ''} ${size ?? ''} ${material ?? ''} ${withoutMaterial ?? ''}`),
    )
    const meant = [...asked].filter((word) => !wishes.has(word) && !/^[\d.,]+$/.test(word))
    const objects = new Set([...words.matchAll(OBJECT)].flatMap(([, object = '']) => strongStems(object)))
    const isObject = ({ kind }: Entry) => [...kind].some((word) => objects.has(word))
    const named = scored.filter(
      ({ isThing, nameShare, entry }) =>
        isThing &&
        // "Spare buttons" are no button-down.
        (nameShare >= HALF ||
          count(entry.kind, asked) > 0 ||
          entry.tagKinds.some((word) => asked.has(word))) &&
        (saysEnough(entry, meant) || isObject(entry)),
    )
    const loose = named.length === 0
    const best = scored[0]?.score ?? 0
    const direction = CHEAPEST.test(words) ? 1 : DEAREST.test(words) ? -1 : 0
    // Tags alone say little: half of the words must be among them.
    // "Anything warm for winter": whatever is tagged so.
    const anyTagged = ANYTHING.test(words) && entries.some(({ tags }) => count(tags, asked) > 0)
    const askedHeads = [...asked].filter((word) => heads.has(word))
    // A belt bag is no belt where there are belts.
    const isHead = ({ head, tagKinds }: Entry) =>
      askedHeads.some((word) => word === head || tagKinds.includes(word))
    const anyHead = entries.some(isHead)
    const isOfHead = (entry: Entry) =>
      askedHeads.length === 0 ||
      (anyHead ? isHead(entry) : askedHeads.some((word) => entry.name.includes(word) || entry.kind.has(word)))
    // Where one is called so in full, what only sounds like it is not meant.
    const share = scored.some(({ nameShare }) => nameShare >= WHOLE_NAME) ? HALF : OF_THE_BEST
    const ofKind = scored.filter(({ entry, isThing, score }) =>
      anyTagged
        ? count(entry.tags, asked) > 0
        : loose
          ? score === best && count(entry.tags, asked) >= asked.size / 2
          : isThing && isOfHead(entry) && score >= best * share,
    )
    // "Anything in black?", "something under 30 euros": of whatever kind.
    const wished = (colourAsked ?? size ?? minPrice ?? maxPrice ?? material ?? withoutMaterial) !== undefined
    const onlyWishes = (wished || direction !== 0) && meant.length === 0
    const ofAnyKind = loose && onlyWishes
    const kept = ofAnyKind ? entries : ofKind.map(({ entry }) => entry)

    const whole = scored.filter(({ nameShare }) => nameShare >= WHOLE_NAME)
    // "The beanie in navy": there is only one.
    const ofHead = entries.filter(
      ({ head, tagKinds }) => asked.has(head) || tagKinds.some((word) => asked.has(word)),
    )
    const only = ofHead.length === 1 ? ofHead[0]?.product : undefined
    const bySku = entries.find(({ product }) => lower.includes(` ${product.product_id.toLowerCase()} `))
    const most = direction === 0 ? superlativeIn(words) : undefined
    const among = most && !loose ? withCategories(kept, entries) : kept
    const fitting = among
      .filter(fits)
      .sort((a, b) => direction * (a.product.price - b.product.price) || saysOf(b, most) - saysOf(a, most))
    // "Which jackets are waterproof?": those that say so, where some do.
    const further = meant.filter(
      (word) =>
        !heads.has(word) && !ofKind.some(({ entry }) => entry.kind.has(word) || entry.name.includes(word)),
    )
    const says = (entry: Entry, word: string) => entry.words.has(word) || entry.said.has(word)
    const saying =
      further.length === 0 ? fitting : fitting.filter((entry) => further.some((word) => says(entry, word)))
    const unmet = loose ? [] : further.filter((word) => !fitting.some((entry) => says(entry, word)))
    const shown = saying.length > 0 ? saying : fitting
    const onlyProduct =
      !loose &&
      !QUESTION.test(words) &&
      [...asked].every((word) => ofKind.some(({ entry }) => entry.words.has(word)))
    return {
      words,
      products: [
        ...shown.filter(({ product }) => isAvailable(product)),
        ...shown.filter(({ product }) => !isAvailable(product)),
      ].map(({ product }) => product),
      near: kept
        .filter((entry) => !fits(entry))
        .map(({ product }) => product)
        .sort((a, b) => missed(a, wishesFor) - missed(b, wishesFor) || a.price - b.price),
      // "The cheapest linen dress under 80" names a kind, even where only one product is called nearly so.
      named:
        bySku?.product ??
        namedBy(direction === 0 && (minPrice ?? maxPrice) === undefined ? scored : whole) ??
        (anyTagged ? undefined : only),
      loose: loose && direction === 0 && !ofAnyKind && !anyTagged,
      kindWords: new Set(
        [...asked].filter((word) =>
          ofKind.some(({ entry }) => entry.name.includes(word) || entry.kind.has(word)),
        ),
      ),
      colourAsked,
      colours,
      size,
      minPrice,
      maxPrice,
      material,
      withoutMaterial,
      sort: direction === 1 ? 'cheapest' : direction === -1 ? 'dearest' : undefined,
      unmet,
      namesKind: askedHeads.length > 0,
      compared: COMPARES.test(words)
        ? namedIn(
            words.split(BETWEEN_NAMES),
            scored.map(({ entry }) => entry),
          )
        : [],
      shopping:
        SHOPPING.test(words) ||
        minPrice !== undefined ||
        maxPrice !== undefined ||
        direction !== 0 ||
        ((most !== undefined || WHICH.test(words)) && !loose && askedHeads.length > 0) ||
        withoutMaterial !== undefined ||
        onlyProduct,
      onlyProduct,
      onlyWishes,
    }
  }
}

const ANYTHING = /\b(?:anything|something|clothes|clothing|things|stuff|outfits?)\b/i
/** "Which jumper is good for a rainy day?" */
const WHICH = /(?:^|[.!?]\s)\W*which\s+(?!size|colou?r|one|of)/i
const SUPERLATIVE = /\b(?:your|the|which|what)\b(?:\s+\w+){0,2}?\s+(\w{3,})est\b/i

/** "Your warmest jacket" → `warm` */
function superlativeIn(words: string): string | undefined {
  const base = SUPERLATIVE.exec(words)?.[1]?.toLowerCase()
  return base === undefined || /^(?:b|lat|clos|near|inter|r|t|gu|for|hon|qu|requ|sugg|m)$/.test(base)
    ? undefined
    : base
}

/** 2 where the description uses the superlative, 1 where it uses the word. */
function saysOf({ product }: Entry, base: string | undefined): number {
  if (base === undefined) return 0
  const said = product.description.toLowerCase()
  return said.includes(`${base}est`) ? 2 : said.includes(base) ? 1 : 0
}

/** A parka may be the warmest jacket: with what else is in their categories. */
function withCategories(kept: readonly Entry[], entries: readonly Entry[]): Entry[] {
  const categories = new Set(kept.map(({ product }) => product.category))
  return [
    ...kept,
    ...entries.filter((entry) => !kept.includes(entry) && categories.has(entry.product.category)),
  ]
}

/** What somebody says to be looking for, in the few words after it. */
const OBJECT =
  /\b(?:need|want|looking for|look for|searching for|recommend|suggest|have|sell|got|any|buy|which|show me|find me|your \w+est)\s+(?:me\s+)?(?:an?|some|any|the|new)?\s*((?:[\p{L}-]+\s*){1,3})/giu

/** "A list of top rated airlines" asks for no tops: a third of the words must be the product's. */
function saysEnough(entry: Entry, meant: readonly string[]): boolean {
  return meant.filter((word) => entry.words.has(word)).length * 3 >= meant.length
}

function entryOf(
  product: Product,
  colourNames: ReturnType<typeof colourWords>,
  heads: ReadonlySet<string>,
): Entry {
  const name = strongStems(product.name)
  const kind = new Set(strongStems(`${product.category ?? ''} ${product.cut ?? ''}`))
  const tags = new Set(
    strongStems(`${product.tags.join(' ')} ${product.materials.map((material) => material.name).join(' ')}`),
  )
  const colours = coloursOf(product)
  const sizes = sizesOf(product)
  const shades = colourNames
    .filter(([, names]) => colours.some((colour) => names.has(colour)))
    .map(([word]) => word)
  const rest = strongStems(['size', ...shades, ...sizes.map(({ size }) => size)].join(' '))
  const head = strongStems(product.cut ?? product.name).at(-1) ?? ''
  const tagKinds = product.tags.flatMap((tag) => {
    const [word, ...more] = strongStems(tag)
    return word !== undefined && more.length === 0 && heads.has(word) ? [word] : []
  })
  return {
    product,
    name,
    kind,
    head,
    tags,
    tagKinds,
    said: new Set(strongStems(product.description)),
    words: new Set([...name, ...kind, ...tags, ...rest]),
    colours,
    sizes,
  }
}

/** The products that the parts of a message name, each once. */
function namedIn(parts: readonly string[], entries: readonly Entry[]): Product[] {
  const all = new Set(strongStems(parts.join(' ')))
  const kinds = entries.map(({ head }) => head).filter((word) => all.has(word))
  const found = parts.flatMap((part) => {
    const own = strongStems(part)
    if (own.length === 0) return []
    // "The straight or the barrel leg jeans": the kind is said once for both.
    return (
      namedBy(shareNamed(entries, new Set(own))) ??
      namedBy(shareNamed(entries, new Set([...own, ...kinds]))) ??
      []
    )
  })
  return [...new Set(found)]
}

/** How much of each product's name is among the words. */
function shareNamed(entries: readonly Entry[], asked: ReadonlySet<string>) {
  return entries.map((entry) => {
    const inName = entry.name.filter((word) => asked.has(word)).length
    return { entry, inName, nameShare: entry.name.length > 0 ? inName / entry.name.length : 0 }
  })
}

/** A product is named by its whole name, or by so much of it that no other comes near. */
function namedBy(scored: { entry: Entry; inName: number; nameShare: number }[]): Product | undefined {
  const [first, second] = [...scored].sort((a, b) => b.nameShare - a.nameShare)
  if (
    !first ||
    first.nameShare < 0.6 ||
    (first.nameShare - (second?.nameShare ?? 0) < 0.25 &&
      !(first.inName > (second?.inName ?? 0) && first.inName > 1))
  )
    return undefined
  return first.nameShare >= WHOLE_NAME || first.inName >= 2 ? first.entry.product : undefined
}

function count(words: ReadonlySet<string>, asked: ReadonlySet<string>): number {
  return [...words].filter((word) => asked.has(word)).length
}
