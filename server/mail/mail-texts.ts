/** A mail without its receiver. */
export interface MailText {
  subject: string
  text: string
}

/** What all texts may name. */
export interface MailContext {
  shop: string
  /** The sign-in page's address, for who did not do what the mail tells. */
  accountUrl: string
}

const WIDTH = 72
/** Lines that stay as they are on their way (RFC 5322, 2.1.1), and are read in a file as well. */
const wrapped = (text: string) =>
  text
    .split('\n')
    .map((paragraph) => paragraph.replace(new RegExp(`(?=.{${WIDTH + 1}})(.{1,${WIDTH}}) `, 'g'), '$1\n'))
    .join('\n')
const letter = (shop: string, ...paragraphs: string[]) => wrapped(`${[...paragraphs, shop].join('\n\n')}\n`)
/** A name from a settings file, in a header. */
const line = (text: string) => text.replace(/\s+/g, ' ').trim()
const ignore =
  'If you did not ask for it, somebody may have mistyped their address: ignore this mail, and give the code to nobody.'
const notYou = ({ accountUrl }: MailContext) =>
  `If that was not you, open ${accountUrl} at once, choose "Forgot your password?" and set a new one.`

/** The texts of all mails about accounts. Nothing in them comes from whoever asked for the mail. */
export const mailTexts = {
  signInCode: ({ shop }: MailContext, code: string): MailText => ({
    subject: `${code} is your sign-in code for ${line(shop)}`,
    text: letter(shop, `Your code is ${code}`, `It signs you in once, within 10 minutes. ${ignore}`),
  }),
  newAccountCode: ({ shop }: MailContext, code: string): MailText => ({
    subject: `${code} is your code for ${line(shop)}`,
    text: letter(
      shop,
      `Your code is ${code}`,
      `It shows that this address is yours, and makes you an account for the support of ${line(shop)}. It works once, ` +
        `within 10 minutes. ${ignore}`,
    ),
  }),
  resetCode: ({ shop }: MailContext, code: string): MailText => ({
    subject: `${code} lets you set a new password for ${line(shop)}`,
    text: letter(
      shop,
      `Your code is ${code}`,
      `With it you can set a new password, once, within 10 minutes. Your old password works until then. ${ignore}`,
    ),
  }),
  passwordChanged: (context: MailContext): MailText => ({
    subject: `Your password for ${line(context.shop)} was changed`,
    text: letter(
      context.shop,
      'Your password was changed just now, or set for the first time. All other devices were signed out.',
      notYou(context),
    ),
  }),
  secondFactorOn: (context: MailContext): MailText => ({
    subject: `A new way to sign in to ${line(context.shop)}`,
    text: letter(
      context.shop,
      'An authenticator app was added to your account just now. From now on signing in takes a code of it. All other devices were signed out.',
      notYou(context),
    ),
  }),
  secondFactorOff: (context: MailContext): MailText => ({
    subject: `Signing in to ${line(context.shop)} takes one step less`,
    text: letter(
      context.shop,
      'The authenticator app was removed from your account just now. Signing in no longer takes a code of it. All other devices were signed out.',
      notYou(context),
    ),
  }),
  newRecoveryCodes: (context: MailContext): MailText => ({
    subject: `New recovery codes for ${line(context.shop)}`,
    text: letter(
      context.shop,
      'New recovery codes were made for your account just now. The old ones no longer work.',
      notYou(context),
    ),
  }),
}
