import type { Product } from '../../kb/product.ts'
import { excludedKinds } from './excluded-kinds.ts'
import { fitsWishes, missed } from './fits-wishes.ts'
import { namedBy, namedIn, WHOLE_NAME } from './named-products.ts'
import { isAvailable } from './product-card.ts'
import { suitsFor } from './occasions.ts'
import { entryOf, isOfKind, type ProductEntry, saysStem } from './product-entry.ts'
import type { ProductMatches } from './product-matches.ts'
import { askedSize, colourWords, lastMentioned, strongStems, withSameThings } from './product-words.ts'
import { readMaterials } from './read-materials.ts'
import { readPriceRange } from './read-price-range.ts'
import { sizeHolds } from './size-holds.ts'
import { numbersIn } from './size-meant.ts'
import { saysOf, superlativeIn, withCategories } from './superlative.ts'

const SHOPPING =
  /\b(?:do you (?:have|sell|carry|stock|offer)|have you got|got any|any .* (?:in|under|for)|looking for|look for|searching for|show me|find me|i (?:want|need|would like|'d like) (?:a|an|some|new|to buy|to see)\b|recommend|suggest|something|gift for|present for|which .* (?:do you have|are (?:there|available))|what .* (?:do you (?:have|sell)|are (?:there|available)|can i buy)|buy (?:a|an|some)|browse|is there (?:a|an|any)|are there any|^which \w+ (?:fits?|goes|suits?|is good|are good|would|works?))\b/i
/** Words that tell how a thing should be, or nothing at all, and not what it should be. */
const WISHES =
  'anything something any thing else show find want need like size colour color price euro eur budget under below over above between less more than around about up max least most product item piece clothes buy shop sell offer cheapest lowest affordable nice good pretty cool cute beautiful lovely maybe perhaps please then also instead expensive dearest highest priciest one ones matching actually really'
const CHEAPEST = /\b(?:cheapest|lowest price|least expensive|most affordable)\b/i
const QUESTION = /\b(?:how|what|when|where|why|who|can|could|does|is|are|am|my)\b/i
/** "Can you wrap it?" asks for no wrap skirt. */
const WRAP_IT = /\bwrap(?:ped|ping)?\s+(?:it|them|this|that|these|my|up)\b/gi
/** "How long does shipping take?" is about no long sleeves. */
const HOW_LONG = /\b(?:how|so|too|as|take) long\b/gi
const COMPARES =
  /\b(?:compare[ds]?|comparison|difference|differ|versus|vs\.?|better|warmer|softer|lighter|thicker|thinner|cheaper|longer|shorter|roomier|which (?:one )?(?:is|of|would|should)|or the|or)\b/i
const BETWEEN_NAMES = /\b(?:or|and|vs\.?|versus|than|with|from|between)\b|[,;:?]/i
const HALF = 0.5
/** So much of a name that it is one product's, and no wish. */
const NEARLY_NAMED = 0.75
/** How much of the best product's score another must have to be of the kind that is meant. */
const OF_THE_BEST = 0.34
const DEAREST = /\b(?:most expensive|dearest|highest price|priciest)\b/i

/** A finder over a catalogue; build it anew when the catalogue changes. */
export function createProductFinder(catalogue: readonly Product[]): (words: string) => ProductMatches {
  const colourNames = colourWords(catalogue)
  const heads = new Set(catalogue.flatMap(({ cut }) => strongStems(cut ?? '').at(-1) ?? []))
  const entries = catalogue.map((product) => entryOf(product, colourNames, heads))
  const sizes = new Map(
    entries.flatMap((entry) => entry.sizes.map(({ size }) => [size.toLowerCase(), size] as const)),
  )

  const categories = new Set(catalogue.flatMap(categoryOf))
  const isSaid = (stem: string) => entries.some((entry) => entry.words.has(stem))

  return (words) => {
    const withoutKinds = excludedKinds(words, heads)
    const asked = new Set(
      withSameThings(
        strongStems(
          words
            .replace(HOW_LONG, ' ')
            .replace(WRAP_IT, ' ')
            .replace(WORN_UNDER, '$1 layering ')
            .replace(MATCHING, '$1'),
        ),
        isSaid,
      ).filter((word) => !withoutKinds.has(word)),
    )
    const candidates = entries.filter((entry) => !isOfKind(entry, withoutKinds))
    const lower = ` ${words
      .toLowerCase()
      .replace(/(?<=\d)[.,](?=\d)/g, '·')
      .replace(/[^\p{L}\p{N}/·-]+/gu, ' ')} `
    const [colourAsked, shades] = lastMentioned(lower, colourNames) ?? []
    const colours = [...(shades ?? [])]
    const { minPrice, maxPrice } = readPriceRange(words)
    const { material, withoutMaterial } = readMaterials(words, catalogue)

    const scored = candidates
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
    const letters = askedSize(words, lower, sizes)
    const wishes = new Set(
      strongStems(
        `${WISHES} ${colourAsked ?? ''} ${letters ?? ''} ${material ?? ''} ${withoutMaterial ?? ''} ${MATERIAL_WORDS}`,
      ),
    )
    const isWish = (word: string) => wishes.has(word) || /^[\d.,]+$/.test(word)
    const meant = [...asked].filter((word) => !isWish(word))
    const objects = new Set([...words.matchAll(OBJECT)].flatMap(([, object = '']) => strongStems(object)))
    // A bralette that is tagged as a bra is one to who looks for one, where few are.
    const rare = (word: string) => entries.filter(({ tags }) => tags.has(word)).length <= FEW
    const isObject = ({ kind, tags }: ProductEntry) =>
      [...kind].some((word) => objects.has(word)) ||
      [...tags].some((word) => objects.has(word) && asked.has(word) && !isWish(word) && rare(word))
    const named = scored.filter(
      ({ isThing, nameShare, entry }) =>
        (isThing || isObject(entry)) &&
        // "Spare buttons" are no button-down.
        (nameShare >= HALF ||
          isObject(entry) ||
          count(entry.kind, asked) > 0 ||
          entry.tagKinds.some((word) => asked.has(word))) &&
        (saysEnough(entry, meant) || isObject(entry)),
    )
    const loose = named.length === 0
    const best = scored[0]?.score ?? 0
    const direction = CHEAPEST.test(words) ? 1 : DEAREST.test(words) ? -1 : 0
    // Tags alone say little: half of the words must be among them.
    // "Anything warm for winter": whatever is tagged so.
    // "A shirt with short sleeves" asks for no laptop sleeve.
    const attributes = new Set([...words.matchAll(WITH)].flatMap(([, what = '']) => strongStems(what)))
    const askedHeads = [...asked].filter((word) => heads.has(word) && !attributes.has(word))
    const suiting = new Set([...asked].flatMap((word) => [word, ...suitsFor(word)]))
    const anyTagged =
      ANYTHING.test(words) && askedHeads.length === 0 && entries.some(({ tags }) => count(tags, suiting) > 0)
    const askedCategories = askedHeads.length > 0 ? [] : [...asked].filter((word) => categories.has(word))
    // A belt bag is no belt where there are belts.
    const isHead = ({ head, product, tagKinds }: ProductEntry) =>
      askedHeads.some(
        (word) => word === head || tagKinds.includes(word) || categoryOf(product).includes(word),
      )
    const anyHead = entries.some(isHead)
    const isOfHead = (entry: ProductEntry) =>
      (askedHeads.length === 0 &&
        (askedCategories.length === 0 ||
          askedCategories.some((word) => categoryOf(entry.product).includes(word)))) ||
      (anyHead ? isHead(entry) : askedHeads.some((word) => entry.name.includes(word) || entry.kind.has(word)))
    // Where one is called so in full, what only sounds like it is not meant.
    const share = scored.some(({ nameShare }) => nameShare >= WHOLE_NAME) ? HALF : OF_THE_BEST
    const ofKind = scored.filter(({ entry, isThing, score }) =>
      anyTagged
        ? false
        : loose
          ? score === best && count(entry.tags, asked) >= asked.size / 2
          : (isThing || isObject(entry)) &&
            isOfHead(entry) &&
            (score >= best * share ||
              (share === OF_THE_BEST && categoryOf(entry.product).some((word) => asked.has(word)))),
    )
    const size =
      letters ?? bareSize(words, anyTagged ? [] : ofKind.map(({ entry }) => entry), minPrice ?? maxPrice)
    const wishesFor = { colourAsked, colours, size, minPrice, maxPrice, material, withoutMaterial }
    const fits = ({ product }: ProductEntry) => fitsWishes(product, wishesFor)
    // "Anything in black?", "something under 30 euros": of whatever kind.
    const wished =
      withoutKinds.size > 0 ||
      (colourAsked ?? size ?? minPrice ?? maxPrice ?? material ?? withoutMaterial) !== undefined
    const onlyWishes = (wished || direction !== 0) && meant.length === 0
    const ofAnyKind = loose && onlyWishes
    const tagged = anyTagged ? candidates.filter(({ tags }) => count(tags, suiting) > 0) : undefined
    const kept = tagged ?? (ofAnyKind ? candidates : ofKind.map(({ entry }) => entry))

    const whole = scored.filter(({ nameShare }) => nameShare >= WHOLE_NAME)
    // "The beanie in navy": there is only one.
    const ofHead = entries.filter(
      ({ head, tagKinds }) => asked.has(head) || tagKinds.some((word) => asked.has(word)),
    )
    const only = ofHead.length === 1 ? ofHead[0]?.product : undefined
    const bySku = entries.find(({ product }) => lower.includes(` ${product.product_id.toLowerCase()} `))
    const most = direction === 0 ? superlativeIn(words) : undefined
    const among = most && !loose ? withCategories(kept, candidates, most) : kept
    const fitting = among
      .filter(fits)
      .sort((a, b) => direction * (a.product.price - b.product.price) || saysOf(b, most) - saysOf(a, most))
    // "Which jackets are waterproof?": those that say so, where some do.
    const further = meant.filter(
      (word) =>
        !heads.has(word) &&
        !ofKind.some(
          ({ entry, nameShare }) =>
            entry.kind.has(word) || (nameShare >= NEARLY_NAMED && entry.name.includes(word)),
        ),
    )
    const saidBy = (entry: ProductEntry) => further.filter((word) => saysStem(entry, word)).length
    const mostSaid = Math.max(0, ...fitting.map(saidBy))
    const unmet = loose ? [] : further.filter((word) => !fitting.some((entry) => saysStem(entry, word)))
    const shown = mostSaid > 0 ? fitting.filter((entry) => saidBy(entry) === mostSaid) : fitting
    const onlyProduct =
      !loose &&
      !QUESTION.test(words) &&
      [...asked].every((word) => isWish(word) || ofKind.some(({ entry }) => entry.words.has(word)))
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
        namedBy(
          (direction === 0 && (minPrice ?? maxPrice) === undefined ? scored : whole).filter(({ entry }) =>
            askedCategories.length === 0 ? true : isOfHead(entry),
          ),
        ) ??
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
      withoutKinds,
      sort: direction === 1 ? 'cheapest' : direction === -1 ? 'dearest' : undefined,
      unmet,
      namesKind: askedHeads.length + askedCategories.length > 0,
      compared: COMPARES.test(words)
        ? namedIn(
            words.split(BETWEEN_NAMES),
            scored.map(({ entry }) => entry),
            TWO_OF_A_KIND.test(words) ? fitting.map(({ product }) => product) : [],
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
/** What somebody says to be looking for, in the few words after it. */
const OBJECT =
  /\b(?:need|want|looking for|look for|searching for|recommend|suggest|have|sell|got|any|buy|which|show me|find me|your \w+est)\s+(?:me\s+)?(?:an?|some|any|the|new)?\s*((?:[\p{L}-]+\s*){1,3})/giu

/** "A matching bra for the briefs" asks for no briefs. */
const MATCHING = /\b(matching\s+[\p{L}-]+)\s+(?:for|to|with)\s+(?:the|my|your|these|those)\s+[\p{L}-]+/giu
/** What a thing has, rather than what it is: the few words after "with". */
const WITH =
  /\b(?:with|(?:that|which) ha(?:s|ve)|having)\s+(?:an?\s+|the\s+|some\s+)?((?:(?:short|long|wide|deep|big|small|two|no|side|front|inside|adjustable)\s+)?[\p{L}-]+)/giu
/** "Something to wear under a shirt" asks for no shirt. */
const WORN_UNDER =
  /\b((?:something|anything|what|top|layer)\b.{0,25}?)\b(?:under(?:neath)?|beneath)\s+(?:an?|my|the|his|her)\s+[\p{L}-]+/giu
/** "The two denim jeans": all that there are of a kind. */
const TWO_OF_A_KIND = /\b(?:the|your|both|those) (?:two |2 |three |3 )?(?!one)\w+/i
const MATERIAL_WORDS = 'free allergic allergy without made stretch stretchy'
/** Products of a tag that is as good as a kind. */
const FEW = 4

/** "Socks 44": a number that stands alone is a size where what is asked for comes in it. */
function bareSize(
  words: string,
  kept: readonly ProductEntry[],
  price: number | undefined,
): string | undefined {
  if (price !== undefined) return undefined
  return numbersIn(words.toLowerCase()).find((number) =>
    kept.some(({ sizes }) => sizes.some(({ size }) => sizeHolds(size, number))),
  )
}

/** The category's name where that is one kind: `Dresses`, not `Trousers and Skirts`. */
function categoryOf({ category = '' }: Product): string[] {
  const stems = strongStems(category)
  return stems.length === 1 ? stems : []
}

/** "A list of top rated airlines" asks for no tops: a third of the words must be the product's. */
function saysEnough(entry: ProductEntry, meant: readonly string[]): boolean {
  return meant.filter((word) => entry.words.has(word)).length * 3 >= meant.length
}

function count(words: ReadonlySet<string>, asked: ReadonlySet<string>): number {
  return [...words].filter((word) => asked.has(word)).length
}
