import type { ErrandKind } from './errand.ts'

/** What a message asks to be done or told about the shopper's own orders. */
export interface ErrandAsked {
  kind: ErrandKind
  /** As the shopper wrote it. */
  orderNumber: string | undefined
  /** It asks how or whether, and may be answered by a page as well. */
  isQuestion: boolean
}

/** `VM-20417`, `#W5442520`, or a number after "order". */
const ORDER_NUMBER =
  /#[A-Z]{0,3}-?\d{4,12}\b|\b[A-Z]{1,4}-\d{4,10}\b|\bW\d{6,10}\b|(?<=\border(?: number| no\.?| nr\.?)?\s{0,2}:?\s{0,2})\d{4,12}\b/i
/** Something of the shopper's own. */
const OWN = `(?:my|mine|our|this|that|the|it|them|these|those)`
const THING = `(?:orders?|purchase|parcels?|packages?|delivery|deliveries|shipment|stuff|things?|items?)`
const ASKS_HOW =
  /^(?:(?:hi|hello|hey|ok|okay|so|and|also|but)[,!.\s]+)*(?:how (?:do|can|long|does|would|should|to|much|many)|what (?:if|happens|are|is (?:the|your))|can (?:i|we|one|you (?:tell|explain))|could i|may i|am i|is it|are (?:there|returns)|do (?:i|you)|does|will (?:i|you)|when can|until when|which|who|if i|why|until)\b/i
const GENERAL = /\b(?:an|any) (?:order|item|purchase|parcel)\b|\borders? (?:in general|usually)\b/i

const ADDRESS =
  /\b(?:chang\w*|updat\w*|correct\w*|edit\w*|fix\w*|wrong|new|another|different|other|mov(?:ed|ing))\b.{0,60}\baddress(?:es)?\b|\baddress\b.{0,40}\b(?:wrong|chang\w*|incorrect|moved)\b|\b(?:send|ship|deliver)\b.{0,40}\b(?:to (?:another|a different|a new|my (?:new|work|office|parents|neighbou?r)))\b/i
const ACCOUNT = /\b(?:account|profile|default|saved|on file)\b/i
const PAYMENT =
  /\b(?:chang\w*|switch\w*|updat\w*|use|using|pay|different|another|other)\b.{0,50}\b(?:payment|pay(?:ing)? (?:method|with)|method of payment|card|paypal|gift card)\b/i
const INSTEAD = /\b(?:chang\w*|switch\w*|updat\w*|instead|different|another|other)\b/i
const WITHDRAW =
  /\bwithdraw(?:al|ing)?\b(?!.{0,20}\b(?:cash|money|consent)\b)|\brevoke\b.{0,30}\b(?:order|purchase|contract)\b/i
const CANCEL = /\bcancel(?:l?ation|l?ing|l?ed)?\b/i
const EXCHANGE =
  /\b(?:exchang\w*|swap\w*)\b|\b(?:chang\w*|different|another|bigger|larger|smaller|other|wrong)\b.{0,40}\b(?:size|colou?r|version|variant)\b/i
const RETURN =
  /\breturn(?:ing)?\b(?! (?:policy|address|label|window|shipping|cost|fee|portal|to (?:the )?(?:menu|start)))|\bsend(?:ing)?\b.{0,40}\bback\b|\bgiv(?:e|ing)\b.{0,30}\bback\b|\b(?:want|like|need|get)\b.{0,30}\b(?:refund|money back)\b/i
const STATUS =
  /\b(?:where(?:'?s| is| are)?|track(?:ing)?|status|when (?:will|does|is|do)|has|have|did|is|arriv\w*|deliver\w*|shipp\w*|dispatch\w*|eta|late|lost|update on|what about|how far|still waiting)\b/i
const LIST =
  /\b(?:show|list|see|what(?:'s| is| are| did)?|which|view|look at|tell me about)\b.{0,25}\b(?:my (?:last |recent |latest |previous |past |open )?orders?|order history|(?:did )?i (?:order|bought|buy))\b|^my (?:last |recent |open )?orders?[.!?]?$|\bmy order history\b/i
const REQUESTS =
  /\b(?:i(?:'d| would) (?:like|love|want)|i (?:want|need|wish|have) to|i want|i need|please|can you|could you|would you|will you|help me|let me|let's|i(?:'m| am) (?:trying|going) to|i decided to|kindly)\b/i

const PATTERNS: readonly [ErrandKind, RegExp][] = [
  ['withdraw_from_contract', WITHDRAW],
  ['cancel_pending_order', CANCEL],
  ['modify_pending_order_address', ADDRESS],
  ['exchange_delivered_order_items', EXCHANGE],
  ['return_delivered_order_items', RETURN],
]

/** Reads what is wanted; undefined where the message is about nothing of the shopper's own. */
export function readErrand(message: string): ErrandAsked | undefined {
  const text = message.replace(/\s+/g, ' ').replaceAll('’', "'").trim()
  const orderNumber = ORDER_NUMBER.exec(text)?.[0]
  const words = orderNumber === undefined ? text : text.replace(orderNumber, 'my order')
  const isRequest = REQUESTS.test(words)
  const isQuestion =
    ASKS_HOW.test(words) && orderNumber === undefined && !/\b(?:can|could) you\b/i.test(words)
  const isOwn = new RegExp(String.raw`\b${OWN}\b.{0,40}\b${THING}\b|\b(?:my|our)\b`, 'i').test(words)
  const asked = (kind: ErrandKind): ErrandAsked => ({ kind, orderNumber, isQuestion })

  if (GENERAL.test(words) && !isRequest && !/^(?:cancel|return|exchange|track)\b/i.test(words))
    return undefined
  for (const [kind, pattern] of PATTERNS) {
    if (!pattern.test(words)) continue
    const isImperative = new RegExp(
      String.raw`^(?:(?:hi|hello|hey|ok|okay|please|so)[,!.\s]+)*(?:${verbs[kind] ?? '$^'})\b`,
      'i',
    ).test(words)
    if (!isRequest && !isImperative && !isOwn) return undefined
    // "Can I return sale items?" asks what the rules are.
    if (isQuestion && !isOwn) return undefined
    if (kind === 'modify_pending_order_address' && ACCOUNT.test(words)) return asked('modify_user_address')
    return asked(kind)
  }
  if (
    PAYMENT.test(words) &&
    INSTEAD.test(words) &&
    (isOwn || isRequest) &&
    /\border|\bmy pay|\bmethod|\binstead/i.test(words)
  )
    return asked('modify_pending_order_payment')
  if (LIST.test(words) && !/\bstatus|\bwhere\b/i.test(words)) return asked('order_list')
  const namesOwnOrder = new RegExp(String.raw`\b(?:my|our)\b.{0,30}\b${THING}\b`, 'i').test(words)
  if (orderNumber !== undefined && words.length < 60 && words.replace('my order', '').trim().length < 3)
    return asked('order_status')
  if (namesOwnOrder && STATUS.test(words) && !RULES.test(words)) return asked('order_status')
  return undefined
}

/** What the shop's pages tell of orders in general. */
const RULES =
  /\b(?:policy|cost|fee|free|abroad|countr(?:y|ies)|gift wrap|invoice|discount|code|minimum|customs)\b/i
const verbs: Partial<Record<ErrandKind, string>> = {
  withdraw_from_contract: 'withdraw|revoke',
  cancel_pending_order: 'cancel',
  modify_pending_order_address: 'change|update|correct|send|ship|deliver|wrong|new|different',
  exchange_delivered_order_items: 'exchange|swap|change|wrong|different',
  return_delivered_order_items: 'return|send|give|refund',
}
