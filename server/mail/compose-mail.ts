import type { SendMailOptions } from 'nodemailer'
import { type Mail, MailError } from './mailer.ts'

/** Who mails come from. */
export interface Sender {
  name: string
  address: string
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a header
const CONTROL = /[\x00-\x1f\x7f]/
/** One address and nothing beside it: no name, no second address. */
const ADDRESS = /^[^\s<>,;:"()@]+@[^\s<>,;:"()@]+$/

/**
 * A mail as nodemailer takes it: nothing in it reads a file or an address of the web, and no value ends its header.
 * @throws MailError when the receiver is not exactly one address, or a header would hold a line break
 */
export function composeMail(mail: Mail, sender: Sender): SendMailOptions {
  if (!ADDRESS.test(mail.to) || CONTROL.test(mail.to)) throw new MailError('The receiver is not one address.')
  if (CONTROL.test(mail.subject))
    throw new MailError('The subject holds a line break or a control character.')
  return {
    from: { name: sender.name.replace(/\s+/g, ' '), address: sender.address },
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    ...(mail.key === undefined ? {} : { messageId: messageIdOf(mail.key, sender) }),
    // RFC 3834: nobody's holiday notice need answer this.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** RFC 5322, 3.6.4. */
function messageIdOf(key: string, { address }: Sender): string {
  return `<${key.replace(/[^\w.-]/g, '_')}@${address.replace(/^.*@/, '')}>`
}
