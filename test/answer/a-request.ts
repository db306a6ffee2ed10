import type { AnswerPart, Answerer, AnswerRequest } from '../../server/answer/answerer.ts'

const shop = {
  name: 'VerdeMuse',
  currency: 'EUR',
  locale: 'en',
  time_zone: 'UTC',
  hosts: [],
  contact: { email: 'help@shop.example' },
  voice: { tone: 'calm', do: [], dont: [] },
  first_questions: [],
} as unknown as AnswerRequest['shop']

const twoPassages: AnswerRequest['passages'] = [1, 2].map((n) => ({
  n,
  passage: {
    id: `p${n}`,
    document: `p${n}`,
    kind: 'faq',
    title: `Returns ${n}`,
    alts: [],
    text: '30 days.',
  },
  score: 1,
}))

/** A question with two passages about returns. */
export function aRequest(part: Partial<AnswerRequest> = {}): AnswerRequest {
  const passages = part.passages ?? twoPassages
  return {
    question: 'What is your return policy?',
    query: 'What is your return policy?',
    smalltalk: undefined,
    ownWords: 'What is your return policy?',
    saidBefore: '',
    owedSorry: false,
    language: undefined,
    toldInEnglish: false,
    wantsPerson: false,
    orderNumber: undefined,
    asksOwnOrder: false,
    passages,
    further: [],
    confidence: 0.9,
    products: {
      words: '',
      products: [],
      near: [],
      named: undefined,
      loose: false,
      colourAsked: undefined,
      colours: [],
      size: undefined,
      minPrice: undefined,
      maxPrice: undefined,
      material: undefined,
      withoutMaterial: undefined,
      withoutKinds: new Set(),
      sort: undefined,
      compared: [],
      unmet: [],
      namesKind: false,
      shopping: false,
      onlyProduct: false,
      onlyWishes: false,
      kindWords: new Set(),
    },
    productById: () => undefined,
    catalogue: [],
    ofEach: false,
    gifts: [],
    askedBefore: '',
    absentMaterial: undefined,
    shop,
    now: new Date(0),
    seed: 'seed',
    prompt: () => ({
      rules: '',
      messages: [{ role: 'user', content: 'What is your return policy?' }],
      passages,
    }),
    tools: { searchKnowledge: async () => [], findProducts: () => ({ fitting: [], near: [] }) },
    spent: () => {},
    signal: new AbortController().signal,
    ...part,
  }
}

/** All parts of an answer, in order. */
export async function partsOf(answerer: Answerer, request = aRequest()): Promise<AnswerPart[]> {
  const parts: AnswerPart[] = []
  for await (const part of answerer.answer(request)) parts.push(part)
  return parts
}
