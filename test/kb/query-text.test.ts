import { describe, expect, it } from 'vitest'
import { withoutPersonal } from '../../kb/query-text.ts'

describe('a question without who asks it', () => {
  it.each([
    ['my name is Anna Peeters and my e-mail is anna@example.org, where is my order?', ', where is my order?'],
    ['Hi, I am [name], has my order [order] left?', 'Hi, I am , has my order left?'],
    ['where is order #48213377', 'where is order'],
    ['how much is the linen shirt in 2024', 'how much is the linen shirt in 2024'],
    ['do you have a store in Ghent?', 'do you have a store in Ghent?'],
    ['my [card number removed] does not work', 'my card does not work'],
    ['[order]', '[order]'],
  ])('%s', (question, bare) => {
    expect(withoutPersonal(question)).toBe(bare)
  })
})
