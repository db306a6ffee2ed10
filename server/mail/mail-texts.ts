/** What every mail says: whose shop it is, and what to write back to. */
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

const END = (shop: string) => `\n\n${shop}\n`
/** A name from a settings file, in a header. */
const line = (text: string) => text.replace(/\s+/g, ' ').trim()
const ignore =
  'If you did not ask for it, somebody may have mistyped their address: ignore this mail, and give the code to nobody.'
const notYou = ({ accountUrl }: MailContext) =>
  `If that was not you, open ${accountUrl} at once, choose “Forgot your password?” and set a new one.`

/** The texts of all mails about accounts. Nothing in them comes from whoever asked for the mail. */
export const mailTexts = {
  signInCode: ({ shop }: MailContext, code: string): MailText => ({
    subject: `${code} is your sign-in code for ${line(shop)}`,
    text: `Your code is ${code}\n\nIt signs you in once, within 10 minutes. ${ignore}${END(shop)}`,
  }),
  newAccountCode: ({ shop }: MailContext, code: string): MailText => ({
    subject: `${code} is your code for ${line(shop)}`,
    text:
      `Your code is ${code}\n\nIt proves that this address is yours, and makes you an account for the support chat of ` +
      `${line(shop)}. It works once, within 10 minutes. ${ignore}${END(shop)}`,
  }),
  resetCode: ({ shop }: MailContext, code: string): MailText => ({
    subject: `${code} lets you set a new password for ${line(shop)}`,
    text:
      `Your code is ${code}\n\nWith it you can set a new password, once, within 10 minutes. Your old password works until ` +
      `then. ${ignore}${END(shop)}`,
  }),
  passwordChanged: (context: MailContext): MailText => ({
    subject: `Your password for ${line(context.shop)} was changed`,
    text: `Your password was set or changed just now. All other devices were signed out.\n\n${notYou(context)}${END(context.shop)}`,
  }),
  secondFactorOn: (context: MailContext): MailText => ({
    subject: `A new way to sign in to ${line(context.shop)}`,
    text: `An authenticator app was added to your account just now. From now on, signing in takes a code of it.\n\n${notYou(context)}${END(context.shop)}`,
  }),
  secondFactorOff: (context: MailContext): MailText => ({
    subject: `Signing in to ${line(context.shop)} takes one step less`,
    text: `The authenticator app was removed from your account just now. Signing in no longer takes a code of it.\n\n${notYou(context)}${END(context.shop)}`,
  }),
  newRecoveryCodes: (context: MailContext): MailText => ({
    subject: `New recovery codes for ${line(context.shop)}`,
    text: `New recovery codes were made for your account just now. The old ones no longer work.\n\n${notYou(context)}${END(context.shop)}`,
  }),
}
