const NAME = "\\p{Lu}[\\p{L}'’-]+(?: (?:van |de |der |den |von |la |le )*\\p{Lu}[\\p{L}'’-]+){0,2}"
/** Said after "I am", but nobody's name. */
const NOT_A_NAME =
  /^(?:I|The|A|An|In|On|At|Not|Sorry|From|Looking|Trying|Having|Very|So|Just|Still|Also|Really|Going)$/

const patterns: readonly [RegExp, string][] = [
  [/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g, '[iban]'],
  [/(?<![\w.])\d(?:[ -]?\d){12,18}(?![\w.])/g, '[card]'],
  [/#\s?[A-Z]{0,4}-?\d[\w-]{2,}/gi, '[order]'],
  [
    /\b(order|parcel|tracking|reference|invoice|customer)(\s+(?:number|no\.?|nr\.?|id|code))?(\s+is)?[\s:]+(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{3,}\b/gi,
    '$1 [order]',
  ],
  [/\b(?!VM\d{4}\b)[A-Z]{1,4}-?\d{5,}[A-Z0-9-]*\b/g, '[order]'],
  [/(?<![\w.])(?:\+|00)\d[\d ()./-]{6,}\d(?!\w)/g, '[phone]'],
  [/(?<![\w.€$£])\(?0\d{1,4}\)?(?:[ ./-]?\d{2,4}){2,4}(?![\w.])/g, '[phone]'],
  [/(?<![\w.])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)/g, '[phone]'],
  [/(?<![\w.])\d{8,}(?![\w.])/g, '[number]'],
  [
    /\b\d{1,5}[a-z]?,? (?:\p{Lu}[\p{L}.'’-]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Square|Boulevard|Blvd|Way|Place|Terrace)\b\.?(?:, ?[\p{Lu}\d][\p{L}\d -]*){0,3}/gu,
    '[address]',
  ],
  [
    /\b\p{Lu}[\p{L}'’-]*(?:straat|laan|weg|plein|kaai|lei|steenweg|stra(?:ß|ss)e|gasse|platz|allee) \d{1,4}[a-z]?\b(?:,? (?:\d{4,5} )?\p{Lu}[\p{L}-]+)?/gu,
    '[address]',
  ],
  [
    /\b(?:rue|avenue|boulevard|place|via|calle) (?:d[eu'’] ?(?:la )?)?\p{Lu}[\p{L}'’ -]* \d{1,4}\b/giu,
    '[address]',
  ],
  [/\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/g, '[address]'],
]

/**
 * Replaces what says who somebody is: e-mail, phone, IBAN, card and order numbers, addresses, and names that
 * are introduced ("my name is …", "I am …", "Hi …,"). Each becomes a placeholder such as `[email]`. Names that
 * were found in one text of a conversation are given as `names` to scrub the others.
 */
export function scrubPersonal(text: string, names: Iterable<string> = []): string {
  let scrubbed = text
  for (const [pattern, placeholder] of patterns) scrubbed = scrubbed.replace(pattern, placeholder)
  for (const name of [...names, ...namesIn(scrubbed)]) {
    scrubbed = scrubbed.replace(
      new RegExp(`(?<!\\p{L})${name.replace(/[^\p{L}\d ]/gu, '\\$&')}(?!\\p{L})`, 'gu'),
      '[name]',
    )
  }
  return scrubbed
}

const introductions = [
  new RegExp(
    `\\b(?:my (?:full )?name(?:'s|’s| is)|name is|call me|this is|i am|i'm|i’m|im|regards,?|under the name(?: of)?|signed,?) (${NAME})`,
    'giu',
  ),
  new RegExp(
    `^(?:hi|hello|hey|dear|thanks|thank you|welcome|sorry|good (?:morning|afternoon|evening))(?: there)?,? (${NAME})(?=[,.!?;:—–-]|$)`,
    'gimu',
  ),
  new RegExp(`(?:thank you|thanks|sorry|welcome),? (${NAME})(?=[,.!?])`, 'giu'),
]

/** The names that a text introduces: `Hi, I am Anna Peeters` → `Anna Peeters`, `Anna`, `Peeters`. */
export function namesIn(text: string): string[] {
  const found = new Set<string>()
  for (const pattern of introductions) {
    for (const [, name] of text.matchAll(pattern)) {
      // The patterns ignore case for their lead-in; a name itself must begin with a capital.
      if (!name || !/^\p{Lu}/u.test(name)) continue
      const parts = name.split(' ')
      if (NOT_A_NAME.test(parts[0]!)) continue
      found.add(name)
      for (const part of parts) if (part.length > 2 && /^\p{Lu}/u.test(part)) found.add(part)
    }
  }
  // The longest first, so that no half of a name stays behind.
  return [...found].sort((a, b) => b.length - a.length)
}
