import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import type { AuthenticatorOffer, EnrolledStaff, StaffSession } from '../../server/wire/staff-account.ts'
import type { RunningServer } from './start-server.ts'
import { eventually } from './eventually.ts'

/** An account whose second factor is set up. */
export interface TestStaff {
  origin: string
  email: string
  password: string
  /** The authenticator's secret, for `generate` of otplib. */
  secret: string
  /** Those not used yet: `signInStaff` takes one each time. */
  recoveryCodes: string[]
  /** The session that setting up has begun, as a `Cookie` header. */
  cookie: string
}

export const staffEmail = 'ada@shop.example'
export const staffPassword = 'lantern orchard violin'

/** The one-time link, which the server prints once it is ready. */
export async function setUpLink(server: RunningServer): Promise<string> {
  return eventually(() => {
    const link = /http\S+\/dashboard#setup=\S+/.exec(server.log())?.[0]
    if (!link) throw new Error(`no set-up link in: ${server.log()}`)
    return link
  })
}

/** Sends JSON to a staff route as the dashboard's own page would; returns the answer and the session's cookie. */
export async function postAsStaff(origin: string, path: string, body: object, cookie = '') {
  const response = await fetch(`${origin}/v1/staff${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie },
    body: JSON.stringify(body),
  })
  const set = response.headers.get('set-cookie')?.split(';')[0]
  return { response, cookie: set ?? cookie }
}

async function answered<Body>(
  posted: ReturnType<typeof postAsStaff>,
): Promise<{ body: Body; cookie: string }> {
  const { response, cookie } = await posted
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`)
  return { body: (await response.json()) as Body, cookie }
}

/** Spends a set-up link (the first one, unless another is given) and sets up the second factor, over HTTP. */
export async function createStaff(
  server: RunningServer,
  {
    email = staffEmail,
    password = staffPassword,
    link,
  }: { email?: string; password?: string; link?: string } = {},
): Promise<TestStaff> {
  const origin = server.url
  const token = new URLSearchParams(new URL(link ?? (await setUpLink(server))).hash.slice(1)).get('setup')
  const made = await answered<StaffSession>(postAsStaff(origin, '/setup', { token, email, password }))
  const offer = await answered<AuthenticatorOffer>(postAsStaff(origin, '/enrolment', {}, made.cookie))
  const { secret } = offer.body
  const code = await generate({ secret })
  const enrolled = await answered<EnrolledStaff>(
    postAsStaff(origin, '/enrolment/confirm', { code }, made.cookie),
  )
  const { recovery_codes: recoveryCodes } = enrolled.body
  return { origin, email, password, secret, recoveryCodes, cookie: enrolled.cookie }
}

/** A new session over HTTP, by password and recovery code: a code of the app works once in 30 s. */
export async function newStaffSession({
  origin,
  email,
  password,
  recoveryCodes,
}: TestStaff): Promise<string> {
  const code = recoveryCodes.pop()
  if (!code) throw new Error('this account has no recovery code left: make another one for more sessions')
  const first = await answered<StaffSession>(postAsStaff(origin, '/sign-in', { email, password }))
  return (await answered(postAsStaff(origin, '/sign-in/code', { code }, first.cookie))).cookie
}

/** Signs a page in with a session of its own and opens the dashboard. */
export async function signInStaff(page: Page, staff: TestStaff): Promise<void> {
  const [name = '', value = ''] = (await newStaffSession(staff)).split('=')
  await page.context().addCookies([{ name, value, url: staff.origin, httpOnly: true, sameSite: 'Strict' }])
  await page.goto(`${staff.origin}/dashboard`)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
}

/** Reads the key that the page shows and types the app's code for it. */
export async function enrolOnScreen(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Set up your second factor' }).waitFor()
  const secret = ((await page.locator('.offer-key code').textContent()) ?? '').replace(/\s/g, '')
  await page.getByLabel('Code that the app shows').fill(await generate({ secret }))
  await page.getByRole('button', { name: 'Confirm' }).click()
  return secret
}
