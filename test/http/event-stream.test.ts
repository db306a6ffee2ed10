import { afterEach, expect, it, vi } from 'vitest'
import type { LoggedEvent } from '../../server/chat/turns/turn-log.ts'
import { eventStream } from '../../server/routes/event-stream.ts'
import { createOpenStreams } from '../../server/routes/open-streams.ts'

afterEach(() => void vi.useRealTimers())

async function* events(...types: string[]): AsyncGenerator<LoggedEvent> {
  for (const [index, type] of types.entries()) yield { id: index + 1, type, json: `{"type":"${type}"}` }
}

it('tells every event in a block of its own, after a comment', async () => {
  const text = await eventStream(events('a', 'b'), new AbortController()).text()
  expect(text).toBe(
    ': open\n\nevent: a\nid: 1\ndata: {"type":"a"}\n\nevent: b\nid: 2\ndata: {"type":"b"}\n\n',
  )
})

it('lets go of its session’s list when it ends, when its reader leaves, and when it fails', async () => {
  const ended = createOpenStreams().open('s')
  await eventStream(events('a'), ended).text()
  expect(ended.signal.aborted).toBe(true)

  const left = createOpenStreams().open('s')
  await eventStream(events('a'), left).body?.cancel()
  expect(left.signal.aborted).toBe(true)

  const failed = createOpenStreams().open('s')
  const failing = (async function* (): AsyncGenerator<LoggedEvent> {
    yield* events('a')
    throw new Error('boom')
  })()
  await expect(eventStream(failing, failed).text()).rejects.toThrow('boom')
  expect(failed.signal.aborted).toBe(true)
})

it('asks for no more than its reader takes', async () => {
  let told = 0
  const endless = (async function* (): AsyncGenerator<LoggedEvent> {
    for (;;) yield { id: ++told, type: 'a', json: '{}' }
  })()
  const reader = eventStream(endless, new AbortController()).body?.getReader()
  for (let i = 0; i < 5; i++) await reader?.read()
  expect(told).toBeLessThan(10)
  await reader?.cancel()
})

it('closing a session closes its streams and no others', () => {
  const streams = createOpenStreams()
  const [mine, mineToo, other] = [streams.open('a'), streams.open('a'), streams.open('b')]
  streams.closeSession('a')
  expect([mine, mineToo, other].map(({ signal }) => signal.aborted)).toEqual([true, true, false])
  streams.closeSession('nobody')
})

it('a stream that is opened when its session has just ended is over at once', async () => {
  const streams = createOpenStreams()
  streams.closeSession('s')
  const abort = streams.open('s')
  expect(await eventStream(silence(abort.signal), abort).text()).toBe(': open\n\n')
})

it('tells passing events without a number: a reader goes on after the last that has one', async () => {
  const passing = (async function* () {
    yield* events('a')
    yield { type: 'typing', json: '{"type":"typing"}' }
  })()
  const text = await eventStream(passing, new AbortController()).text()
  expect(text).toMatch(/\n\nevent: typing\ndata: \{"type":"typing"\}\n\n$/)
})

/** Events that never come. */
async function* silence(signal: AbortSignal): AsyncGenerator<LoggedEvent> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
}

it('drops a reader who has stopped reading, and keeps one who only hears nothing', async () => {
  vi.useFakeTimers()
  const [stuck, quiet] = [new AbortController(), new AbortController()]
  const stuckReader = eventStream(silence(stuck.signal), stuck).body?.getReader()
  const quietReader = eventStream(silence(quiet.signal), quiet).body?.getReader()
  for (let comment = 0; comment < 8; comment++) {
    const heard = quietReader?.read()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(new TextDecoder().decode((await heard)?.value)).toMatch(/^: /)
  }
  expect([stuck.signal.aborted, quiet.signal.aborted]).toEqual([true, false])
  await expect(stuckReader?.read()).rejects.toThrow(/stopped reading/)
  await quietReader?.cancel()
  expect(vi.getTimerCount()).toBe(0)
})

it('ends at once when its session does, though nothing is to be told', async () => {
  const abort = new AbortController()
  const text = eventStream(silence(abort.signal), abort).text()
  abort.abort()
  expect(await text).toBe(': open\n\n')
})
