const HELPED =
  /\b(?:that|this|it|you(?:'ve| have)?|your answer)(?: (?:has|have|really|actually|did|just|all))* ?(?:helped|helps|solved|fixed|answers|answered|did the trick|worked|works now)\b|\b(?:that|this|it)(?:'s| is| was) (?:(?:very|really|so|super|most|exactly) )*(?:helpful|what i (?:needed|wanted|was looking for)|all i (?:needed|wanted)|perfect|great|solved|sorted|fixed)\b|\b(?:very|really|so|super|most) helpful\b|\b(?:problem|issue|question) (?:is )?(?:solved|answered|sorted|fixed)\b|\b(?:you(?:'ve| have) been|that was) (?:(?:very|so|really|a|great|big|of|such) )*help(?:ful)?\b|\ball sorted\b/i
const NOT =
  /\b(?:not|n't|never|no|hardly|without|isn't|wasn't|didn't|doesn't|don't|nothing|neither|if|would|could|hope|will|whether|un(?:helpful|solved)|half|more|either|thought)\b|\?/i

/** Whether a shopper says that what came before helped: "Great, that helped!", not "that did not help". */
export function saysItHelped(message: string): boolean {
  return message
    .replaceAll('’', "'")
    .split(/(?<=[.!?\n])\s+|,? but\b/i)
    .some((sentence) => sentence.length <= 200 && HELPED.test(sentence) && !NOT.test(sentence))
}
