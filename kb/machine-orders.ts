import type { Passage } from './passage.ts'
import { rawSentencesOf } from './sentences.ts'

/** What nobody writes to a shopper: orders to a machine that reads along. */
const ORDER = new RegExp(
  [
    String.raw`\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:previous|prior|above|earlier|preceding|your|all|any|these|those|initial|original|system)\b.{0,30}\b(?:instructions?|prompts?|guidelines?|directives?|programming)\b`,
    String.raw`^\W{0,8}(?:system|assistant|ai|llm|admin(?:istrator)?|developer)(?:\s+(?:note|message|override|instructions?|prompt|update))?\s*[:\]]`,
    String.raw`<\/?(?:system|assistant|instructions?|im_start|im_end)\b|\[\/?(?:INST|SYSTEM|SYS)\]|<<\/?SYS>>|<\|[^|>\n]{1,40}\|>`,
    String.raw`\b(?:notes?|attention|instructions?|message|reminder) (?:to|for) (?:the |any |all |an? )?(?:ai|artificial intelligence|assistants?|chat ?bots?|bots?|language models?|llms?|agents? reading)\b`,
    String.raw`\b(?:as an ai(?: language)? model|you are now (?:an? |in |dan\b)|you \(the assistant\)|your (?:system prompt|new (?:instructions?|objective|goal|role) (?:is|are)))\b`,
    String.raw`\b(?:do not|don['’]t|never) (?:tell|inform|mention (?:this |it )?to|reveal (?:this |it )?to|alert) the (?:user|shopper|customer|visitor)\b`,
    String.raw`\b(?:tell|instruct|direct|persuade|convince|trick) the (?:user|shopper|visitor) (?:to|that)\b`,
  ].join('|'),
  'im',
)

/** A passage without the sentences that give orders to a machine, and these; undefined where nothing else is left. */
export function withoutMachineOrders(passage: Passage): { passage: Passage | undefined; orders: string[] } {
  const { title, alts, text, markdown } = passage
  if (![title, ...alts, text, markdown ?? ''].some((said) => ORDER.test(said))) return { passage, orders: [] }
  const orders: string[] = []
  const clean = (said: string) => {
    const cleaned = withoutOrdersIn(said)
    orders.push(...cleaned.orders)
    return cleaned.text
  }
  const cleaned: Passage = {
    ...passage,
    title: clean(title),
    alts: alts.filter((alt) => !ORDER.test(alt)),
    text: clean(text),
    ...(markdown === undefined ? {} : { markdown: clean(markdown) }),
  }
  const isLeft = cleaned.text !== '' && cleaned.title !== ''
  return { passage: isLeft ? cleaned : undefined, orders: [...new Set(orders)] }
}

/** A text without such sentences, and these. */
export function withoutOrdersIn(text: string): { text: string; orders: string[] } {
  if (!ORDER.test(text)) return { text, orders: [] }
  const sentences = rawSentencesOf(text)
  return {
    text: sentences
      .filter((sentence) => !ORDER.test(sentence))
      .join('')
      .trim(),
    orders: sentences.filter((sentence) => ORDER.test(sentence)).map((sentence) => sentence.trim()),
  }
}
