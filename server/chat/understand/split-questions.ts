const BETWEEN =
  /(?<=[?!.])\s+|\s*,?\s+(?:and|also|plus)\s+(?:(?:please )?(?:tell me|let me know)\s+)?(?=(?:how|what|when|where|which|who|why|can|could|do|does|is|are|will|would)\b)/i
const ASKS =
  /\?\s*$|^(?:show me|find me|recommend|suggest|how|what|when|where|which|who|why|can|could|do|does|is|are|will|would)\b/i
const JOINT = /^(?:and|also|plus)\b[,\s]*/i
const CONTENT_WORD = /[\p{L}\p{N}]{3,}/gu
const AT_MOST = 3

/** The questions of a message, at most three; the message itself where it holds no two. */
export function splitQuestions(message: string): string[] {
  const questions = message
    .replace(/\s+/g, ' ')
    .split(BETWEEN)
    .map((part) => part.trim().replace(JOINT, ''))
    .filter((part) => ASKS.test(part) && (part.match(CONTENT_WORD)?.length ?? 0) >= 2)
  return questions.length > 1 ? questions.slice(0, AT_MOST) : [message]
}
