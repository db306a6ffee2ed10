import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createAccountMails } from '../../server/auth/shopper/account-mails.ts'
import { ConfigError, readConfig } from '../../server/config.ts'
import { randomId } from '../../server/ids.ts'
import { MailError } from '../../server/mail/mailer.ts'
import { createOutboxMailer } from '../../server/mail/outbox-mailer.ts'
import { createSmtpMailer } from '../../server/mail/smtp-mailer.ts'
import { startFakeSmtp } from '../support/fake-smtp.ts'

const sender = () => ({ name: 'A Shop\nwith a line', address: 'help@shop.example' })
const mail = { to: 'ada@post.example', subject: 'Grüße', text: 'Dear Ada,\n.\nbye ✓\n' }

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

function outbox(now: () => number = Date.now) {
  const data = mkdtempSync(join(tmpdir(), 'verdemuse-mail-'))
  undo.push(() => rmSync(data, { recursive: true, force: true }))
  const folder = join(data, 'outbox')
  return { folder, mailer: createOutboxMailer({ folder, sender, now, newId: randomId }) }
}

describe('without a mail server', () => {
  it('keeps mails as files that only their owner can read', async () => {
    const { folder, mailer } = outbox()
    await mailer.send(mail)
    const [name = '', ...rest] = readdirSync(folder)
    expect(rest).toEqual([])
    expect(name).toMatch(/\.eml$/)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    const text = readFileSync(join(folder, name), 'utf8')
    expect(text).toMatch(/^To: ada@post\.example\r?$/m)
    expect(text).toMatch(/^From: A Shop with a line <help@shop\.example>\r?$/m)
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r?$/m)
  })

  it('keeps them for a day', async () => {
    let time = Date.now()
    const { folder, mailer } = outbox(() => time)
    await mailer.send(mail)
    const [first = ''] = readdirSync(folder)
    time += 24 * 3600_000 - 1000
    await mailer.sweep()
    expect(readdirSync(folder)).toHaveLength(1)
    time += 2000
    await mailer.send(mail)
    expect(readdirSync(folder)).not.toContain(first)
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it.each([
    ['a second receiver', { to: 'ada@post.example, eve@post.example' }],
    ['a receiver with a header behind it', { to: 'ada@post.example\r\nBcc: eve@post.example' }],
    ['a receiver with a name', { to: 'Eve <eve@post.example>' }],
    ['no receiver', { to: '' }],
    ['a subject with a header behind it', { subject: 'Hello\r\nBcc: eve@post.example' }],
    ['a subject with a control character', { subject: 'Hello\u0000' }],
  ])('refuses %s', async (_, part) => {
    const { folder, mailer } = outbox()
    await expect(mailer.send({ ...mail, ...part })).rejects.toThrow(MailError)
    expect(() => readdirSync(folder)).toThrow()
  })
})

describe('with a mail server', () => {
  it('hands mails over, to the receiver alone', async () => {
    const smtp = await startFakeSmtp()
    undo.push(smtp.close)
    const mailer = createSmtpMailer({ url: new URL(smtp.url), sender })
    await Promise.all([mailer.send(mail), mailer.send({ ...mail, to: 'bob@post.example' })])
    expect(smtp.mails).toHaveLength(2)
    expect(smtp.commands.filter((line) => /^RCPT/i.test(line)).sort()).toEqual([
      'RCPT TO:<ada@post.example>',
      'RCPT TO:<bob@post.example>',
    ])
    // A line with one dot does not end the mail (RFC 5321, 4.5.2).
    expect(smtp.mails.every((text) => /bye/.test(text))).toBe(true)
  })

  it('logs a mail that was not taken, without the address', async () => {
    const smtp = await startFakeSmtp({ refuse: true })
    undo.push(smtp.close)
    const mailer = createSmtpMailer({ url: new URL(smtp.url), sender })
    const failure: unknown = await mailer.send(mail).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(MailError)
    const told = failure instanceof Error ? `${failure.message} ${String(failure.cause)}` : ''
    expect(told).toContain('550')
    expect(told).not.toContain('ada')

    const logged: object[] = []
    const log = (details: object) => void logged.push(details)
    const mails = createAccountMails({
      mailer,
      context: () => ({ shop: 'A Shop', accountUrl: 'https://support.example/sign-in' }),
      logger: { info: log, warn: log, error: log },
    })
    mails.tell('ada@post.example', 'password-changed')
    await expect.poll(() => logged).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toContain('ada')
  })
})

describe('SMTP_URL', () => {
  const read = (url: string) => readConfig('/nowhere', { SMTP_URL: url })
  it('is taken with user, password and sender', () => {
    const url = 'smtps://me%40shop.example:p%25ss@mail.example:465?from=help@shop.example'
    expect(read(url).smtpUrl).toBe(url)
  })
  it.each([
    'https://mail.example',
    'mail.example',
    'smtp://',
    'smtp://a%:b@mail.example',
    'smtp://m.example?from=x',
  ])('is refused as %s, and not shown', (url) => {
    expect(() => read(url)).toThrow(ConfigError)
    expect(() => read(url)).toThrow(/SMTP_URL=\(secret\)/)
  })
})
