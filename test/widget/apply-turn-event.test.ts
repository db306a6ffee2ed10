import { describe, expect, test } from 'vitest'
import { applyTurnEvent } from '../../widget/apply-turn-event.ts'
import { type Answer, waitingAnswer } from '../../widget/chat-message.ts'
import type { TurnUpdate } from '../../widget/follow-turn.ts'

function answerAfter(...events: TurnUpdate[]): Answer {
  return events.reduce(applyTurnEvent, waitingAnswer('a'))
}

describe('applyTurnEvent', () => {
  test('puts the pieces of a text together and ends where the server says so', () => {
    const answer = answerAfter(
      { type: 'turn-start', turn_id: 't', message_id: 'm' },
      { type: 'status', stage: 'searching' },
      { type: 'text-delta', text: 'Within ' },
      { type: 'text-delta', text: '30 days.' },
      { type: 'turn-end', outcome: 'answered', confidence: 0.9, citations: [] },
    )
    expect(answer).toMatchObject({
      turnId: 't',
      text: 'Within 30 days.',
      status: 'done',
      outcome: 'answered',
    })
  })

  test('replaces by UTF-16 offsets into the text so far', () => {
    const answer = answerAfter(
      { type: 'text-delta', text: '🌱 in 60 days.' },
      { type: 'text-replace', from: 6, to: 8, text: '30' },
    )
    expect(answer.text).toBe('🌱 in 30 days.')
  })

  test('starts anew when a turn is told from its beginning', () => {
    const answer = answerAfter(
      { type: 'text-delta', text: 'Half of an ans' },
      { type: 'turn-start', turn_id: 't', message_id: 'm' },
      { type: 'text-delta', text: 'Half of an answer' },
    )
    expect(answer.text).toBe('Half of an answer')
  })

  test('keeps the text of a turn that failed, with the reason', () => {
    const answer = answerAfter(
      { type: 'text-delta', text: 'I could' },
      { type: 'turn-error', code: 'upstream_failed', retryable: true },
    )
    expect(answer).toMatchObject({ text: 'I could', status: 'failed', problem: 'upstream_failed' })
  })

  test('is streaming again once words come after a lost line', () => {
    const events: TurnUpdate[] = [{ type: 'text-delta', text: 'a' }, { type: 'reconnecting' }]
    expect(answerAfter(...events).status).toBe('reconnecting')
    expect(answerAfter(...events, { type: 'text-delta', text: 'b' })).toMatchObject({
      status: 'streaming',
      text: 'ab',
    })
  })

  test('keeps a stop that was asked for until the turn says how it ended', () => {
    const stopping: Answer = { ...waitingAnswer('a'), status: 'stopping' }
    const events: TurnUpdate[] = [
      { type: 'turn-start', turn_id: 't', message_id: 'm' },
      { type: 'text-delta', text: 'a' },
      { type: 'reconnecting' },
    ]
    const on = events.map((_, at) => events.slice(0, at + 1).reduce(applyTurnEvent, stopping).status)
    expect(on).toEqual(['stopping', 'stopping', 'stopping'])
    const ended = applyTurnEvent(stopping, {
      type: 'turn-end',
      outcome: 'stopped',
      confidence: 0,
      citations: [],
    })
    expect(ended).toMatchObject({ status: 'stopped', outcome: 'stopped' })
  })

  test('is what the server has kept, where no stream comes through', () => {
    const answer = answerAfter(
      { type: 'text-delta', text: 'Wi' },
      {
        type: 'read-back',
        message: {
          message_id: 'm2',
          turn_id: 't',
          role: 'assistant',
          text: 'Within 30 days.',
          created_at: '',
          outcome: 'answered',
        },
      },
    )
    expect(answer).toMatchObject({ key: 'a', turnId: 't', status: 'done', text: 'Within 30 days.' })
  })

  test('does not mind an event of a later version', () => {
    const later: TurnUpdate = JSON.parse('{"type":"orders","orders":[]}')
    expect(answerAfter({ type: 'text-delta', text: 'a' }, later).text).toBe('a')
  })
})
