import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildImage, findEngine, hasBases } from '../../scripts/image/build-image.mjs'
import { createClient } from '../support/client.ts'
import { type Container, runWithBuildah, runWithDocker } from '../support/run-image.ts'

/**
 * Builds the image and chats with the server in it. It takes minutes where nothing of it was built before, so it runs
 * by itself only where buildah has the bases; `IMAGE_TEST=1` makes or fetches them first.
 */
const asked = process.env.IMAGE_TEST === '1'
const engine = findEngine()
const runs = engine !== undefined && (asked || (engine === 'buildah' && hasBases()))
const MINUTES = 60_000
const tag = 'localhost/verdemuse-test'

describe.skipIf(!runs)('the image', () => {
  let container: Container

  beforeAll(async () => {
    if (engine === 'buildah' && !hasBases()) {
      const script = fileURLToPath(new URL('../../scripts/image/make-bases.mjs', import.meta.url))
      await promisify(execFile)(process.execPath, [script])
    }
    const { ok, output } = await buildImage(engine ?? 'docker', tag)
    if (!ok) throw new Error(output.slice(-4000))
    container = await (engine === 'docker' ? runWithDocker : runWithBuildah)(tag)
    const lives = () =>
      fetch(`${container.url}/livez`).then(
        ({ ok }) => ok,
        () => false,
      )
    while (!(await lives())) await sleep(200)
  }, 25 * MINUTES)

  afterAll(() => container?.remove())

  it('is small, and nobody in it is root', () => {
    expect(container.bytes).toBeLessThan(250e6)
    expect(container.user).toBeGreaterThan(999)
  })

  it('answers a question over HTTP, from an index of FAISS', async () => {
    const client = createClient(container.url)
    const { access_token: token } = await client.visitor()
    const turn = await client.ask(token, await client.conversation(token), 'What is your return policy?')
    expect(turn.end).toMatchObject({ outcome: 'answered' })
    expect(turn.text).toMatch(/\[1\]/)
    expect(container.exec('node', 'dist/server/cli.js', 'kb', 'stats')).toContain('index: faiss')
  })

  it('checks its own health, takes staff in, and can only write its data', () => {
    expect(container.exec('node', 'dist/server/health-check.js')).toBe('')
    const link = container.exec(
      'node',
      'dist/server/cli.js',
      'staff',
      'add',
      '--email',
      'anna@shop.example',
      '--role',
      'admin',
    )
    expect(link).toContain('/dashboard#setup=')
    expect(container.exec('node', 'dist/server/cli.js', 'backup', '/data/backup.tar')).toContain('verified')
    expect(() => container.exec('touch', '/app/written')).toThrow()
  })

  it('ends with 0 on SIGTERM, though it is the first process', async () => {
    expect(await container.stop()).toBe(0)
  })
})
