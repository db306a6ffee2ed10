import { afterAll, afterEach, beforeAll } from 'vitest'
import { type FakeMistral, startFakeMistral } from './fake-mistral.ts'
import { type RunningServer, type ServerOptions, startServer } from './start-server.ts'

/** One built server for all tests of a file; filled in before the first. */
export function useServer(options: ServerOptions = {}): RunningServer {
  const server = {} as RunningServer
  beforeAll(async () => {
    Object.assign(server, await startServer(options))
  })
  afterAll(() => server.remove?.())
  return server
}

/** The same with a Mistral server of its own, which is healed after each test. */
export function useServerWithMistral(options: ServerOptions = {}): {
  server: RunningServer
  mistral: FakeMistral
} {
  const mistral = {} as FakeMistral
  beforeAll(async () => {
    Object.assign(mistral, await startFakeMistral())
  })
  const server = {} as RunningServer
  beforeAll(async () => {
    // Nearly no test is about embeddings, and they take their time at every start.
    const embeddings = { MISTRAL_EMBED_MODEL: 'off' }
    const env = {
      MISTRAL_API_KEY: 'test-key',
      MISTRAL_SERVER_URL: mistral.url,
      ...embeddings,
      ...options.env,
    }
    Object.assign(server, await startServer({ ...options, env }))
  })
  afterEach(() => mistral.fail({}))
  afterAll(async () => {
    await server.remove?.()
    await mistral.close?.()
  })
  return { server, mistral }
}
