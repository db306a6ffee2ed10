import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Sentiment, sentimentOf } from '../../server/insight/sentiment.ts'

const messages: Record<Sentiment, string[]> = {
  negative: [
    'I am still waiting for my parcel',
    'My order never arrived',
    'This is the third time I ask!',
    'no reply for five days',
    'Great, another delay',
    'WHY is this so LATE again???',
    'The answer does not help me at all',
    'My dress fell apart after one wash',
    'You charged me twice and nobody answers my emails',
    'Thanks for nothing',
    'not good enough',
    'that is ridiculous 😡',
  ],
  neutral: [
    'Where is my order?',
    'How do I return a damaged item?',
    'What happens if my parcel is lost?',
    'I ordered the wrong size, can I exchange it?',
    'Please help me change my address',
    'Thanks in advance for your help',
    'Hi, do you ship to Belgium? Thanks',
    'I would like to cancel my order please',
    'Is the cotton organic?',
    'Do you have free returns?',
    'ok',
    'VM-20417',
    '',
  ],
  positive: [
    'thanks!',
    'Thank you so much, that was really helpful',
    'Perfect, that solved it',
    'I love my new sweater, it fits perfectly',
    'wow, that was quick 👍',
    'Great service, will order again',
    'You did an excellent job',
  ],
}

describe('a shopper’s message', () => {
  for (const [sentiment, texts] of Object.entries(messages)) {
    it.each(texts)(`sounds ${sentiment}: %s`, (text) => {
      expect(sentimentOf(text)).toBe(sentiment)
    })
  }

  it('is judged whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) =>
        ['negative', 'neutral', 'positive'].includes(sentimentOf(text)),
      ),
    )
  })
})
