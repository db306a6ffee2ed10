import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let folder: string
let kb: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verdemuse-cli-'))
  kb = join(folder, 'kb')
  write('kb/faqs/faqs.json', [
    { question: 'What is your return policy?', answer: 'Thirty days.', category: 'Returns', tags: [] },
    { question: 'Do you ship to Norway?', answer: 'Yes, in a week.', category: 'Delivery', tags: [] },
  ])
  write('kb/articles/wool.md', '# Washing wool\n\nBy hand, in cold water.\n')
})

afterAll(() => rmSync(folder, { recursive: true }))

function write(path: string, content: unknown): string {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  return file
}

interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the built command line in an environment that has nothing of the developer's own. */
function cli(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/server/cli.js', ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), ...env },
    })
    const ran: Ran = { code: null, stdout: '', stderr: '' }
    child.stdout.on('data', (chunk) => {
      ran.stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      ran.stderr += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...ran, code }))
  })
}

describe('kb check', () => {
  it('is content with a good folder', async () => {
    expect(await cli(['kb', 'check', '--kb', kb])).toMatchObject({ code: 0, stderr: '' })
  })

  it('tells file, line and reason of every problem, and ends with 1', async () => {
    write('bad/faqs/faqs.json', '[\n  { "question": "Q?", "answer": 5 },\n  { "answer": "A" }\n]\n')
    write('bad/articles/empty.md', '')
    write(
      'bad/users/profiles.json',
      '[\n  { "user_id": "ada", "orders": [\n    { "order_id": 7 }\n  ] }\n]\n',
    )
    const { code, stdout, stderr } = await cli(['kb', 'check', '--kb', join(folder, 'bad')])
    expect([code, stderr]).toEqual([1, ''])
    const lines = stdout.trim().split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/faqs\/faqs\.json:2: ./),
        expect.stringMatching(/users\/profiles\.json:3: \[0\]\.orders\[0\]\.order_id: ./),
      ]),
    )
    for (const line of lines) expect(line).toMatch(/^\S+:\d+: \S/)
  })

  it('of a folder that is not there ends with 1', async () => {
    const { code, stdout, stderr } = await cli(['kb', 'check', '--kb', join(folder, 'none')])
    expect(code).toBe(1)
    expect(stdout + stderr).not.toMatch(/\n\s+at /)
  })
})

describe('kb search', () => {
  it('answers with distinct documents, best first', async () => {
    const { code, stdout } = await cli(['kb', 'search', 'return policy', '--kb', kb, '-k', '2', '--json'])
    const rows = JSON.parse(stdout) as Record<string, unknown>[]
    expect(code).toBe(0)
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'document', 'title', 'text', 'score'])
    expect(rows[0]).toMatchObject({ id: 'faqs/faqs.json#what-is-your-return-policy' })
    expect(new Set(rows.map((row) => row.document)).size).toBe(rows.length)
    expect(rows.length).toBeLessThanOrEqual(2)
    const scores = rows.map((row) => Number(row.score))
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  it('is readable without --json', async () => {
    const { stdout } = await cli(['kb', 'search', 'wash wool', '--kb', kb])
    expect(stdout).toContain('articles/wool.md')
  })

  it.each([
    [['kb', 'search']],
    [['kb', 'search', ' ']],
    [['kb', 'search', 'x', '-k', '0']],
    [['kb', 'search', 'x', '-k', 'many']],
  ])('%j is not understood: 2, and what to type', async (args) => {
    const { code, stdout, stderr } = await cli([...args, '--kb', kb])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/kb search|-k/)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})

it('kb stats counts what there is', async () => {
  const { code, stdout } = await cli(['kb', 'stats', '--kb', kb, '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    documents: 3,
    passages: 3,
    embedder: expect.any(String),
    index: expect.stringMatching(/^(faiss|exact)$/),
    version: expect.any(String),
    problems: [],
  })
})

describe('eval sentiment', () => {
  it('tells accuracy, macro-F1 and what was taken for what', async () => {
    const lines = [
      { text: 'I am still waiting for my refund', label: 'negative' },
      { text: 'How do I return damaged shoes?', label: 'neutral' },
      { text: 'Perfect, thank you so much!', label: 'positive' },
      { text: 'Do you ship to Norway?', label: 'negative' },
    ]
    const cases = write('sentiment.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
    const { code, stdout } = await cli(['eval', 'sentiment', '--cases', cases, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      cases: 4,
      accuracy: 0.75,
      // By hand: negative 2/3, neutral 2/3, positive 1.
      macro_f1: (2 / 3 + 2 / 3 + 1) / 3,
      confusion: {
        negative: { negative: 1, neutral: 1, positive: 0 },
        neutral: { negative: 0, neutral: 1, positive: 0 },
        positive: { negative: 0, neutral: 0, positive: 1 },
      },
    })
  })

  it('tells what is wrong in a file of cases, line by line', async () => {
    const cases = write('bad-sentiment.jsonl', '{"text":"Hi","label":"happy"}\nnot json\n')
    const { code, stderr } = await cli(['eval', 'sentiment', '--cases', cases])
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/bad-sentiment\.jsonl:1: label: ./),
      expect.stringMatching(/bad-sentiment\.jsonl:2: ./),
    ])
  })
})

