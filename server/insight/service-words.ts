/**
 * What words mean to a shop's support, where a general list of words (AFINN) is silent or misleads: there, "please"
 * and "want" are positive and "cancel" is negative; to support, all three only say what a message is about.
 */
export const serviceWords: Record<string, number> = {
  ...valued(
    0,
    `please want wants wanted like help helped helping yes ok okay share shared sharing agree chance chances credit
    credits support supports free join reach reached interested interest save saved saving ease easily hope hopes
    hopefully hoping sorry wish feeling feel matter matters important special true clear clearly cool natural big
    cancel cancels cancelling return returns problem problems issue issues stop stopped no drop dropped miss missing
    hard leave left pay charge charges fire demand demands alert alerts warning gift gifts top care safe safety secure
    secured certain alive luck lucky number block blocked limited block cut debt exchange faulty defect defective
    damage damaged broken tear torn stain stained shrink shrunk unavailable expired leaking leak scratch scratched
    wrong incorrect late delay delays trust solution solutions resolve solve fresh fit fits smart comfort comfortable
    warm waterproof protect protected protection allergic sensitive pain forget forgot accident emergency concern
    concerns concerned ability capable fine good-bye welcome hello dear greetings mistake accidentally unsure confused
    apologies apologize apologise collapse outstanding expand growing growth award support sure straight visions legal
    peace active allow allowing fun positive positively approve approved approval accept accepts accepted
    hide spam stuck poor dirty short adequate substantial inform battle battles exempt thank thanks lol haha hahaha lmao rofl friend friends friendly-skies loyal honor
    honour responsible responsibility better worth worked greeting worry worries promise promised promises risk worked
    funny laugh fun weird`,
  ),
  ...valued(
    2,
    `thx thnx tnx ty cheers kudos yay woo woohoo wow smooth smoothly quick quickly prompt promptly speedy responsive
    impressed impressive exceeded excellent exceptional favourite favorite lovely helpful knowledgeable professional
    courteous polite attentive recommend recommended effortless seamless resolved solved sorted flawless spotless
    hooked pleasantly delighted thrilled stellar fab gem lifesaver beautifully brilliant appreciated appreciate
    yum bestairline`,
  ),
  // Trouble: told, it is a complaint; asked about, hardly.
  ...valued(
    -1.3,
    `miss missed missing delay delays delayed late lost lose losing stolen theft stealing broken damaged damage
    faulty defective defect wrong incorrect problem problems issue issues error errors mistake mistakes trouble
    stuck poor dirty torn stained shrunk leaking expired unavailable pricy overpriced`,
  ),
  ...valued(
    -2,
    `unacceptable inexcusable unhelpful unprofessional incompetent incompetence amateurs useless ridiculous absurd
    disgraceful disappointed disappointing frustrated frustrating frustration annoyed annoying appalling shocking
    shocked rude rudest dishonest misleading misled lied lying lies scam scammers scammed fraud ripoff rip-off overcharged
    ignored ignoring neglected unanswered unresolved unreliable refused refuses nightmare joke shambles mess fiasco
    worst pathetic despicable enraging infuriating furious livid fuming outrageous shame shameful sucks suck sucked
    crap crappy garbage trash rubbish terrible horrible awful dreadful atrocious abysmal stranded
    cancelled canceled glitch glitches glitchy crashed crashes hangup run-around runaround excuse excuses hassle
    headache wasted waste wasting ruined ruins destroyed lousy shoddy flimsy cheated cheating robbery steal
    stole stolen disgusted disgusting insulting insult unfair upset angry mad pissed wtf fu smh ugh argh grr fail fails
    failed failing failure epicfail shenanigans turrible unaccomidating unexpactable screwed doubtful illegal deplorable
    breach voided claim complain complaint hung disconnected disappeared vanished unbelievable unreal
    worthless sloppy careless clueless regret boycott hate hated worse regrettable tired sick
    ridiculously poorly badly unusable inconvenience inconvenient inconvenienced`,
  ),
}

