import type { SmalltalkTopic } from '../../answer/answerer.ts'

const filler = String.raw`(?:\s+(?:there|you|all|team|everyone|again|so much|very much|a lot|a bunch|buddy|friend|my friend|ai|bot|mate|then|now|please|verde ?muse))*`
/** Said to the assistant, not about an order: "you are useless", "shut up". */
const INSULT =
  /^(?:you(?:'re| are| r| suck\b)?\s*(?:a |an |so |such a |really |just |fucking |bloody )*(?:stupid|useless|idiot|dumb|moron|rubbish|garbage|trash|worthless|pathetic|terrible|awful|suck|the worst|crap)\b.*|(?:fuck|screw) (?:you|off|this)\b.*|shut up\b.*|go to hell\b.*|kill yourself\b.*|(?:stupid|useless|dumb|bloody) (?:bot|robot|machine|thing|chat ?bot|ai)\b.*)$/
const patterns: [SmalltalkTopic, RegExp][] = [
  [
    'test',
    /^(?:(?:just |only )?(?:a )?test(?:ing)?(?: (?:test|message|1|123|1 2 3|this|the chat|chat))*|test test.*|(?:is )?(?:this|it|anybody|anyone|somebody|someone) (?:thing )?(?:on|working|there|here|alive)|does (?:this|it|the chat) work|are you (?:there|online|working)|hello\?+)$/,
  ],
  [
    'how-are-you',
    /^(?:(?:hi|hey|hello|yo)(?:\s+there)?\s+)?(?:how (?:are|is|have|r) (?:you|it|things|u|ya|everything)\b.*|how (?:you|ya) (?:are|been|doing|doin)\b.*|how(?:'s| is) it (?:going|hanging)\b.*|hows it going.*|what'?s up|wassup|sup|are you (?:good|well|ok|okay)|how've you been|how do you do)$/,
  ],
  [
    'greeting',
    new RegExp(
      `^(?:hi+|hey+|heya|heyo|hello+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|hallo|hoi|bonjour|hola|guten tag)${filler}$`,
    ),
  ],
  [
    'thanks',
    new RegExp(
      String.raw`^(?:ok(?:ay)?\s+|great\s+|perfect\s+|super\s+)?(?:many |special )?(?:thanks?|thank you|thankyou|thx|ty|cheers|much appreciated|appreciated|i appreciate (?:it|that|you|your help)|merci|danke|gracias|bedankt)(?:${filler}|(?:\s+(?:for|to|very|i|that|this|you)\b.*))$`,
    ),
  ],
  [
    'thanks',
    /^(?:i(?:'m| am) (?:so |very )?(?:thankful|grateful)\b.*|you(?:'ve| have) (?:been (?:a )?(?:big |great |very )?help(?:ful)?|helped me\b.*)|that (?:was|is|'s) (?:very |really |so )?helpful|(?:that|this) help(?:s|ed)(?: a lot)?)$/,
  ],
  [
    'goodbye',
    /^(?:(?:ok(?:ay)? )?(?:good ?bye|bye(?: bye)?|see (?:you|ya)\b.*|later|farewell|good ?night|take care|cya|ciao|have a (?:good|nice|great)\b.*|that(?:'s| is| will be) all\b.*|nothing else(?: thanks?| thank you| for now)*|(?:thx|thanks|ty|thank you|cheers)(?: and)? (?:good ?)?bye(?: bye)?|no that(?:'s| is) (?:all|it)\b.*))$/,
  ],
  [
    'bot',
    /^(?:(?:so|hey|hi|wait|ok|hello|hm+) )*(?:(?:are|r) (?:you|u)|(?:should|can|may) i call you) (?:really |actually |even |just )?(?:a |an |the |some )?(?:real |live |actual |living )?(?:human|robot|bot|chat ?bot|real|person|machine|computer|ai|artificial|alive|automated)\b(?!.*\b(?:wash\w*|leather|wool|silk|made|ship|deliver)\b).{0,60}$/,
  ],
  // "Is it machine washable?", "Is this real leather?" are about a product.
  [
    'bot',
    /^(?:so )?is (?:this|it) (?:a |an |some )?(?:human|robot|bot|chat ?bot|real person|live person|machine|computer|ai|automated)(?: or .*)?$/,
  ],
  [
    'bot',
    /^(?:so )?(?:am i|are we|is this me) (?:talking|speaking|chatting|writing)(?: here)? (?:to|with) (?:a |an |some )?(?:real |actual |live )?(?:human|robot|bot|chat ?bot|person|machine|computer|ai|someone real|somebody real)\b.*$/,
  ],
  [
    'bot',
    /\byou\b.*\b(?:are|be|call you|say you are)\b.*\b(?:a )?(?:bot|robot|artificial intelligence|human being|real person)\b|^(?:who|what) are you$|^what(?:'s| is) your name$/,
  ],
  [
    'capabilities',
    /^(?:what|which) (?:all |else )?(?:can|do|are|am|kinds?|types?|sorts?|topics?|questions?|categories|subjects|things?|the (?:different )?(?:subjects|topics))\b.*\b(?:you (?:do|able to do|capable of|answer|know(?: about)?|help(?: me)?(?: with)?|familiar with|tell me about|do for me|doing)|i ask(?: you)?|i (?:can|am able to) (?:ask|do here)|questions (?:can|do|may) (?:you|i)\b.*)(?: (?:about|with|here|of|on|exactly))*$/,
  ],
  [
    'capabilities',
    /^(?:can i ask (?:you|the ai)\b.*|can you (?:help(?: me)?(?: please)?|answer all .*)|help(?: me)?(?: please)?|i need (?:some )?help|what(?:'s| is) this|how (?:does|do) (?:this|you) work|can you tell me what i can ask.*)$/,
  ],
  [
    'praise',
    /^(?:(?:i |we )?(?:really |just |absolutely |so )?(?:love|adore)d? (?:your|the|this|these|my|it|them)\b(?: (?!(?:but|do|can|could|is|are|in|how|what|where|when|which|have|need|want|size|does|will|would|if|or|for|broke\w*|ripp\w*|torn?|tore|damag\w*|hole|stain\w*|late|lost|wrong|never|not|zip|return|refund)\b)[\p{L}'-]+){0,6}|(?:your|the) (?:\w+ ){1,3}(?:is|are|was|were) (?:so |really |very |just |absolutely )*(?:great|lovely|beautiful|amazing|wonderful|gorgeous|perfect|fantastic|excellent|stunning|brilliant)\b(?: thank(?:s| you)?.*)?|best shop ever.*)$/u,
  ],
  [
    'praise',
    /^(?:(?:wow|oh|ah|ok|haha|yay) )?(?:(?:you(?:'re| are) |that(?:'s| is| was) |this (?:is|was) |it(?:'s| is| was) |very |so |really |super |pretty )*(?:quick|fast|helpful|kind|friendly|impressive|great|awesome|perfect|excellent|amazing|wonderful|brilliant|good job|well done|nice|cool|lovely|fantastic|good bot)(?: (?:job|work|answer|service|support|help|shop|store|stuff|website|site))?)$/,
  ],
  ['insult', INSULT],
  [
    'insult',
    /^(?:you (?:guys|people|lot)(?: are|'re)? (?:so |really |just |totally )*(?:useless|terrible|awful|the worst|a joke|incompetent|pathetic|hopeless)|this is (?:a joke|ridiculous|useless|a waste of time|pathetic|so bad)|what a joke)$/,
  ],
  [
    'moment',
    /^(?:(?:just |please )?(?:wait|hold on|one|gimme|give me|hang on|back in)(?: for)?(?: a| one| just a)? ?(?:sec(?:ond)?|moment|min(?:ute)?|bit|please)?s?(?: please| pls)?|brb|be right back|one moment.*|let me (?:check|think|see|look)(?: .{0,30})?)$/,
  ],
  ['unreadable', /^(?:[b-df-hj-np-tv-xz]{5,}|\w*(?:asdf|qwer|zxcv|hjkl|dfgh)\w*|(?:(.)\1{3,}\s*)+)$/],
  [
    'affection',
    /^(?:i )?(?:love|like|adore) (?:you|u)\b.*|^(?:will you )?marry me.*|^you(?:'re| are) (?:cute|sweet|beautiful|hot)$/,
  ],
  [
    'joke',
    /^(?:(?:can|could|will|please|do) )*(?:you )?(?:please )?(?:tell|know|say)\b(?: me)? (?:a|an|another|any|some)? ?(?:good |bad |funny |new )?(?:jokes?|riddles?|something funny)\b.*|^(?:sing|dance)(?: for me| something)?$/,
  ],
  [
    'acknowledgement',
    /^(?:ok(?:ay)?|k|alright|all right|got it|i see|understood|sure|fine|yes|yep|yeah|no|nope|hm+|ah+|oh+|never ?mind|forget (?:it|that|about it)|leave it|not now|no (?:thanks?|thank you))$/,
  ],
]

/** Which small talk a whole message is, if it is that and nothing else: the last of it, where it is several. */
export function smalltalkTopic(message: string): SmalltalkTopic | undefined {
  const whole = topicOf(message)
  if (whole) return whole
  const parts = message.split(/[.!?,;\n]+/).filter((part) => /[\p{L}\p{N}]/u.test(part))
  const topics = parts.length > 1 && parts.length <= PARTS ? parts.map(topicOf) : []
  return topics.length > 0 && topics.every((topic) => topic !== undefined)
    ? (topics.findLast((topic) => topic !== 'acknowledgement') ?? 'acknowledgement')
    : undefined
}

/** Small talk of more parts than this nobody makes. */
const PARTS = 4

function topicOf(message: string): SmalltalkTopic | undefined {
  const plain = message
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain === '') return 'acknowledgement'
  if (plain.length > 120) return undefined
  return patterns.find(([, pattern]) => pattern.test(plain))?.[0]
}

/** Takes a leading "Hi there," or a trailing "thanks" off a question. */
export function withoutPleasantries(message: string): string {
  const stripped = message
    .replace(
      /^\s*(?:sorry,?\s+)?(?:please\s+)?(?:ignore|forget|scratch|disregard) (?:that|this|it|(?:my|the) (?:last|previous)(?: \w+)?)\s*[,:.;–-]+\s*(?:(?:what )?i (?:meant|wanted to (?:ask|know))(?: (?:was|is|to ask))?\s*[,:]?\s*)?/i,
      '',
    )
    .replace(
      /^\s*(?:hi|hey|hello|hiya|good (?:morning|afternoon|evening))(?:\s+(?:there|team|all|everyone))?\s*[,!.:–-]+\s*/i,
      '',
    )
    .replace(
      /[,.!\s]{1,5}(?:thanks|thank you|thx|cheers|please)(?: (?:so much|in advance|a lot))?\s*[.!]*\s*$/i,
      '',
    )
    .trim()
  return stripped === '' ? message : stripped
}