describe('eval retrieval', () => {
  it('measures shares from 0 to 1', async () => {
    const cases = write(
      'cases.jsonl',
      [
        { query: 'return policy', relevant: ['faqs/faqs.json#what-is-your-return-policy'] },
        { query: 'how do I wash wool', relevant: ['articles/wool.md'] },
        { query: 'norway', relevant: ['articles/none.md'] },
      ]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    )
    const { code, stdout } = await cli(['eval', 'retrieval', '--kb', kb, '--cases', cases, '--json'])
    expect(code).toBe(0)
    const report = JSON.parse(stdout)
    expect(Object.keys(report)).toEqual(['cases', 'hit@1', 'hit@3', 'mrr@10', 'ndcg@10', 'ms_p50', 'ms_p95'])
    expect(report).toMatchObject({ cases: 3, 'hit@1': 2 / 3 })
  })

  it('names the line of a bad case', async () => {
    const cases = write('bad.jsonl', '{"query":"a","relevant":["x"]}\nnonsense\n')
    const { code, stderr } = await cli(['eval', 'retrieval', '--kb', kb, '--cases', cases])
    expect(code).toBe(1)
    expect(stderr).toMatch(/bad\.jsonl:2: /)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('needs both, and says so', async () => {
    const { code, stderr } = await cli(['eval', 'retrieval', '--kb', kb])
    expect([code, stderr]).toEqual([2, expect.stringContaining('--cases')])
  })
})

describe('staff add', () => {
  it('prints one link and nothing else', async () => {
    const args = ['staff', 'add', '--email', 'anna+1@shop.example', '--role', 'agent']
    const { code, stdout, stderr } = await cli(args, { PUBLIC_URL: 'https://support.shop.example' })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^https:\/\/support\.shop\.example\/dashboard#setup=[\w-]{22,}&email=anna%2B1%40shop\.example\n$/,
    )
  })

  it.each([
    [['--email', 'anna', '--role', 'agent'], /--email/],
    [['--role', 'agent'], /--email/],
    [['--email', 'a@b.example'], /admin/],
    [['--email', 'a@b.example', '--role', 'owner'], /admin/],
  ])('%j is not understood', async (args, reason) => {
    const { code, stdout, stderr } = await cli(['staff', 'add', ...args])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(reason)
  })
})

describe('staff reset-second-factor', () => {
  it('needs an account, and says so', async () => {
    const { code, stdout, stderr } = await cli([
      'staff',
      'reset-second-factor',
      '--email',
      'nobody@shop.example',
    ])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('There is no staff account for nobody@shop.example.')
  })
})

it.each([
  [['backup', 'a.tar', 'b.tar'], 'One file, not 2. Say where to: backup FILE.tar\n'],
  [['restore', 'a.tar', 'b.tar', 'c.tar'], 'One file, not 3. Say from where: restore FILE.tar\n'],
])('%j is refused: which file is meant?', async (args, reason) => {
  expect(await cli(args)).toEqual({ code: 2, stdout: '', stderr: reason })
})

describe('whatever is typed', () => {
  it.each([[[]], [['--help']], [['kb', '-h']]])('%j shows what there is', async (args) => {
    const { code, stdout } = await cli(args)
    expect(code).toBe(0)
    expect(stdout).toMatch(/kb check[\s\S]*staff add/)
  })

  it.each([
    [['kb']],
    [['fly', 'away']],
    [['kb', 'search', 'x', '--colour', 'red']],
    [['constructor', 'x']],
    [['toString']],
  ])('%j is not understood: 2, on stderr alone, without a stack', async (args) => {
    const { code, stdout, stderr } = await cli(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it.each([
    [['bakcup', '--colour', 'red'], /^There is no command "bakcup"\./],
    [['kb', 'fly', '--colour', 'red'], /^There is no command "kb fly"\./],
    [['kb', '--fast', 'check'], /^Unknown option '--fast'/],
    [['doctor', '--fast'], /^Unknown option '--fast'/],
    [['--fast', 'doctor'], /^Unknown option '--fast'/],
  ])('%j is told its greatest mistake', async (args, mistake) => {
    const { code, stderr } = await cli(args)
    expect([code, stderr]).toEqual([2, expect.stringMatching(mistake)])
  })

  it('a broken environment is told in clear sentences', async () => {
    const { code, stderr } = await cli(['kb', 'stats'], { PORT: 'x', LOG_LEVEL: 'loud' })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^PORT=/),
      expect.stringMatching(/^LOG_LEVEL=/),
    ])
  })
})
