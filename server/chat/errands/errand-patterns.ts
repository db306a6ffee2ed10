/** What errands are read by: English words, apostrophes written, one slip mended (`plainWords`). */

/** `VM-20417`, `#W5442520`, or a number after "order". */
export const ORDER_NUMBER =
  /#[A-Z]{0,3}-?\d{4,12}\b|\b[A-Z]{1,4}-\d{4,10}\b|\bW\d{6,10}\b|(?<=\border(?: number| no\.?| nr\.?)?\s{0,2}:?\s{0,2})\d{4,12}\b|(?<=\b(?:cancel|return|exchange|track) )\d{5,12}\b/i
const POLITE = String.raw`(?:(?:hi|hello|hey|good (?:morning|day|evening)|ok|okay|so|and|also|but|then|sorry|yes|no|thanks|actually|now|just|oh|well|first|instead)(?: there)?[,!.\s]+)*(?:please[,\s]+)?(?:just )?`
export const OPENING = `^${POLITE}`
export const ASKS = new RegExp(
  String.raw`${OPENING}(?:how|what|where|when|which|who|why|can (?:i|we|one|you (?:tell|explain))|could (?:i|we)|may i|am i|is|are|do|does|did|has|have|was|will|would (?:i|it)|should|until|if)\b|\?\s*$`,
  'i',
)
/** Whether it can be done now, of what is theirs: not how it is done. */
export const ASKS_WHETHER = new RegExp(
  String.raw`${OPENING}(?:(?:can|could|may) (?:i|we|you|my|the|this|that|it)|is (?:it|there)(?: still)? (?:too late|possible|(?:a |any )?(?:way|chance|time))|am i (?:still )?(?:able|in time|too late)|would it (?:still )?be (?:possible|ok|okay)|is it (?:still )?(?:possible|ok|okay))\b`,
  'i',
)
export const REQUESTS =
  /\b(?:i(?:'d| would)(?: really)? (?:like|love|want|prefer)|i (?:want|need|wish|have to|must|decided)|(?:can|could|would|will) you|would it be possible|please|help me|let me|let's|i(?:'m| am) (?:trying|going|looking) to|kindly|i am calling to|i(?:'m| am) writing to)\b/i
/** The shopper's own, or one that was spoken of. */
export const OWN =
  /\b(?:my|mine|our|this|that|it|them|these|those)\b|\bthe (?:order|[\p{L}-]+(?: [\p{L}-]+)? (?:i|we) )/iu
export const GENERAL = /\b(?:an|any|orders in general)\b(?= (?:orders?|items?|purchase|parcel)\b)/i
/** What else can be cancelled, changed or given back. */
export const OTHER_THINGS =
  /\b(?:newsletter|subscription|membership|account(?! address)|profile picture|password|e-?mail address|appointment|booking|meeting|alteration|voucher|my return|my exchange|my refund|charged|twice|double)\b/i

const SENT = String.raw`\b(?:send|sent|ship|shipped|deliver|delivered|redirect|forward)\b`
const THEIR_GOODS = String.raw`(?:it|them|that|this|all|everything|the rest|(?:my|the) (?:\w+ )?(?:orders?|parcels?|packages?|items?|stuff|delivery))`
const ADDRESS = new RegExp(
  [
    String.raw`\b(?:chang\w*|updat\w*|correct\w*|edit\w*|modify\w*|fix\w*|wrong|new|another|different|other)\b.{0,60}\baddress(?:es)?\b`,
    String.raw`\baddress\b.{0,40}\b(?:wrong|chang\w*|incorrect|old)\b`,
    String.raw`${SENT}.{0,40}\bto (?:another|a different|a new|the new|my (?:new|work|office))\b`,
    // A present for them is no order of theirs.
    String.raw`${SENT}.{0,15} ${THEIR_GOODS}(?! (?:present|gift|voucher)).{0,20}\bto my (?:parents|neighbou?r|mum|mom|sister|brother)\b`,
    String.raw`${SENT} ${THEIR_GOODS}\b.{0,20}\b(?:somewhere else|elsewhere|to (?:this address|work\b))`,
    String.raw`${SENT} ${THEIR_GOODS}\b.{0,10}\bto [\p{L}'-]+(?: [\p{L}'-]+){0,3} \d`,
    String.raw`${SENT} ${THEIR_GOODS}\b.{0,10}\bto \d+ \p{L}`,
    String.raw`${SENT}.{0,40}\bto \p{L}+(?:straat|laan|plein|straße|strasse|kaai|street)\b`,
  ].join('|'),
  'iu',
)
const PAYMENT =
  /\b(?:chang\w*|switch\w*|updat\w*|instead|different|another|other)\b.{0,60}\b(?:payment|pay(?:ing)?|card|paypal)\b|\bpay\b.{0,60}\b(?:instead|another|different|other)\b|\bpay (?:for )?(?:my order|my item|it|that|this)\b.{0,30}\b(?:with|by|from)\b/i
/** The same of who has an order that is not sent yet. */
export const PAY_WITH = /\bpay(?:ing)? (?:with|by|using)\b.{0,20}\b(?:card|paypal)\b/i
const WITHDRAW =
  /\bwithdraw(?:al|ing)?\b(?!.{0,20}\b(?:cash|money|consent)\b)|\brevoke\b.{0,30}\b(?:order|purchase|contract)\b/i
const CANCEL = /\bcancel(?:l?ation|l?ing)?\b|\bcall off my (?:order|purchase)\b/i
const SIZE = String.raw`(?:xxs|xs|s|m|l|xl|xxl|xxxl|small|medium|large|extra large|\d{2}(?:[-/]\d{2})?)`
const EXCHANGE = new RegExp(
  [
    String.raw`\b(?:exchang\w*|swap\w*)\b`,
    String.raw`\b(?:chang\w*|different|another|bigger|larger|smaller|other|wrong)\b.{0,40}\b(?:size|colou?r|version|variant)\b`,
    String.raw`\b(?:chang\w*|switch\w*|trad(?:e|ing)|replac\w*|need|want|rather have|prefer)\b.{0,30}\bmy item\b.{0,25}\b(?:to|for|into|in|with)\b(?! (?:my|another|a (?:new|different)) (?:address|card|order))`,
    String.raw`\bmy item\b.{0,40}\b(?:size up|size down|(?:bigger|larger|smaller)(?: one| size)?|(?:need|want|should be|in) (?:an? |it in |the )?(?:size )?${SIZE}\b)`,
    String.raw`\b(?:wrong|different|other|bigger|smaller) size\b`,
  ].join('|'),
  'i',
)
/** The same where verbs stand last, as words are translated one by one. */
export const SIZE_CHANGE = /\b(?:size|colou?r)\b.{0,50}\b(?:chang|exchang)\w*/i
const RETURN =
  /\breturn(?:ing)?\b(?! (?:policy|address|label|window|shipping|cost|fee|portal|to (?:the )?(?:menu|start)))|\bsend(?:ing)?\b.{0,40}\bback\b|\bgiv(?:e|ing)\b.{0,30}\bback\b|\b(?:want|like|need|get|give me)\b.{0,30}\b(?:refund|money back)\b|\brefund\b.{0,60}\bmy item\b|\bmy item\b.{0,60}\b(?:refund|money back)\b/i
/** What was bought before is to be bought once more. */
export const BUYS_AGAIN =
  /\b(?:to|can i|could i|i'll|also|please|and)\s+(?:(?:re)?order|buy|purchase)\s+(?:the\s+|that\s+|this\s+|those\s+|these\s+)?(?:same\s+|another\s+|one more\s+|a second\s+|more\s+)?(?:pairs?\s+of\s+)?my item\b/i
/** What was bought is to be given back or changed, whatever is bought instead. */
export const IN_ITS_PLACE =
  /\b(?:exchang\w*|swap\w*|return\w*|cancel\w*|chang\w*|switch\w*|replac\w*|instead|wrong|too|refund\w*|withdraw\w*|back|fit|broke\w*|damag\w*|need)\b/i
/** They would rather not have it: sent back, or called off where it has not gone out. */
export const UNWANTED =
  /\b(?:don't|do not|doesn't|no longer|not) (?:want|need|like) my item\b|\bmy item\b.{0,20}\b(?:not for me|no longer needed|doesn't suit)\b/i
/** Something is the matter with it. */
export const COMPLAINT =
  /\bmy item\b.{0,50}\b(?:too (?:small|big|tight|large|long|short|wide|narrow|loose)|(?:doesn't|don't|didn't|does not|do not|won't) fit|broken?|broke|damag\w*|torn|ripp\w*|holes?|stain\w*|fault\w*|defect\w*|scratch\w*|fell apart|came off|falling apart|wrong (?:size|colou?r))\b|\b(?:wrong|broken|damaged|faulty|torn|defective)(?: \w+)? my item\b|\b(?:holes?|stains?|rip|tear) in my item\b|\bmy item\b.{0,20}\b(?:wrong one|not what i ordered)\b|\b(?:got|received|sent)\b.{0,20}\bwrong my item\b/i

/** Each errand with its words, and the verbs that ask for it where they open a message. */
export const ERRANDS = [
  ['withdraw_from_contract', WITHDRAW, 'withdraw|revoke|i withdraw|i revoke|i hereby'],
  ['cancel_pending_order', CANCEL, 'cancel|call off'],
  ['modify_pending_order_payment', PAYMENT, 'change|switch|update|pay|use|let me pay'],
  [
    'modify_pending_order_address',
    ADDRESS,
    'change|update|correct|send|ship|deliver|redirect|wrong|new|different',
  ],
  [
    'exchange_delivered_order_items',
    EXCHANGE,
    'exchange|swap|change|switch|trade|replace|wrong|different|need|want|my item',
  ],
  ['return_delivered_order_items', RETURN, 'return|send|give|refund|i ordered|my item'],
] as const

export const ACCOUNT = /\b(?:account|profile|default|saved|on file)\b/i
export const LIST =
  /\b(?:show|list|see|view|look at|tell me about)\b.{0,25}\bmy (?:last |recent |latest |previous |past |open )?orders?\b(?! status)|^what did i (?:order|buy)\b|^my (?:last |recent |open )?orders?\W*$|\bmy order history\b|\b(?:did you|have you) (?:get|got|receive|received|have) my (?:last |recent )?order\b|\bdid my order (?:go|come) through\b/i
export const MY_ORDER =
  /\b(?:my|our|the|this|that|mine)(?: [\p{L}-]+){0,2}? (?:orders?|purchase|parcels?|packages?|delivery|shipment|stuff|things?|items?)\b/iu
export const WHERE =
  /\b(?:where(?:'?s| is| are| the)?|track(?:ing)?|status|when (?:will|does|is|do|can)|eta|how far|(?:has|have|is|are|did|was|were|will)\b.{0,40}\b(?:shipp\w*|sent|deliver\w*|arriv\w*|dispatch\w*|left|come|here|on (?:its|the) way)|(?:not|[a-z]+n't|never)(?: yet| been| even| still)* (?:arriv\w*|come|got|gotten|receiv\w*|deliver\w*|shipp\w*|here)|still waiting|haven't (?:got|received)|update on|hasn't|why (?:was|is|has|were)\b.{0,30}\bcancel\w*)\b/i
/** "It hasn't arrived": of an order, where nothing else was spoken of. */
export const NOT_HERE =
  /\b(?:it|they|nothing)\b.{0,20}(?:n't|\bnot|\bnever|\bstill)\b.{0,12}\b(?:arriv\w*|come|been delivered|here)\b|\bnothing (?:has )?(?:arrived|come)\b|\bstill waiting for (?:it|them)\b|\bhasn't (?:arrived|come|shipped)\b/i
export const HOW =
  /\bhow (?:(?:do|can|could|would|should) (?:i|we|one)|to) (?:track|trace|follow|check|see)\b/i
export const RULES =
  /\b(?:policy|cost|fees?|free|abroad|countr(?:y|ies)|gift wrap|invoice|discount|code|minimum|customs|usually|normally|guest|stole\w*|half|missing|lost|stuck|damaged|(?:old|wrong) address)\b/i
/** Who asks for somebody else. */
export const SOMEONE = /\b(?:customer|client|e-?mail address|phone|who (?:ordered|bought|placed))\b/i
/** "I do not want to cancel it", "my friend cancelled it". */
export const NOT_MEANT =
  /\b(?:do ?n[o']t|not|never|no need to|without|instead of|rather than)\b(?: \w+){0,3}? (?:cancel|return|exchang|swap|withdraw|chang|send)\w*|\b(?:was|were|been|got|have|has|had|already) (?:\w+ )?(?:cancell?ed|returned|exchanged|refunded)\b/i
/** The same beside an order's number: "what is the return policy for order VM-1042?" */
export const RULE_WORDS = /\b(?:polic(?:y|ies)|fees?|penalt\w+|terms|conditions)\b/i
/** What the shop's pages say, whoever asks. */
export const POLICY =
  /\b(?:polic(?:y|ies)|fees?|penalt\w+|charges? for|in (?:what|which) cases|circumstances|how long (?:do|does|is|are|can|have)|until when|terms|for free|is it free|who pays|write down|steps)\b/i
export const REFUND =
  /\b(?:my|a|the) (?:recent )?refund\b.{0,60}\b(?:status|statement|missing|not|never|arriv\w*|come|through|yet|updates?)\b|\b(?:where|status|track\w*|updates?|waiting|missing|check)\b.{0,40}\brefund\b|n't.{0,30}\brefund\b|\b(?:did|have|has) (?:i|my money)\b.{0,25}\b(?:refund\w*|money back|paid back)\b|\b(?:was|been) my item refunded\b|\bmy item\b.{0,15}\brefunded\b/i
/** What is on its way back to the shop. */
export const COMING_BACK =
  /\b(?:where|status|track\w*|arriv\w*|updates?|when)\b.{0,40}\bmy (?:return|exchange)\b/i
export const WHEN_REFUND = /\bwhen\b.{0,30}\bmy (?:refund|money)\b/i
export const BOUGHT =
  /\bi (?:ordered|bought|purchased)\b.{0,60}\b(?:where|arriv\w*|get here|come|track)\b|\b(?:when (?:will|does)|where)\b.{0,50}\bi (?:ordered|bought|purchased)\b/i
/** Without any of these a message is no errand, so that nobody's orders are looked at for it. */
export const MAY_BE_ERRAND =
  /order|purchase|parcel|package|deliver|shipment|shipp|\bsend|\bsent\b|arriv|\bcome\b|\bcame\b|track|status|where|waiting|cancel|call off|return|refund|money|exchang|swap|switch|replac|chang|address|\bpay|withdraw|revoke|\bneed|\bwant|wrong|too |fit\b|\bbroke|hole|damag|fault|defect|torn|ripp|stain|scratch|fell apart|stuff|bought|size|larger|bigger|smaller|#?\b[a-z]{0,3}-?\d{5,}/i
/** Of an order as it is now. */
export const STILL = /\b(?:still|too late|in time)\b/i