/** Turns of phrase that tell more than their words do. */
export const servicePhrases: [pattern: RegExp, value: number][] = [
  // What was promised and did not come.
  [
    /\b(?:still|yet)\b[^.?!]{0,30}\b(?:wait|no |not|n't|nothing|never|have ?n't|has ?n't)|\b(?:nothing|not|n't|never|no)\b[^.?!]{0,20}\byet\b/,
    -2.5,
  ],
  [
    /\bstill (?:waiting|no|not|nothing|here|stuck|missing|pending|showing|says|can'?t|doesn'?t|hasn'?t|haven'?t)\b/,
    -1,
  ],
  [
    /\bnever (?:arrived?|came|come|received?|got|get|heard|replied|answer(?:ed)?|again|responded|delivered|showed|called|works?|worked|connected|sent|had|been|even|refunded)\b/,
    -3,
  ],
  [
    /\bno(?:body| ?one)?\b[^.?!]{0,12}\b(?:reply|replies|response|answers?|answered|update|sign of|explanation|apology|luggage|wifi|help|clue|way to|empathy|refund|delivered|responds?|responded|cares?|called|calls|picks|knows?|contacted)\b/,
    -2.5,
  ],
  [
    /\b(?:has|have|had|did|does|do|is|was|are|were|am|i'm|still|just)(?: ?n't| not)\b[^.?!]{0,18}\b(?:arrived?|received?|receiving|delivered|working|work|worked|help(?:ed|ing)?|repl(?:y|ied)|respond(?:ed|ing)?|answer(?:ed|ing)?|contacted|refunded|shipped|resolved|improve|add up|care|called|fixed|acceptable|worth|good|happy|impressed|okay|the way)\b/,
    -2.5,
  ],
  [/\bno longer (?:a |be |using|buy|shop|trust|your)/, -2.5],
  [
    /\b(?:can|could|will|wo|ca|would)(?: ?n't|not| not)\b[^.?!]{0,15}\b(?:reach|get (?:through|hold|anyone|a|an|any|my)|log ?in|even|believe|claim|wait (?:any|all|this)|recommend|be (?:buying|shopping|using|back|responsible)|buy|order|use|shop)\b/,
    -2,
  ],
  // Time that was lost.
  [
    /\b(?:on hold|hold for|held on|hung up|hang up|kept waiting|keep waiting|run ?around|passed around|cut off)\b/,
    -2.5,
  ],
  [
    /\b(?:wait(?:ed|ing)?|hold|sat|stuck|late|delay(?:ed)?|phone|runway|line|queue|spent|chat)\b[^.?!]{0,25}\b(?:\d+|an|two|three|four|five|several|many|almost|over|about) ?\+?(?: ?plus)? ?(?:hours?|hrs?|h|minutes?|mins?|days?|weeks?|months?)\b/,
    -2,
  ],
  [
    /\b(?:\d+|an|two|three|four|five|several|half an?)\+? ?(?:hours?|hrs?|mins?|minutes?|days?|weeks?|months?)\b[^.?!]{0,15}\b(?:late|delay|delayed|wait(?:ing)?|on hold|and (?:still|counting|no|nothing)|after|ago and|overdue|plus for)\b/,
    -2.5,
  ],
  [
    /\b(?:several|many|multiple|countless|three|four|five|\d) ?(?:x|times)\b|\b(?:second|third|fourth|fifth|2nd|3rd|4th|5th|umpteenth|\d+th) (?:time|attempt|call|e-?mail)\b|\bevery (?:single )?(?:time|week|day)\b|\btime and (?:time )?again\b|\b(?:over and over|again and again|yet again|once again)\b/,
    -1.5,
  ],
  [
    /\b(?:how (?:much|many) (?:longer|more|times)|how come|what gives|what the (?:hell|heck|f\w*)|why (?:is|was|does|did|do|are|can'?t|won'?t|haven'?t|hasn'?t|should|would|even|a)\b|are you (?:kidding|serious|even|trying)|you (?:can'?t|cannot) be serious|is (?:anyone|anybody|somebody) (?:there|going)|do you even)\b/,
    -1.8,
  ],
  [
    /\b(?:enough with|enough of|fed up|sick of|tired of|done with|had enough|give up|gave up|last straw|get it together|do the right thing|do better|wake up|shame on|good luck (?:with|getting)|so much for|thanks for nothing|for nothing|what a (?:joke|waste|shame|mess))\b/,
    -3,
  ],
  [
    /\b(?:want|need|demand|expect|give me|asking for|owe me)\b[^.?!]{0,20}\b(?:my money|money back|a refund now|compensation|explanation|my bag now|answers|it now)\b|\bmoney back\b|\bcompensat\w+/,
    -1.5,
  ],
  [
    /\b(?:lost|losing|lose) (?:a|another|my|your|one) (?:customer|business|client|custom)\b|\b(?:switch(?:ing|ed)?|going|go|taking my business|cancel(?:l?ing)?) (?:to (?:a|another|your) compet\w+|elsewhere|airlines|providers?)\b|\bnever (?:buy|order|shop|fly|use|ever)\w*\b|\b(?:last|final) time\b/,
    -3,
  ],
  [
    /\b(?:lost|losing|damaged|broke|ruined|misplaced|smashed) (?:my|our|the|his|her|it|them|luggage|parcel|package|order)\b|\b(?:arrived|came|was|is|were|are|it's|got) (?:all |completely |totally |already |still )?(?:broken|damaged|smashed|torn|dirty|used|faulty|defective|ripped|shattered|crushed|leaking|missing|wrong|late|stuck)\b/,
    -1.3,
  ],
  [
    /\b(?:fell|falling|came|coming|fallen) apart\b|\b(?:broke|ripped|tore|shrank|faded|unravell?ed|cracked|stopped working) (?:after|within|on the first|already|again|in)\b|\bstopped working\b|\bpoor (?:quality|service|customer|experience|communication|airport)\b/,
    -2.5,
  ],
  [
    /\b(?:charged|billed|debited) (?:me |us |my card )?(?:twice|double|again|extra|for)\b|\bdouble charged\b|\b(?:twice|again)\b[^.?!]{0,15}\bcharged\b|\bwrong (?:item|size|colour|color|order|product|address|one|thing)\b|\b(?:sent|send|got|received|delivered)\b[^.?!]{0,20}\bwrong\b/,
    -1,
  ],
  [
    /\b(?:lots? of|many|so many|nothing but|constant|more|having|had) (?:\w+ )?(?:problems|issues|trouble)\b|\bbig (?:problem|issue)\b|\bthe (?:whole )?(?:problem|issue) is\b/,
    -1.5,
  ],
  [
    /\b(?:should(?:n't| not)? (?:have|of)|shouldn'?t)\b|\bshould'?ve\b|\bnot (?:even|once|a single|going to|gonna)\b|\bmiss(?:ed|ing)? (?:my|our|the|us) (?:connection|flight|event|birthday|wedding|deadline|point)\b|\bmade (?:us|me) (?:miss|wait|late|pay)\b|\bdoesn'?t (?:make sense|help|matter|add up|look good)\b/,
    -1.8,
  ],
  // Telling what went wrong, and who is to blame.
  [
    /\b(?:supposed to|was told|were told|told (?:me|us)|they said|only to (?:find|be|get|watch)|even though|because of (?:you|your)|instead of (?:help\w*|answer\w*)|at this point|on time\b.*\bnot|not one of|for no reason|without (?:telling|any|a|even|notice|warning))\b/,
    -1.2,
  ],
  [
    /\b(?:you|u|you guys|they|your \w+) (?:delay|redirect|cancel|lost|lose|charge|keep|kept|never|do ?n'?t|did ?n'?t|wo ?n'?t|would ?n'?t|could ?n'?t|weren'?t|can'?t|should|could have|promised|refuse|ignore|made|broke|ruin)\w*/,
    -1.2,
  ],
  [
    /\b(?:do|try|be|could be|should be) (?:much |a lot |more )?(?:better than|harder|better for|better|more (?:helpful|careful|honest|reliable))\b|\bno (?:note|answer|notice|seat|record|info\w*|option|wifi|bags?|tracking|apology|compensation|communication|customer service|one|way)\b|\bi (?:paid|pid|pay) (?:good |extra|for|a lot)/,
    -1.3,
  ],
  [/\bwhere (?:the hell |on earth )?(?:is|are) (?:the|your|my|our)\b[^?]*[?!]{2}/, -2.2],
  // Sarcasm: praise that is about a mishap.
  [
    /\b(?:great|nice|lovely|wonderful|fantastic|brilliant|awesome|perfect|well done|good job|congrat\w*|classy|thanks|super)\b[^.?!]{0,25}\b(?:another|yet again|delay\w*|cancel\w*|broken|late|lost|nothing|ruin\w*|wast\w*|ignor\w*|lie|lying|fail\w*|not|n't|wait\w*|hold)\b/,
    -4,
  ],
  [
    /\b(?:just|oh) (?:great|perfect|wonderful|lovely|fantastic|brilliant)\b|\b(?:great|nice|classy|top|stellar|excellent) (?:job|service|work),? (?:as (?:always|usual)|not|again)\b|\bslow ?clap\b|\byeah,? right\b|#\w*(?:fail|worst|never|nothappy|disappoint|sucks|back ?to|no2)\w*/,
    -4,
  ],
  // Praise.
  [
    /\b(?:thank you|thanks|thx|grateful|appreciate)\b(?! in advance)[^.?!]{0,20}\b(?:so much|very much|a lot|a million|a ton|again|for (?:the|your|all|everything|being|getting|making|helping|sorting|a|such|that|this|letting|taking|coming|fixing|responding|sending|quick|great)|all|team|everyone)\b/,
    2.5,
  ],
  [
    /\b(?:made my (?:day|week)|day made|keep (?:it|up)|well done|good (?:job|work)|great (?:job|work|service|experience|product|quality|company)|(?:love|loved|loving|adore) (?:it|them|this|these|my|the|your|you|how|that|shopping|flying|traveling|travelling)|can'?t wait|so far so good|no (?:complaints|worries|problem)|(?:the|my|are|is) (?:\w+ )?best\b|five stars?|5 stars?|(?:very|really|so|super|extremely|most) (?:happy|pleased|good|nice|helpful|friendly|kind|satisfied|easy|fast|quick|glad|excited)|(?:great|nice|good) to (?:hear|know|see|you)|rocks?\b|thumbs up|like (?:your|the|how)|made it)/,
    2.2,
  ],
  [
    /\b(?:works?|working|fits?) (?:great|perfectly|fine|well|beautifully|like a charm|now|again)\b|\b(?:that|this|it|you) (?:really |totally )?(?:helped|helps|solved|worked|fixed)\b|\bexactly what i (?:needed|wanted|was looking)\b|\beasiest\b/,
    2.2,
  ],
]

/** Pictures that stand for a tone. */
export const emojiTones: [pattern: RegExp, value: number][] = [
  [/[😊😀😃😄😁🙂😍🥰😘👍👏🙏❤💚💙💛💜🎉🥳😎🤩✨🙌💯😉☺]|[:;=][-o^]?[)D\]]|<3|\^_\^/gu, 1.5],
  [/[😠😡🤬😞😢😭😤😒🙄😕😟😩😫👎💔😖😣🤦😔😱🤮]|[:;=]['-]?[(/[\\|](?!\/)/gu, -2.5],
]

function valued(value: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split(/\s+/).map((word) => [word, value]))
}
