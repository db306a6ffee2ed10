import type { DeclineReason } from '../../answer/decline.ts'

/** What is meant for the machine, not for the shop; in English words. Few, each for one thing that people try. */
const RULES: readonly (readonly [reason: DeclineReason, pattern: RegExp])[] = [
  [
    'instructions',
    /\b(?:ignore|disregard|forget|override|bypass|skip|drop|delete|erase)\b.{0,40}\b(?:previous|prior|above|earlier|preceding|your|all|any|these|those|initial|original|system)\b.{0,30}\b(?:instructions?|prompts?|rules?|guidelines?|directions?|directives?|restrictions?|programming|constraints?|training)\b/i,
  ],
  [
    'instructions',
    /\b(?:show|reveal|print|output|repeat|tell|give|display|share|dump|leak|expose|recite|translate|encode|summari[sz]e|write (?:out|down)|list|read|describe|what(?:'s| is| are| were))\b.{0,40}\b(?:(?:your|the) (?:(?:system|initial|hidden|secret|original|starting|internal|full|entire|exact|complete|developer|base) )+(?:prompts?|instructions?|messages?|config(?:uration)?|rules|guidelines|directives|text)|your (?:prompt|instructions|rules|guidelines|directives|configuration)\b(?! (?:for|on|about|regarding|concerning|when)))\b/i,
  ],
  ['instructions', /\bwere you (?:told|instructed|given)\b.{0,40}\b(?:before|initially|conversation)\b/i],
  [
    'instructions',
    /\b(?:you are|you're) now\b.{0,40}\b(?:dan|an? (?:unrestricted|unfiltered|evil|different|new)|in (?:\w+ )?mode|free|root|admin|jailbroken)\b|\b(?:act|behave|respond|roleplay|role-play) as (?:if you (?:were|are|had) (?:no|not|an?)|an? (?:unrestricted|unfiltered|uncensored|evil|different|jailbroken|linux|terminal|hacker|ai without)|dan\b|my (?:late |dead |deceased )?(?:grand|mother|father))|\bpretend (?:to be|that you|you(?:'re| are| have))\b|\b(?:enable|enter|activate|switch to) (?:\w+ )?(?:developer|debug|god|admin|dan|jailbreak|unrestricted|maintenance) mode\b|\b(?:administrator|admin|system|developer) override\b/i,
  ],
  [
    'instructions',
    /\b(?:start|begin) (?:your|every|each) (?:answer|response|reply|message)s? with\b|\bcomplete this sentence\b|\brepeat (?:after me|the (?:above|text|words))\b/i,
  ],
  [
    'task',
    /\b(?:write|compose|draft|create|generate|make|give|tell|sing|recite)\b(?: me| us)?(?: a| an| some| the| your| another)?(?: \w+){0,3}? (?:poems?|poetry|haikus?|limericks?|sonnets?|songs?|lyrics|raps?|essays?|short stor(?:y|ies)|fairy tales?|novels?|screenplays?|speech(?:es)?|homework)\b/i,
  ],
  [
    'task',
    /\b(?:write|compose|create|generate|give|debug|fix|build)\b(?: me| us)?(?: a| an| some| the| this| my)?(?: \w+){0,2}? (?:(?:python|javascript|java|typescript|c\+\+|sql|html|css|php|ruby|rust|bash|shell|powershell|excel)\b(?: (?:code|script|function|program|query|macro))?|computer program|program (?:that|to|which|for)|scripts? (?:that|to|which|in|for)|code (?:that|to|which|in|for)|functions? (?:that|to|which|in)|keylogger|malware|virus|exploit)/i,
  ],
  ['task', /\b(?:help|do|solve|finish)\b.{0,20}\b(?:homework|math problem|maths problem|assignment)\b/i],
  [
    'task',
    /\b(?:solve|integrate|differentiate|factor(?:ise|ize)?)\b.{0,30}\b(?:equations?|integrals?|for [xyz]\b|inequality|polynomial)|^(?:what(?:'s| is)|calculate|compute|find) the (?:square|cube) root of\b|^(?:what(?:'s| is)|calculate|compute|solve|how much is)\s+[-\d.,\s()]+(?:[+*/^×÷x=]|plus|minus|times|divided by)\s*[-\d.,\s()+*/^×÷x=]+\??$|\b\d*[xy](?:\^2|²)?\s*[-+*/]\s*\d+[xy]?(?:\s*[-+]\s*\d+)?\s*=\s*-?\d+/i,
  ],
  [
    'opinion',
    /\b(?:what (?:do|did|would) you (?:think|feel|make)|(?:your|an) (?:\w+ )?(?:opinions?|views?|thoughts?)|do you (?:like|love|hate|support|believe in|agree with|trust)|who (?:should|would|will|do) (?:i|you|we) vote|who will win|tell me about)\b.{0,60}\b(?:trump|biden|harris|obama|putin|zelensk\w+|musk|macron|merkel|democrats?|republicans?|politic\w*|presidents?|elections?|vote|abortion|immigration|religions?|god|jesus|allah|islam|christianity|war in \w+|gaza|israel|palestin\w*|ukraine|communism|capitalism|climate change)\b/i,
  ],
  ['opinion', /\bwho (?:should|would|do) (?:i|you|we) vote\b/i],
  [
    'trivia',
    /\bwho (?:won|is winning|will win|is going to win|scored)\b.{0,50}\b(?:game|match|cup|championship|league|election|race|super ?bowl|olympics?|oscars?|grammys?|eurovision|tournament|final|series)\b|\b(?:what(?:'s| is| was)) the (?:final )?score (?:of|in)\b/i,
  ],
]

/**
 * Whether a message asks for what no shop's assistant is for: to leave its instructions, to write poems or programs,
 * to solve equations, for views on politics, for the results of games. A question about the world that nobody would
 * take amiss is none of these: it is only not known. Whether the shop's pages answer it is not asked here.
 */
export function offTopicReason(question: string): DeclineReason | undefined {
  return RULES.find(([, pattern]) => pattern.test(question))?.[0]
}

/** A message without the sentences that are off topic; the whole of it where no other is left. */
export function withoutOffTopic(question: string): string {
  const sentences = question.split(/(?<=[.?!])\s+/)
  const left = sentences.filter((sentence) => offTopicReason(sentence) === undefined)
  return left.length === 0 ? question : left.join(' ')
}
