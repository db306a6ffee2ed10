import type { MailContext, MailText } from '../../mail/mail-texts.ts'
import { mailTexts } from '../../mail/mail-texts.ts'
import type { Mailer } from '../../mail/mailer.ts'
import type { Logger } from '../../ops/logger.ts'

const notices = {
  'password-changed': mailTexts.passwordChanged,
  'second-factor-on': mailTexts.secondFactorOn,
  'second-factor-off': mailTexts.secondFactorOff,
  'new-recovery-codes': mailTexts.newRecoveryCodes,
} as const
const codes = {
  'sign-in': mailTexts.signInCode,
  'new-account': mailTexts.newAccountCode,
  reset: mailTexts.resetCode,
} as const

/**
 * The mails that accounts send. Nobody waits for them: how long a mail server takes would tell whose mailbox it has.
 * One that could not be handed over is logged, without the address.
 */
export interface AccountMails {
  sendCode(email: string, kind: keyof typeof codes, code: string): void
  tell(email: string, notice: keyof typeof notices): void
}

export function createAccountMails({
  mailer,
  context,
  logger,
}: {
  mailer: Mailer
  context: () => MailContext
  logger: Logger
}): AccountMails {
  const send = (email: string, kind: string, { subject, text }: MailText) =>
    void mailer.send({ to: email, subject, text }).catch((error: unknown) => {
      logger.error({ err: error, kind }, 'a mail could not be sent')
    })
  return {
    sendCode: (email, kind, code) => send(email, kind, codes[kind](context(), code)),
    tell: (email, notice) => send(email, notice, notices[notice](context())),
  }
}
