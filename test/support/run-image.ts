import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

/** A container as compose.yaml would run it: read-only, with a data volume and a temporary folder. */
export interface Container {
  url: string
  /** The numeric user that the server runs as. */
  user: number
  /** The image's size, uncompressed, bytes. */
  bytes: number
  /** Runs a command in the container and returns its stdout. @throws Error when it does not end with 0 */
  exec(...command: string[]): string
  /** SIGTERM to the first process. @returns what the container ended with */
  stop(): Promise<number | null>
  remove(): void
}

const say = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' }).trim()

/** Runs the image with Docker. */
export async function runWithDocker(image: string): Promise<Container> {
  const flags = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges']
  const id = say(
    'docker',
    'run',
    '--detach',
    ...flags,
    '--env',
    'RATE_LIMIT_SCALE=0',
    '-p',
    '127.0.0.1::8787',
    image,
  )
  return {
    url: `http://${say('docker', 'port', id, '8787').split('\n')[0]}`,
    user: Number(say('docker', 'exec', id, 'id', '-u')),
    bytes: Number(say('docker', 'image', 'inspect', '--format', '{{.Size}}', image)),
    exec: (...command) => say('docker', 'exec', id, ...command),
    async stop() {
      say('docker', 'stop', '--time', '20', id)
      return Number(say('docker', 'inspect', '--format', '{{.State.ExitCode}}', id))
    },
    remove: () => void say('docker', 'rm', '--force', '--volumes', id),
  }
}

/** Runs the image that buildah has built, in namespaces of its own, as root of this machine. */
export async function runWithBuildah(image: string): Promise<Container> {
  const config = JSON.parse(say('buildah', 'inspect', '--type', 'image', image)).Docker.config as {
    User: string
    Env: string[]
    Cmd: string[]
    WorkingDir: string
  }
  const id = say('buildah', 'from', image)
  const mount = say('buildah', 'mount', id)
  const volume = mkdtempSync(join(tmpdir(), 'verdemuse-volume-'))
  const [user = 0, group = 0] = config.User.split(':').map(Number)
  chownSync(volume, user, group)
  const port = await freePort()
  const env = [...config.Env, `PORT=${port}`, 'HOST=127.0.0.1', 'RATE_LIMIT_SCALE=0']
  const inside = [
    'chroot',
    `--userspec=${config.User}`,
    mount,
    'env',
    '-i',
    `--chdir=${config.WorkingDir}`,
    ...env,
  ]
  const mounts = [
    `mount --bind ${mount} ${mount}`,
    `mount -t tmpfs tmpfs ${mount}/tmp`,
    `mount --bind ${volume} ${mount}/data`,
    `mount -t proc proc ${mount}/proc`,
    `mount --rbind /dev ${mount}/dev`,
    `mount -o remount,ro,bind ${mount}`,
    'exec "$@"',
  ].join(' && ')
  const outer: ChildProcess = spawn(
    'unshare',
    ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', mounts, 'sh', ...inside, ...config.Cmd],
    { stdio: 'ignore' },
  )
  const first = () => readFileSync(`/proc/${outer.pid}/task/${outer.pid}/children`, 'utf8').trim()
  return {
    url: `http://127.0.0.1:${port}`,
    user,
    bytes: sizeOf(mount),
    exec: (...command) => say('nsenter', '--target', first(), '--mount', '--pid', ...inside, ...command),
    stop: () =>
      new Promise((resolve) => {
        outer.once('exit', resolve)
        process.kill(Number(first()), 'SIGTERM')
      }),
    remove() {
      outer.kill('SIGKILL')
      say('buildah', 'rm', id)
      rmSync(volume, { recursive: true })
    },
  }
}

function sizeOf(folder: string): number {
  const kilobytes = say('du', '--one-file-system', '--summarize', '--block-size=1000', folder).split('\t')[0]
  if (readdirSync(folder).length === 0) throw new Error(`${folder} is empty`)
  return Number(kilobytes) * 1000
}
