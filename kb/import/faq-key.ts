/** What makes two entries the same question: the id where there is one, else the words, whatever their case. */
export function faqKey({ id, question }: { id?: string | undefined; question: string }): string {
  if (id) return `id ${id}`
  const words = question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return words || question.trim()
}
