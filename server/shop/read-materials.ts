import type { Product } from '../../kb/product.ts'

/** What clothes, shoes and bags may be made of, whether the shop has it or not. */
const MATERIALS =
  'cotton linen flax wool merino cashmere silk leather suede fur down feather feathers velvet satin denim corduroy hemp lyocell tencel modal viscose rayon bamboo nylon polyamide polyester acrylic elastane spandex rubber cork alpaca mohair angora fleece felt canvas jersey flannel muslin stretch stretchy'.split(
    ' ',
  )
/** The same by another name. */
const SAME: Record<string, string> = {
  flax: 'linen',
  tencel: 'lyocell',
  spandex: 'elastane',
  stretch: 'elastane',
  stretchy: 'elastane',
  nylon: 'polyamide',
  feathers: 'down',
  feather: 'down',
}
/** Words that are more often something else: "I felt cold", "sit down". */
const OFTEN_ELSE: Record<string, RegExp> = {
  felt: /\b(?:(?:of|in|from|with|without|no|wool) felt\b|felt (?:hat|bag|sleeve|slippers?|shoes?|coat)\b)/i,
  down: /\b(?:(?:of|with|without|no|goose|duck|real) down\b|down (?:jacket|coat|filling|feathers?|pillow|duvet|vest)\b)/i,
  fur: /\bfur\b/i,
  rubber: /\b(?:of|in|from|with|without|no|natural) rubber\b|\brubber (?:boots?|soles?|shoes?)\b/i,
}
const AVOIDS =
  /\b(?:without|no|not|non|free of|free from|allergic to|allergy to|avoid(?:ing)?|don['’]?t (?:want|wear|like)|can['’]?t (?:wear|have|stand)|(?:that|which|who) (?:is|are|does|do)n['’]?t|other than|instead of)\b(?:\s+\w+){0,2}?\s+$/i

/** What a message wants a product to be made of, or not to hold. */
export function readMaterials(
  words: string,
  catalogue: readonly Product[],
): { material: string | undefined; withoutMaterial: string | undefined } {
  const wanted: string[] = []
  let withoutMaterial: string | undefined
  for (const name of MATERIALS) {
    const found = new RegExp(`\\b${name}\\b([- ]free\\b)?`, 'i').exec(words)
    if (!found || (OFTEN_ELSE[name] && !OFTEN_ELSE[name].test(words))) continue
    const meant = SAME[name] ?? name
    if (found[1] !== undefined || AVOIDS.test(words.slice(0, found.index))) withoutMaterial = meant
    else wanted.push(meant)
  }
  const said = ` ${words.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `
  const isAvoided = (name: string) => AVOIDS.test(said.slice(0, said.indexOf(` ${name} `) + 1))
  for (const name of namesOfMaterials(catalogue))
    if (said.includes(` ${name} `) && !isAvoided(name)) wanted.push(name)
  // "Merino wool": the one that fewer products have says more.
  const having = (name: string) => catalogue.filter((product) => isMadeOf(product, name)).length
  const [material] = wanted.sort((a, b) => having(a) - having(b))
  return { material, withoutMaterial }
}

/** What the catalogue calls its materials, where that is more than a word: `recycled wool`. */
function namesOfMaterials(catalogue: readonly Product[]): Set<string> {
  const names = catalogue.flatMap(({ materials }) => materials.map(({ name }) => name.toLowerCase()))
  return new Set(names.filter((name) => name.includes(' ') && !name.includes('(')))
}

/** Whether a product is made of it, in part at least, by its materials, its name or its tags. */
export function isMadeOf(product: Product, material: string): boolean {
  const wanted = material.trim().toLowerCase()
  const ways = [wanted, ...Object.keys(SAME).filter((name) => SAME[name] === wanted), SAME[wanted] ?? wanted]
  const said = [product.name, ...product.tags, ...product.materials.map(({ name }) => name)].map(
    (text) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `,
  )
  return said.some((text) => ways.some((way) => text.includes(` ${way} `)))
}

/** What a message wants a thing to be made of that no product of the shop is. */
export function absentMaterial(
  material: string | undefined,
  catalogue: readonly Product[],
): string | undefined {
  if (material === undefined || catalogue.length === 0) return undefined
  return catalogue.some((product) => isMadeOf(product, material)) ? undefined : material
}
