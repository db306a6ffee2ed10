import './check-node.mjs'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

// `npm run pictures`: the README's pictures, taken from the running product into docs/pictures/.

const questions = [
  'What is your return policy?',
  'Where is my order?',
  'Do you have a dress in green?',
  'How much is shipping to Germany?',
  'Can I wash the merino jumper in the machine?',
  'hello',
  'Who won the football last night?',
  'What sizes do the jeans come in?',
  'Is there a student discount?',
  'thank you',
]
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const password = `picture-day-${Math.random().toString(36).slice(2)}-only`

/**
 * Asks through the page's own API and waits until the answer is whole.
 *
 * @param {import('playwright-core').Page} page
 */
async function ask(page, question) {
  const answers = page.locator('[data-verdemuse] .answer[aria-busy=false]')
  const before = await answers.count()
  await page.evaluate((text) => window.VerdeMuse.send(text), question)
  await answers.nth(before).waitFor({ state: 'attached' })
}

async function main() {
  await prepare({ packages: 'all', output: process.stdout })
  const { chromium } = await import('playwright-core')
  const dataDir = mkdtempSync(join(tmpdir(), 'verdemuse-pictures-'))
  const server = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, RATE_LIMIT_SCALE: '0', MISTRAL_API_KEY: '' },
  })
  let browser
  try {
    const { base, setUp } = await started(server)
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: flags,
    })
    await takeWidget(browser, base)
    await takeDashboard(browser, setUp)
  } finally {
    await browser?.close()
    server.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The server's own address and the one-time link, once it has said both. */
function started(server) {
  return new Promise((resolve, reject) => {
    let said = ''
    const read = (chunk) => {
      said += chunk
      const base = /listening on (\S+)/.exec(said)?.[1]
      const setUp = /staff account: (\S+)/.exec(said)?.[1]
      if (base && setUp) resolve({ base, setUp })
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.once('exit', () => reject(new Error(said)))
  })
}

/** Pictures and movements take no longer; the network is never idle, since an open panel listens. */
const DRAWN_MS = 2500

async function takeWidget(browser, base) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 })
  await page.goto(base)
  await page.evaluate(() => window.VerdeMuse.open())
  for (const question of questions.slice(3)) await ask(page, question)
  for (const n of [0, 2, 4]) await page.getByRole('button', { name: 'Helpful', exact: true }).nth(n).click()
  await ask(page, questions[0])
  await ask(page, questions[2])
  await page.waitForTimeout(DRAWN_MS)
  await page.screenshot({ path: join(root, 'docs/pictures/shop.png') })

  const phone = await browser.newPage({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 1.5,
    isMobile: true,
    hasTouch: true,
  })
  await phone.goto(base)
  await phone.evaluate(() => window.VerdeMuse.open())
  await ask(phone, questions[0])
  await ask(phone, questions[1])
  await phone.waitForTimeout(DRAWN_MS)
  await phone.screenshot({ path: join(root, 'docs/pictures/phone.png') })
}

async function takeDashboard(browser, setUp) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1.5 })
  await page.goto(setUp)
  await page.getByLabel(/e-?mail/i).fill('anna@shop.example')
  for (const field of await page.locator('input[type=password]').all()) await field.fill(password)
  await page.locator('button[type=submit]').click()
  const key = await page.locator('.offer-key code').textContent()
  const { generate } = await import('otplib')
  await page.getByLabel('Code that the app shows').fill(await generate({ secret: key.replace(/\s/g, '') }))
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: 'I have saved them' }).click()
  await page.getByRole('radio', { name: '1 h' }).check({ force: true })
  await page.locator('canvas').first().waitFor()
  await page.waitForTimeout(DRAWN_MS)
  await page.screenshot({ path: join(root, 'docs/pictures/dashboard.png') })
  await page.getByRole('link', { name: 'Conversations' }).click()
  await page.locator('a[href^="#/conversations/"]').last().click()
  await page.waitForTimeout(DRAWN_MS)
  await page.screenshot({ path: join(root, 'docs/pictures/conversation.png') })
}

await main()
