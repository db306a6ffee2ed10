import { describe, expect, test } from 'vitest'
import type { Conversation, Message } from '../../server/wire.ts'
import { readHistory } from '../../widget/read-history.ts'

const row = (role: Message['role'], message_id: string, more: Partial<Message> = {}): Message => ({
  message_id,
  role,
  text: message_id,
  created_at: '',
  ...more,
})

function read(messages: Message[], turn: Conversation['turn'] = null) {
  return readHistory({ conversation_id: 'c', state: 'open', messages, turn, has_more: false })
}

/** Each message by its text; an answer with the question that it answers. */
const order = (messages: ReturnType<typeof read>) =>
  messages.map((message) =>
    message.kind === 'answer' ? `${message.text} to ${message.question?.text}` : message.text,
  )

describe('readHistory', () => {
  test('puts an answer after the question that it answers, though another was asked meanwhile', () => {
    const messages = read([
      row('shopper', 'One?', { turn_id: 't1' }),
      row('shopper', 'Two?', { turn_id: 't2' }),
      row('assistant', 'One.', { turn_id: 't1' }),
      row('assistant', 'Two.', { turn_id: 't2' }),
    ])
    expect(order(messages)).toEqual(['One?', 'One. to One?', 'Two?', 'Two. to Two?'])
  })

  test('takes the question before it where no turn tells', () => {
    const messages = read([row('shopper', 'One?'), row('assistant', 'One.', { turn_id: 't1' })])
    expect(order(messages)).toEqual(['One?', 'One. to One?'])
  })

  test('puts what was asked for again after its question, by the message that it answers', () => {
    const stored = [
      row('shopper', 'One?', { turn_id: 't1' }),
      row('shopper', 'Two?', { turn_id: 't2' }),
      row('assistant', 'Two.', { turn_id: 't2', answers: 'Two?' }),
    ]
    const told = row('assistant', 'One.', { turn_id: 't3', answers: 'One?' })
    expect(order(read([...stored, told]))).toEqual(['One?', 'One. to One?', 'Two?', 'Two. to Two?'])
    const running = { turn_id: 't3', last_event_id: 2, message_id: 'One?' }
    expect(order(read(stored, running))).toEqual(['One?', ' to One?', 'Two?', 'Two. to Two?'])
  })

  test('an answer whose question is on an earlier page stands alone, before what is asked on this one', () => {
    expect(order(read([row('assistant', 'One.', { turn_id: 't1' })]))).toEqual(['One. to undefined'])
    const messages = read([
      row('shopper', 'Two?', { turn_id: 't2' }),
      row('assistant', 'One.', { turn_id: 't1', answers: 'One?' }),
    ])
    expect(order(messages)).toEqual(['One. to undefined', 'Two?'])
  })

  test('an answer under way stands empty, and what of it is stored is not shown twice', () => {
    const messages = read(
      [
        row('shopper', 'One?', { turn_id: 't1' }),
        row('assistant', 'On', { turn_id: 't1' }),
        row('shopper', 'Two?', { turn_id: 't2' }),
      ],
      { turn_id: 't1', last_event_id: 3 },
    )
    expect(order(messages)).toEqual(['One?', ' to One?', 'Two?'])
    expect(messages[1]).toMatchObject({ status: 'waiting', turnId: 't1', lastEventId: 0 })
  })

  test('lines of staff and of the system are notes', () => {
    expect(read([row('staff', 'Mia here.'), row('system', 'Mia has left.')])).toMatchObject([
      { kind: 'note', author: 'staff' },
      { kind: 'note', author: 'system' },
    ])
  })
})
