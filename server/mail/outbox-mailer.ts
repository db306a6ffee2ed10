import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { NewId, Now } from '../ids.ts'
import { composeMail, type Sender } from './compose-mail.ts'
import { MailError, type Mailer } from './mailer.ts'

/** How long a mail is kept, ms. */
export const OUTBOX_MS = 24 * 3600_000

/** Mails that nobody sends: files that whoever runs the server can open. */
export interface OutboxMailer extends Mailer {
  /** Removes the mails that are older than a day. */
  sweep(): Promise<void>
}

/**
 * Keeps mails as `.eml` files (RFC 5322) of mode 0600 in a folder of mode 0700, for a day: their names sort by time.
 */
export function createOutboxMailer({
  folder,
  sender,
  now,
  newId,
}: {
  folder: string
  sender: () => Sender
  now: Now
  newId: NewId
}): OutboxMailer {
  const sweep = async () => {
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((one) => one.endsWith('.eml') || one.endsWith('.part'))) {
      const file = join(folder, name)
      const made = await stat(file).catch(() => undefined)
      if (made && now() - made.mtimeMs >= OUTBOX_MS) await unlink(file).catch(() => {})
    }
  }

  return {
    sweep,
    async send(mail) {
      const composed = composeMail(mail, sender())
      const { createTransport } = await import('nodemailer')
      const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(composed)
      const name = `${new Date(now()).toISOString().replace(/[:.]/g, '-')}-${newId('mail')}`
      const part = join(folder, `${name}.part`)
      try {
        await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
          if (!isThere(error)) throw error
        })
        const file = await open(part, 'wx', 0o600)
        try {
          await file.writeFile(Buffer.isBuffer(message) ? message : String(message))
          await file.utimes(now() / 1000, now() / 1000)
        } finally {
          await file.close()
        }
        await rename(part, join(folder, `${name}.eml`))
      } catch (error) {
        throw new MailError('The mail could not be kept in the outbox.', { cause: error })
      }
      await sweep()
    },
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
