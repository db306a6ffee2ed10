const PART = "\\p{Lu}[\\p{L}'’-]+"
const NAME = `${PART}(?: (?:van |de |der |den |von |la |le )*${PART}){0,2}`
/** Often written with a capital after "I am" or "this is", and nobody's name. */
const NOT_A_NAME =
  /^(?:I|The|A|An|In|On|At|Not|Sorry|From|Looking|Trying|Having|Very|So|Just|Still|Also|Really|Going)$/

/** In this order: what is longer and surer first. */
const patterns: readonly [RegExp, string][] = [
  [/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/gi, '[iban]'],
  [/(?<![\w.])\d(?:[ -]?\d){12,18}(?![\w.])/g, '[card]'],
  [/\b[A-Z]{2} ?0?\d{3}[. ]?\d{3}[. ]?\d{3}\b/g, '[number]'],
  [/#\s?[A-Z]{0,4}-?\d[\w-]{2,}/gi, '[order]'],
  [
    /\b((?:order|parcel|tracking|reference|invoice|customer)(?:\s+(?:number|no\.?|nr\.?|id|code))?(?:\s+is)?)[\s:]+(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{3,}\b/gi,
    '$1 [order]',
  ],
  [/\b[A-Z]{1,4}-?\d{5,}[A-Z0-9-]*\b/gi, '[order]'],
  [/(?<![\w.])(?:\+|00)\d[\d ()./-]{6,}\d(?!\w)/g, '[phone]'],
  [/(?<![\w.€$£])\(?0\d{1,4}\)?(?:[ ./-]?\d{2,4}){2,4}(?![\w.])/g, '[phone]'],
  [/(?<![\w.])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)/g, '[phone]'],
  [/(?<![\w.])\d{8,}(?![\w.])/g, '[number]'],
  [
    /\b\d{1,5}[a-z]?,? (?:\p{Lu}[\p{L}.'’-]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Square|Boulevard|Blvd|Way|Place|Terrace)\b\.?(?:, ?[\p{Lu}\d][\p{L}\d -]*){0,3}/gu,
    '[address]',
  ],
  [
    /\b\p{Lu}[\p{L}'’ -]*?(?:straat|laan|weg|plein|kaai|lei|dok|stra(?:ß|ss)e|gasse|platz|allee|[Ss]teenweg|[Dd]ok [A-Z]\p{L}+) \d{1,4}[a-z]?\b/gu,
    '[address]',
  ],
  [
    /\b(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Vv]ia|[Cc]alle) [\p{L}'’ -]{2,40}? \d{1,4}\b/gu,
    '[address]',
  ],
  [/\b\d{4,5} \p{Lu}\p{L}{2,}(?:-\p{Lu}\p{L}+)*\b/gu, '[address]'],
  [/\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/g, '[address]'],
]

/** Whether a word belongs to the shop's own language: its products, its places. Lower case. */
export type IsShopWord = (word: string) => boolean

/**
 * Replaces what says who somebody is: e-mail, phone, IBAN, card and order numbers, addresses, and names. Each
 * becomes a placeholder such as `[e-mail]`. `names` are those that `namesIn` found anywhere in the conversation;
 * `isShopWord` tells what is the shop's own language.
 */
export function scrubPersonal(text: string, names: Iterable<string> = [], isShopWord?: IsShopWord): string {
  let scrubbed = text
  for (const [pattern, placeholder] of patterns) scrubbed = scrubbed.replace(pattern, placeholder)
  for (const name of [...names, ...namesIn(scrubbed, isShopWord)]) {
    // "nadia rossi" is she too; "rose" need not be Rose.
    const flags = name.includes(' ') ? 'giu' : 'gu'
    scrubbed = scrubbed.replace(new RegExp(`(?<!\\p{L})${escapeRegExp(name)}(?!\\p{L})`, flags), '[name]')
  }
  return scrubbed
}

const introductions = [
  new RegExp(
    `\\b${anyCase("(?:my (?:full )?name(?:'s|’s| is)|name is|call me|this is|i am|i'm|i’m|im|regards,?|name of|signed,?)")} (${NAME})`,
    'gu',
  ),
  new RegExp(
    `(?:^|[.!?] )${anyCase('(?:hi|hello|hey|dear|thanks|thank you|welcome|sorry|good (?:morning|afternoon|evening))(?: there)?')},? (${NAME})(?=[,.!?;:—–-]|$)`,
    'gmu',
  ),
  // "my husband Tom", "our neighbour Els"
  new RegExp(
    `\\b${anyCase('(?:husband|wife|partner|fianc(?:é|ée)|girlfriend|boyfriend|mother|father|mum|mom|dad|sister|brother|son|daughter|aunt|uncle|friend|neighbou?r|flatmate|roommate|colleague|boss)')},? (${NAME})`,
    'gu',
  ),
  // "Ruth here", "Ruth speaking"
  new RegExp(`(?:^|[.!?,] )(${PART}) ${anyCase('(?:here|speaking)')}(?=[.,!:;–—-]|$| from)`, 'gmu'),
]
/** Said to somebody: "Perfect, Sophie." "I can tell you how, Birgit: …" "Noted, Nadia" "Thank you, Gijs, and …" */
const addresses = [
  new RegExp(`, (${PART})(?=[.!?:;…]|\\s*[–—-]\\s|\\s*$)`, 'gmu'),
  new RegExp(`(?:^|[.!?:] )[^,.!?:]+, (${PART}),(?! (?:and|or) \\p{Lu})(?= \\p{Ll}| I\\b)`, 'gmu'),
]
/** What also stands at the end of a list or after a comma, and is nobody. */
const NO_PERSON = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow sir madam ma’am everyone everybody all there team please thanks thank yes no not ok okay too though however either europe scotland england wales'.split(
    ' ',
  ),
)
let regions: ReadonlySet<string> | undefined
/** Two capitals side by side: a name, unless the shop speaks of it too. */
const fullName = new RegExp(`(?<![\\p{L}-])${PART}(?: (?:van |de |der |den |von )*${PART}){1,2}`, 'gu')

/** The names in a text, and their parts: `Hi, I am Anna Peeters` → `Anna Peeters`, `Peeters`, `Anna`. */
export function namesIn(text: string, isShopWord?: IsShopWord): string[] {
  const found = new Set<string>()
  const add = (name: string) => {
    const parts = name.split(' ')
    if (NOT_A_NAME.test(parts[0]!)) return
    found.add(name)
    for (const part of parts) if (part.length > 2 && /^\p{Lu}/u.test(part)) found.add(part)
  }
  for (const pattern of introductions) for (const [, name] of text.matchAll(pattern)) if (name) add(name)
  for (const pattern of addresses) {
    for (const [, name = ''] of text.matchAll(pattern)) {
      const word = name.toLowerCase()
      // DPD, bpost, Moss: what the shop speaks of is not who it speaks to.
      if (/\p{Ll}/u.test(name) && !NO_PERSON.has(word) && !isRegion(word) && !isShopWord?.(word)) add(name)
    }
  }
  // Without the shop's words every product would look like a person.
  for (const [name] of isShopWord ? text.matchAll(fullName) : []) {
    const parts = name.toLowerCase().split(' ')
    if (!parts.some((part) => isShopWord?.(part)) && !parts.every(isRegion)) add(name)
  }
  // The longest first, so that no half of a name stays behind.
  return [...found].sort((a, b) => b.length - a.length)
}

/** A capital inside a sentence, and not of a place: "in Stockholm", "from Gent". */
const insideSentence = new RegExp(
  `(?<=[\\p{L}\\p{N},;] )(?<!\\b(?:in|to|at|from|near|via|of|for) )${PART}(?![\\p{L}’'-])`,
  'gu',
)

/** Who a shopper spoke of and a reply names too: "Tom took it in." – "I hope Tom has it dry." */
export function namesEchoed(fromShopper: string, reply: string, isShopWord: IsShopWord): string[] {
  return (reply.match(insideSentence) ?? []).filter((word) => {
    const small = word.toLowerCase()
    return (
      /\p{Ll}/u.test(word) &&
      !NO_PERSON.has(small) &&
      !isRegion(small) &&
      !isShopWord(small) &&
      new RegExp(`(?<!\\p{L})${escapeRegExp(word)}(?!\\p{L})`, 'u').test(fromShopper)
    )
  })
}

/** Whether a word, in lower case, stands in the English name of a country. */
function isRegion(word: string): boolean {
  if (!regions) {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const codes = letters.flatMap((first) => letters.map((second) => first + second))
    regions = new Set(
      codes.flatMap(
        (code) =>
          names
            .of(code)
            ?.toLowerCase()
            .match(/\p{L}{3,}/gu) ?? [],
      ),
    )
  }
  return regions.has(word)
}

/** A pattern of small letters that matches capitals too, where the i flag would make `\p{Lu}` match all. */
function anyCase(pattern: string): string {
  return pattern.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
}

function escapeRegExp(text: string): string {
  return text.replace(/[^\p{L}\d ]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
}
