/** What is wrong with the knowledge base, where, in one line a shop owner understands. */
export interface Problem {
  /** Path inside the knowledge base: `faqs/faqs.json`. */
  file: string
  /** 1-based. */
  line: number
  reason: string
}

/** `faqs/faqs.json:12: answer: expected string`, as compilers and editors write it. */
export function formatProblem({ file, line, reason }: Problem): string {
  return `${file}:${line}: ${reason}`
}
