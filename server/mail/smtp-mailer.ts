import { isLoopback } from '../is-loopback.ts'
import { composeMail, type Sender } from './compose-mail.ts'
import { MailError, type Mailer } from './mailer.ts'

const TIMEOUT_MS = 15_000
/** Mails under way at a time. */
const CONNECTIONS = 3

/**
 * Hands mails to a server by SMTP (RFC 5321). With a password in `url`, a server that is not on this machine must
 * speak TLS.
 *
 * @param url `smtp://` (STARTTLS where the server has it) or `smtps://`, with user and password where it needs them
 */
export function createSmtpMailer({ url, sender }: { url: URL; sender: () => Sender }): Mailer {
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({
      pool: true,
      maxConnections: CONNECTIONS,
      host,
      port: url.port ? Number(url.port) : secure ? 465 : 587,
      secure,
      requireTLS: !secure && user !== '' && !isLoopback(url.hostname),
      ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    })
  }
  let transport: ReturnType<typeof open> | undefined

  return {
    async send(mail) {
      const composed = composeMail(mail, sender())
      try {
        // Loaded with the first mail: it is not on the way to the first request.
        transport ??= open()
        await (await transport).sendMail(composed)
      } catch (error) {
        throw new MailError('The mail server did not take the mail.', { cause: withoutAddress(error) })
      }
    },
  }
}

/** What a mail server says often names the receiver, so of its error only the codes go on. */
function withoutAddress(error: unknown): Error {
  const codes = ['code', 'responseCode', 'command'].flatMap((name) => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
    return typeof value === 'string' || typeof value === 'number' ? [String(value).slice(0, 20)] : []
  })
  return new Error(codes.join(' ') || 'no code')
}
