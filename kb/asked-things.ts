import { regionNames } from './region-names.ts'
import { stopWords } from './stop-words.ts'
import { tokenize } from './tokenize.ts'
import type { WordWeight } from './word-weights.ts'

/** A thing that a question asks about, in one word. */
export interface AskedThing {
  word: string
  /** "By post", "for nurses": the question turns on it. */
  led: boolean
}

/** Words below this weight name nothing that a page must speak of. */
const TELLING = 0.64
const ASKS_WHETHER =
  /(?:^|[,.;:!?]\s*|\b(?:and|but|so|or|also|hi|hello|hey|ok)[,\s]+)(?:can|could|may|do|does|did|is|are|will|would|have|has|got|any)\b/i
/** What begins with these asks for more than a yes: how, how much and when may be told in other words. */
const ASKS_HOW = /^\W*(?:and |but |so )?(?:how|when|why|what|which|who|whose|where)\b/i
const words = (list: string) => new Set(list.split(/\s+/))
const SUBJECT = words(
  `i you we they it he she one u to ya nobody somebody someone anyone anybody everybody everyone everything something
  anything`,
)
/** They stand between a subject and what it does. */
const BETWEEN = words(
  'not also even just still ever already only really actually please always maybe perhaps all guys folks then now be',
)
/** What somebody does by them is told by what comes after. */
const HOLDING = words('have has had got get gets need needs want wants')
const DOES = words('can could may do does did will would')
/** What follows is known to both: "the courier", "this brand". */
const DEFINITE = words('the this that these those')
const DETERMINER = words('a an any my your our their his her some no two three')
/** After these comes what is asked about. */
const LEADS = words('for in with by via through using at on from near around without into inside')
/** Where something goes to or comes from is told by country. */
const GOES = /\b(?:ship|deliver|send|sent|post|return|order|parcel)/i
const PLACED = words('to in from into near')
/** Longer clauses tell a story, in which not every thing is asked about. */
const CLAUSE_WORDS = 12
/** Without "do you", a few words ask about what follows "for", "in" or "with". */
const PHRASE_WORDS = 5
/** Words for anything, for people, times and degrees: they may stand beside any question. */
const GENERAL = words(
  `additional again ago already another anybody anymore anyone anything anyway away back bad beforehand best better big
  bigger bit bought brother case chance child couple date day days dad daughter different early easy either else enough
  everybody everyone everything everywhere exact extra family fast few first friend friends girl girlfriend good guy guys
  half help home hour hours husband idea instead item items kid kids kind last late later least less like list little long
  lot lots many maybe mine minute mistake mom moment month months mother much mum name new next nice night nobody normal
  nothing number ok okay old once open option options order ordered orders other others own part parts partner people person
  piece pieces place particular please possible price problem product products purchase question questions quick quickly
  real really reason recently regular right same second several shop single sister small smaller somebody someone
  something sometimes somewhere son soon sort specific spot store stuff supposed sure thing things til till time times
  today together tomorrow tonight twice type until use used usually way ways website week weekend weeks whole wife without
  work year years yesterday yet`,
)

/**
 * The things that a question asks about and that a page which answers it must speak of, as lower-case words: "Can I bring
 * my dog?" → `dog`; "Do you have an app for iPhone?" → `app`, `iphone`; "discount for nurses?" → `nurses`. Only where
 * the question asks whether something is so, or names what it is for: how and when are told in words of all kinds. What
 * somebody does (the word after the subject) is no thing: pages say it in other words; nor is what both know ("the
 * courier"), nor a country: pages speak of them together.
 */
export function askedThings(question: string, weightOf: WordWeight): AskedThing[] {
  const things = question.split(/[.!?;:]+/).flatMap((clause) => thingsIn(clause, weightOf))
  return things.filter(({ word }, at) => things.findIndex((thing) => thing.word === word) === at)
}

function thingsIn(clause: string, weightOf: WordWeight): AskedThing[] {
  const said = tokenize(clause)
  const asksHow = ASKS_HOW.test(clause)
  const asks = !asksHow && ASKS_WHETHER.test(clause)
  const isPhrase = !asks && !asksHow && said.length <= PHRASE_WORDS
  if (said.length > CLAUSE_WORDS || !(asks || isPhrase)) return []
  const things: AskedThing[] = []
  let afterSubject = false
  let led = false
  const goes = GOES.test(clause)
  let isPlace = false
  /** "Do your clothes shed …?": what comes after the subject's first word is what it does. */
  let inSubject: 'no' | 'begins' | 'goes on' = 'no'
  said.forEach((word, at) => {
    const before = said[at - 1] ?? ''
    if (SUBJECT.has(word) && !(word === 'to' && goes)) {
      afterSubject = true
      led = false
      inSubject = 'no'
      return
    }
    if (DOES.has(word)) inSubject = 'begins'
    if (LEADS.has(word)) led = true
    if (LEADS.has(word) || PLACED.has(word)) isPlace = goes && PLACED.has(word)
    if (LEADS.has(word) || (DETERMINER.has(word) && inSubject === 'goes on')) inSubject = 'no'
    if (HOLDING.has(word)) afterSubject = false
    if (BETWEEN.has(word) || stopWords.has(word)) return
    // "Is it recorded?"
    const isDone = at === said.length - 1 && /..ed$/.test(word)
    const isDeed = afterSubject || isDone || inSubject === 'goes on'
    afterSubject = false
    if (inSubject === 'begins') inSubject = 'goes on'
    if (isDeed || isPlace || DEFINITE.has(before) || !(asks || led)) return
    if (isTelling(word, weightOf)) things.push({ word, led })
  })
  return things
}

function isTelling(word: string, weightOf: WordWeight): boolean {
  return !GENERAL.has(word) && !regionNames.has(word) && !/\d|.ly$/.test(word) && weightOf(word) >= TELLING
}

/** Words that are written as names are, within a sentence: "Can I pay with Klarna?" → `klarna`. */
export function namesIn(question: string): string[] {
  return [...question.matchAll(/(?<=[\p{L}\p{N},]\s+)\p{Ll}?\p{Lu}\p{Ll}+/gu)].flatMap(([name]) =>
    tokenize(name),
  )
}
