/** What nobody but the shop's own systems could have done. */
const DONE =
  'cancel(?:l?ed)|refunded|reimbursed|changed|updated|modified|deleted|placed|ordered|booked|reserved|shipped|sent|forwarded|escalated|contacted|notified|informed|issued|credited|processed|arranged|scheduled|initiated|exchanged|replaced|registered|submitted|transferred|returned|upgraded'
const DOING =
  'cancel(?:l?ing)|refunding|reimbursing|changing|updating|modifying|deleting|placing|ordering|booking|reserving|shipping|sending|forwarding|escalating|contacting|notifying|informing|issuing|crediting|processing|arranging|scheduling|initiating|exchanging|replacing|registering|submitting|transferring|upgrading'
const DO =
  'cancel|refund|reimburse|change|update|modify|delete|place|order|book|reserve|ship|send|forward|escalate|contact|notify|inform|issue|credit|process|arrange|schedule|initiate|exchange|replace|register|submit|transfer|upgrade'
const NOW = '(?: (?:now|just|already|also|successfully|gone ahead and))*'
const OPENING = String.raw`^\W*(?:(?:done|sure|great|good news|ok|okay|yes|certainly|of course|absolutely)\W+)?`
const THING = '(?:order|refund|return|exchange|address|account|payment|parcel|package|request|item)s?'
const DEEDS = new RegExp(
  [
    String.raw`\bI(?:['’]ve| have)${NOW} (?:${DONE})\b`,
    String.raw`\bI(?:['’]m| am)${NOW} (?:${DOING})\b`,
    String.raw`\bI(?:['’]ll| will)${NOW} (?:${DO})\b`,
    String.raw`\bI(?:['’]ve| have| just| can see)?${NOW} (?:checked|looked up|see|found) (?:that )?your (?:order|account|parcel|payment|refund)\b`,
    String.raw`${OPENING}I(?: just)? (?:${DONE})\b`,
    String.raw`${OPENING}your ${THING} (?:has|have)${NOW} been (?:${DONE}|delivered)\b`,
    String.raw`${OPENING}your ${THING} (?:is|are)${NOW} (?:out for delivery|on (?:its|their) way|in transit|being (?:${DONE}))\b`,
  ].join('|'),
  'gi',
)

/** Begins what a source says of how an order of the shopper's own stands; up to the end of its line. */
export const OWN_ORDER_STATUS = 'Status of your own order:'

/**
 * Where a sentence says that the assistant has done or will do something, or how an order of the shopper's stands.
 * It acts on nothing without the shopper's click, so no source can back the first; the second only an order that was
 * looked up. Questions and headings that ask say neither.
 */
export function deedsIn(sentence: string): { at: number; end: number; says: string }[] {
  if (!/\b(?:I|your)\b/i.test(sentence) || /\?\W*$/.test(sentence)) return []
  return [...sentence.matchAll(DEEDS)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    says: match[0].toLowerCase().replaceAll('’', "'"),
  }))
}

/** Whether what a sentence says of an order is what the shopper's own order says, or that it was looked up. */
export function isDeedOfOwnOrder(says: string, words: string): boolean {
  const marker = ` ${OWN_ORDER_STATUS.toLowerCase().replace(':', '')} `
  const at = words.indexOf(marker)
  if (at < 0) return false
  if (/(?:checked|looked up|see|found) (?:that )?your /.test(says)) return true
  if (/^\W*(?:\w+\W+)?i\b/.test(says)) return false
  const status = words.slice(at + marker.length).split(' end of status ')[0] ?? ''
  return STATES.some((state) => says.includes(state) && status.includes(state))
}

const STATES = [
  'delivered',
  'on its way',
  'in transit',
  'out for delivery',
  'shipped',
  'sent',
  'cancelled',
  'canceled',
]
