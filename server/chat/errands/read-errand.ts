import type { ErrandKind } from './errand.ts'
import { repairWords } from './repair-words.ts'

/** What a message asks to be done or told about the shopper's own orders. */
export interface ErrandAsked {
  kind: ErrandKind
  /** As the shopper wrote it. */
  orderNumber: string | undefined
  /** It asks what the rules are, or how it is done; the shop's pages answer that, and the errand is what comes next. */
  isQuestion: boolean
}

/** `VM-20417`, `#W5442520`, or a number after "order". */
const ORDER_NUMBER =
  /#[A-Z]{0,3}-?\d{4,12}\b|\b[A-Z]{1,4}-\d{4,10}\b|\bW\d{6,10}\b|(?<=\border(?: number| no\.?| nr\.?)?\s{0,2}:?\s{0,2})\d{4,12}\b/i
const OPENING = String.raw`^(?:(?:hi|hello|hey|good (?:morning|day|evening)|ok|okay|so|and|also|but|then|sorry|yes|thanks)(?: there)?[,!.\s]+)*(?:please[,\s]+)?`
const ASKS = new RegExp(
  String.raw`${OPENING}(?:how|what|where|when|which|who|why|can (?:i|we|one|you (?:tell|explain))|could (?:i|we)|may i|am i|is|are|do|does|did|has|have|was|will|would (?:i|it)|should|until|if)\b|\?\s*$`,
  'i',
)
const REQUESTS =
  /\b(?:i(?:'d| would)(?: really)? (?:like|love|want|prefer)|i (?:want|need|wish|have to|wanna|must|decided)|(?:can|could|would|will) you|please|help me|let me|let's|i(?:'m| am) (?:trying|going|looking) to|kindly|i am calling to|i(?:'m| am) writing to)\b/i
/** The shopper's own, or one that was spoken of. */
const OWN =
  /\b(?:my|mine|our|this|that|it|them|these|those)\b|\bthe (?:order|[\p{L}-]+(?: [\p{L}-]+)? (?:i|we) )/iu
const GENERAL = /\b(?:an|any|orders in general)\b(?= (?:orders?|items?|purchase|parcel)\b)/i
/** What else can be cancelled, changed or given back. */
const OTHER_THINGS =
  /\b(?:newsletter|subscription|membership|account(?! address)|profile picture|password|e-?mail address|appointment|booking|meeting|alteration|voucher|my return|my exchange|my refund|charged|twice|double)\b/i

const ADDRESS =
  /\b(?:chang\w*|updat\w*|correct\w*|edit\w*|modify\w*|fix\w*|wrong|new|another|different|other)\b.{0,60}\baddress(?:es)?\b|\baddress\b.{0,40}\b(?:wrong|chang\w*|incorrect|old)\b|\b(?:send|ship|deliver)\b.{0,40}\bto (?:another|a different|a new|the new|my (?:new|work|office|parents|neighbou?r)|[\p{Lu}][\p{L}]+(?:straat|laan|street|weg| \d))/iu
const ACCOUNT = /\b(?:account|profile|default|saved|on file)\b/i
const PAYMENT =
  /\b(?:chang\w*|switch\w*|updat\w*|instead|different|another|other)\b.{0,60}\b(?:payment|pay(?:ing)?|card|paypal)\b|\bpay\b.{0,60}\b(?:instead|another|different|other)\b|\bpay (?:for )?(?:my order|it)\b.{0,30}\b(?:with|by|from)\b/i
const WITHDRAW =
  /\bwithdraw(?:al|ing)?\b(?!.{0,20}\b(?:cash|money|consent)\b)|\brevoke\b.{0,30}\b(?:order|purchase|contract)\b/i
const CANCEL = /\bcancel(?:l?ation|l?ing)?\b/i
const EXCHANGE =
  /\b(?:exchang\w*|swap\w*)\b|\b(?:chang\w*|different|another|bigger|larger|smaller|other|wrong)\b.{0,40}\b(?:size|colou?r|version|variant)\b/i
const RETURN =
  /\breturn(?:ing)?\b(?! (?:policy|address|label|window|shipping|cost|fee|portal|to (?:the )?(?:menu|start)))|\bsend(?:ing)?\b.{0,40}\bback\b|\bgiv(?:e|ing)\b.{0,30}\bback\b|\b(?:want|like|need|get)\b.{0,30}\b(?:refund|money back)\b/i
const LIST =
  /\b(?:show|list|see|view|look at|tell me about)\b.{0,25}\bmy (?:last |recent |latest |previous |past |open )?orders?\b(?! status)|^what did i (?:order|buy)\b|^my (?:last |recent |open )?orders\W*$|\bmy order history\b/i
const MY_ORDER =
  /\b(?:my|our|the|this|that|mine)(?: [\p{L}-]+){0,2}? (?:orders?|purchase|parcels?|packages?|delivery|shipment|stuff|things?)\b/iu
const WHERE =
  /\b(?:where(?:'?s| is| are| the)?|track(?:ing)?|status|when (?:will|does|is|do|can)|whens|eta|how far|(?:has|have|is|are|did|was|were|will)\b.{0,40}\b(?:shipp\w*|sent|deliver\w*|arriv\w*|dispatch\w*|left|come|here|on (?:its|the) way)|(?:not|n't|never)(?: yet| been)? (?:arriv\w*|come|got|gotten|receiv\w*|deliver\w*|shipp\w*)|still waiting|haven't (?:got|received)|update on|hasn't)\b/i
const HOW = /\bhow (?:(?:do|can|could|would|should) (?:i|we|one)|to) (?:track|trace|follow|check|see)\b/i
const RULES =
  /\b(?:policy|cost|fees?|free|abroad|countr(?:y|ies)|gift wrap|invoice|discount|code|minimum|customs|usually|normally|guest|stole\w*|half|missing|lost|stuck|damaged|(?:old|wrong) address)\b/i

/** Who asks for somebody else. */
const SOMEONE = /\b(?:customer|client|e-?mail address|phone|who (?:ordered|bought|placed))\b/i
/** "I do not want to cancel it", "my friend cancelled it". */
const NOT_MEANT =
  /\b(?:do ?n[o']t|not|never|no need to|without|instead of|rather than)\b(?: \w+){0,3}? (?:cancel|return|exchang|swap|withdraw|chang|send)\w*|\b(?:was|were|been|got|have|has|had|already) (?:\w+ )?(?:cancell?ed|returned|exchanged|refunded)\b/i
/** The same beside an order's number: "what is the return policy for order VM-1042?" */
const RULE_WORDS = /\b(?:polic(?:y|ies)|fees?|penalt\w+|terms|conditions)\b/i
/** What the shop's pages say, whoever asks. */
const POLICY =
  /\b(?:polic(?:y|ies)|fees?|penalt\w+|charges? for|in (?:what|which) cases|circumstances|how long (?:do|does|is|are|can|have)|until when|terms|for free|is it free|who pays|write down|steps)\b/i
const REFUND =
  /\b(?:my|a|the) (?:recent )?refund\b.{0,60}\b(?:status|statement|missing|not|never|arriv\w*|come|through|yet|updates?)\b|\b(?:where|status|track\w*|updates?|waiting|missing|check)\b.{0,40}\brefund\b|n't.{0,30}\brefund\b/i
const BOUGHT =
  /\bi (?:ordered|bought|purchased)\b.{0,60}\b(?:where|arriv\w*|get here|come|track)\b|\b(?:when (?:will|does)|where)\b.{0,50}\bi (?:ordered|bought|purchased)\b/i

const PATTERNS: readonly [ErrandKind, RegExp, string][] = [
  ['withdraw_from_contract', WITHDRAW, 'withdraw|revoke|i withdraw|i revoke|i hereby'],
  ['cancel_pending_order', CANCEL, 'cancel'],
  ['modify_pending_order_payment', PAYMENT, 'change|switch|update|pay|use'],
  ['modify_pending_order_address', ADDRESS, 'change|update|correct|send|ship|deliver|wrong|new|different'],
  ['exchange_delivered_order_items', EXCHANGE, 'exchange|swap|change|wrong|different'],
  ['return_delivered_order_items', RETURN, 'return|send|give|refund'],
]

/** Reads what is wanted; undefined where the message is about nothing of the shopper's own. */
export function readErrand(message: string): ErrandAsked | undefined {
  const text = repairWords(message.replace(/\s+/g, ' ').replaceAll('’', "'").trim())
  const orderNumber = ORDER_NUMBER.exec(text)?.[0]
  const words =
    orderNumber === undefined
      ? text
      : text.replace(orderNumber, 'my order').replace(/\border my order\b/i, 'my order')
  const asked = (kind: ErrandKind, isQuestion = false): ErrandAsked => ({ kind, orderNumber, isQuestion })
  if (orderNumber !== undefined && words.replace('my order', '').replace(/[^\p{L}\p{N}]/gu, '') === '')
    return asked('order_status')

  if ((orderNumber === undefined ? POLICY : RULE_WORDS).test(words)) return undefined
  const isRequest = REQUESTS.test(words)
  const isAsking = ASKS.test(words) && !isRequest
  if (REFUND.test(words)) return asked('order_status')
  const isDenied = NOT_MEANT.test(words)
  for (const [kind, pattern, verbs] of isDenied ? [] : PATTERNS) {
    if (!pattern.test(words) || OTHER_THINGS.test(words)) continue
    const isImperative = new RegExp(`${OPENING}(?:${verbs})\\b`, 'i').test(words)
    const isOwn = OWN.test(words) || kind === 'withdraw_from_contract'
    if (!isImperative && !isRequest && !(isAsking && isOwn) && orderNumber === undefined) return undefined
    if (GENERAL.test(words) && !isImperative && !isRequest) return undefined
    const isMeant =
      kind === 'modify_pending_order_address' && ACCOUNT.test(words) ? 'modify_user_address' : kind
    // A right that is asked about is offered at once.
    return asked(isMeant, isAsking && orderNumber === undefined && kind !== 'withdraw_from_contract')
  }
  if (OTHER_THINGS.test(words)) return undefined
  if (LIST.test(words) && !RULES.test(words)) return asked('order_list')
  const isTheirs = MY_ORDER.test(words) && (WHERE.test(words) || (isDenied && /\?/.test(words)))
  if ((isTheirs || BOUGHT.test(words)) && !RULES.test(words))
    return asked('order_status', HOW.test(words) && orderNumber === undefined)
  // An order that is named is what it is about.
  if (orderNumber !== undefined && !SOMEONE.test(words)) return asked('order_status')
  return undefined
}

/** Whether a message asks for what comes back: a refund, a return on its way. */
export function asksForRefund(message: string): boolean {
  return /\b(?:refund|money|return|exchange)\b/i.test(message)
}
