import { describe, expect, it } from 'vitest'
import { conversationPassage, conversationSchema } from '../../kb/conversation.ts'
import { scrubPersonal } from '../../kb/scrub-personal.ts'
import { briefConversation } from './briefs-own-examples.ts'

const answer = 'You can return any piece within 30 days of delivery, unworn and with its tags.'

function passageOf(texts: string[], more: Record<string, unknown> = {}) {
  const messages = texts.map((text, i) => ({ sender: i % 2 === 0 ? 'user' : 'assistant', text }))
  return conversationPassage(
    'conversations/l.json#0',
    conversationSchema.parse({ messages, ...more }),
    () => false,
  )
}

describe('a chat log as a passage', () => {
  it('is titled by the first question and told by the general replies', () => {
    expect(
      passageOf(['Can I send shoes back?', answer, 'Thanks', 'You are welcome.'], {
        timestamp: '2026-02-03T10:00:00Z',
      }),
    ).toEqual({
      id: 'conversations/l.json#0',
      document: 'conversations/l.json#0',
      kind: 'conversation',
      title: 'Can I send shoes back?',
      alts: [],
      text: answer,
      last_updated: '2026-02-03',
    })
  })

  it.each([
    ['the assistant never answered', ['Where is my order?', 'Let me check that for you.'], {}],
    ['it is about one order', ['Where is order VM-20417?', answer], {}],
    [
      'the reply is about one parcel',
      ['Where is it?', 'Your parcel is at the sorting centre and arrives on time.'],
      {},
    ],
    ['it was marked as unresolved', ['Can I send shoes back?', answer], { resolved: false }],
    ['it was rated badly', ['Can I send shoes back?', answer], { rating: 2 }],
    ['its intent is a complaint', ['Can I send shoes back?', answer], { intent: 'complaint' }],
    ['its intent is a wish for a person', ['Can I send shoes back?', answer], { intent: 'human_agent' }],
    ['the shopper said that it did not help', ['Can I send shoes back?', answer, "That doesn't help"], {}],
    ['nobody asked anything', ['', answer], {}],
  ])('is left out when %s', (_why, texts, more) => {
    expect(passageOf(texts, more)).toBeUndefined()
  })

  it("leaves the brief's own example out, whose answer is a promise to look", () => {
    expect(conversationPassage('x', conversationSchema.parse(briefConversation), () => false)).toBeUndefined()
  })

  it('stops where the replies turn to the shopper’s own order', () => {
    const passage = passageOf([
      'Can I send shoes back?',
      answer,
      'And mine?',
      'Your order was delivered, so the label is free of charge for it.',
    ])
    expect(passage?.text).toBe(answer)
  })

  it('carries nothing of who asked, wherever it was said', () => {
    const passage = passageOf([
      'Hi, I am Marta Oliveira (marta.o@example.com, +351 912 555 018). Can I send shoes back? Marta',
      answer,
      'Best, Jo de Vries',
      'Goodbye',
    ])
    const told = JSON.stringify(passage)
    for (const personal of ['Marta', 'Oliveira', 'example.com', '912']) expect(told).not.toContain(personal)
    expect(passage?.title).toContain('Can I send shoes back?')
  })
})

describe('a name in address', () => {
  it.each([
    ['I can tell you how, Birgit: open Privacy in the account and choose Download.', 'Birgit'],
    ['Noted, Nadia. The two payments show up as one within five working days.', 'Nadia'],
    ['The two payments show up as one within five working days, Nadia', 'Nadia'],
    ['Thank you, Gijs, and please choose the label under Returns in the account.', 'Gijs'],
    ['Ruth here, from the studio. Any piece can be repaired within two years.', 'Ruth'],
  ])('goes from %j', (reply, name) => {
    const passage = passageOf(['Can I see what you keep of me?', reply])
    expect(JSON.stringify(passage ?? '')).not.toContain(name)
  })

  it('goes wherever it stands, once it was said in full or of somebody near', () => {
    const passage = passageOf([
      'nadia rossi asks about gifts, for my husband Tom. Nadia Rossi',
      `${answer} Then Tom may choose, and Nadia pays.`,
    ])
    for (const name of ['nadia', 'Nadia', 'rossi', 'Tom'])
      expect(JSON.stringify(passage ?? '')).not.toContain(name)
  })

  it('does not take the answer with it', () => {
    expect(passageOf(['Can I send shoes back?', `Noted, Nadia. ${answer}`])?.text).toBe(answer)
  })

  it('goes where the reply takes up whom the shopper spoke of', () => {
    const passage = passageOf(['It was left outside. Tom took it in.', `${answer} I hope Tom has it dry.`])
    expect(JSON.stringify(passage ?? '')).not.toContain('Tom')
  })

  it('is not what a list of countries or of the shop’s own words ends with', () => {
    const text = 'Yes: we ship to Belgium, Norway. It comes with DHL, in Moss, Clay.'
    expect(scrubPersonal(text, [], (word) => word === 'clay')).toBe(text)
  })
})

describe('scrubbing', () => {
  it.each([
    ['write to jo.o-neil+shop@mail.example.co.uk', 'write to [e-mail]'],
    ['my card 4111 1111 1111 1111 was charged', 'my card [card] was charged'],
    ['iban BE71 0961 2345 6769.', 'iban [iban].'],
    ['order number is W2378156', 'order number is [order]'],
    ['see #VM-20417 please', 'see [order] please'],
    ['call +32 470 55 50 13 or 0470 55 50 13', 'call [phone] or [phone]'],
    ['call (415) 555-0132', 'call [phone]'],
    ['ship to 12 Baker Street, London', 'ship to [address]'],
    ['ship to Rue des Tanneurs 31, 1000 Bruxelles', 'ship to [address], [address]'],
    ['ship to Dorpsstraat 4b', 'ship to [address]'],
    ['my name is Anna Peeters', 'my name is [name]'],
    ["I'm Jörg, Jörg said so", "I'm [name], [name] said so"],
    ['Perfect, Sophie. Bye', 'Perfect, [name]. Bye'],
  ])('%j', (text, scrubbed) => {
    expect(scrubPersonal(text)).toBe(scrubbed)
  })

  it.each([
    'You have 30 days and pay €24.95 from 2026-10-12, 9:00 to 18:00.',
    'I am looking for the Merino Crew-Neck Jumper in size 38.5',
    'The Washed Linen Shirt, VM1237, costs €59.',
    'We ship to Belgium, France and 1 other country.',
  ])('leaves %j alone', (text) => {
    expect(scrubPersonal(text)).toBe(text)
  })
})
