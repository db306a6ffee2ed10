/** A mail to one person; `text` is plain, `html` may be given beside it. */
export interface Mail {
  to: string
  subject: string
  text: string
  html?: string | undefined
  /** The same again is the same mail: who gets it twice may be shown one. Letters, digits, `.`, `-` and `_`. */
  key?: string | undefined
}

/** Sends mails: by SMTP, or kept as files where there is no server for it. */
export interface Mailer {
  /** Resolves once the mail is handed over. @throws MailError */
  send(mail: Mail): Promise<void>
}

/** A mail could not be handed over. */
export class MailError extends Error {
  override name = 'MailError'
}
