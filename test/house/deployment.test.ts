import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../../server/config.ts'
import { repositoryRoot } from './source-files.ts'

/** What Dockerfile, compose.yaml and the files beside them say is held here against the program and each other. */
const read = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8')
const dockerfile = read('Dockerfile')

const Service = z.looseObject({
  image: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()),
  read_only: z.boolean(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  stop_grace_period: z.string().optional(),
})
const compose = z
  .object({
    services: z.object({ verdemuse: Service, caddy: Service }),
    volumes: z.record(z.string(), z.null()),
  })
  .loose()
  .parse(parse(read('compose.yaml'), { merge: true }))

/** The settings that lines of `NAME=value` give. */
const settingsIn = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/^#?([A-Z][A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  )

/** Whether the server reads this setting: a bad value is refused only where the name is known. */
function isRead(name: string): boolean {
  return new RegExp(`^  ${name}: `, 'm').test(read('server/config.ts'))
}

test('every setting that the image, compose.yaml and .env.example give is one that the server reads', () => {
  const image = [...dockerfile.matchAll(/\b([A-Z][A-Z_]+)=\S+/g)].map(([, name = '']) => name)
  const notOurs = ['BUILD_IMAGE', 'RUN_IMAGE', 'NODE_ENV', 'DEBIAN_FRONTEND', 'NODE_EXTRA_CA_CERTS', 'HOME']
  const names = [
    ...image.filter((name) => !notOurs.includes(name)),
    ...Object.keys(compose.services.verdemuse.environment),
    // Those of compose.yaml itself.
    ...Object.keys(settingsIn(read('.env.example'))).filter(
      (name) => name !== 'SITE' && name !== 'KNOWLEDGE',
    ),
  ]
  expect(names).toContain('DATA_DIR')
  expect(names.filter((name) => !isRead(name))).toEqual([])
})

test('the image’s and the example’s settings start the server', () => {
  const image = { HOST: '0.0.0.0', PORT: '8787', DATA_DIR: '/data' }
  for (const [name, value] of Object.entries(image)) expect(dockerfile).toContain(`${name}=${value}`)
  const example = settingsIn(read('.env.example'))
  const site = `https://${example.SITE}`
  const { publicUrl, host, warnings } = readConfig('/app/synthetic_data', {
    ...image,
    ...example,
    PUBLIC_URL: site,
  })
  expect({ publicUrl, host, warnings }).toEqual({ publicUrl: site, host: '0.0.0.0', warnings: [] })
})

test('nothing in a container can be written but its volumes, and it has no rights to lose', () => {
  for (const service of Object.values(compose.services)) {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
  }
  expect(compose.services.verdemuse.volumes).toContain('data:/data')
  expect(dockerfile).toMatch(/^USER \d+:\d+$/m)
  expect(dockerfile).not.toMatch(/curl|wget/)
})

test('a container gets more time to stop than answers get to end', () => {
  const grace = Number.parseInt(compose.services.verdemuse.stop_grace_period ?? '', 10)
  const [, drain] = /LAST_RESORT_MS = ([\d_]+)/.exec(read('server/ops/stop-on-signals.ts')) ?? []
  expect(grace * 1000).toBeGreaterThan(Number(drain?.replaceAll('_', '')))
})

test('every file that compose.yaml mounts and the Dockerfile copies is there', () => {
  const mounted = Object.values(compose.services)
    .flatMap(({ volumes }) => volumes)
    .map((volume) => volume.replace(/^\$\{\w+:-([^}]+)\}/, '$1').split(':')[0] ?? '')
    .filter((path) => path.startsWith('./'))
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
    files.split(' '),
  )
  expect(mounted.length).toBeGreaterThan(1)
  expect([...mounted, ...copied].filter((path) => !existsSync(join(repositoryRoot, path)))).toEqual([])
  const kept = read('.dockerignore').split('\n')
  expect(copied.filter((path) => path !== '.' && !kept.includes(`!${path.split('/')[0]}`))).toEqual([])
})

test.skipIf(!has('caddy'))('Caddy understands its file', () => {
  const args = ['validate', '--adapter', 'caddyfile', '--config', join(repositoryRoot, 'deploy/Caddyfile')]
  expect(() => execFileSync('caddy', args, { stdio: 'pipe' })).not.toThrow()
})

test('event streams pass Caddy uncompressed and at once', () => {
  const caddyfile = read('deploy/Caddyfile')
  expect(caddyfile).toMatch(/flush_interval -1/)
  const compressed = [...caddyfile.matchAll(/header Content-Type (\S+)\*/g)].map(([, type = '']) => type)
  expect(compressed).toContain('text/javascript')
  expect(compressed.filter((type) => 'text/event-stream'.startsWith(type))).toEqual([])
})

function has(program: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)))
}
