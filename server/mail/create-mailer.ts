import { join } from 'node:path'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { NewId, Now } from '../ids.ts'
import type { Sender } from './compose-mail.ts'
import type { Mailer } from './mailer.ts'
import { createOutboxMailer } from './outbox-mailer.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

const SWEEP_MS = 15 * 60_000

/**
 * The deployment's mailer: by SMTP where there is a server for it, else an outbox in the data folder.
 *
 * @param smtpUrl may carry the sender's address as `?from=`; else it is the shop's own, or the user it signs in with
 */
export function createMailer({
  smtpUrl,
  dataDir,
  profile,
  publicUrl,
  now,
  newId,
}: {
  smtpUrl: string | undefined
  dataDir: string
  profile: () => ShopProfile
  publicUrl: string | undefined
  now: Now
  newId: NewId
}): Mailer {
  const url = smtpUrl === undefined ? undefined : new URL(smtpUrl)
  const user = decodeURIComponent(url?.username ?? '')
  const sender = (): Sender => ({
    name: profile().name,
    address:
      url?.searchParams.get('from') ??
      profile().contact.email ??
      (user.includes('@') ? user : `no-reply@${hostOf(publicUrl)}`),
  })
  if (url) return createSmtpMailer({ url, sender })

  const outbox = createOutboxMailer({ folder: join(dataDir, 'outbox'), sender, now, newId })
  void outbox.sweep()
  setInterval(() => void outbox.sweep(), SWEEP_MS).unref()
  return outbox
}

const hostOf = (publicUrl: string | undefined) =>
  publicUrl === undefined ? 'localhost' : new URL(publicUrl).hostname
