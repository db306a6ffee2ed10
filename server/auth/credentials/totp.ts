import { generateSecret, generateURI, verify } from 'otplib'

/** RFC 6238 as every authenticator app has it: HMAC-SHA-1, 6 digits, steps of 30 s since the Unix epoch. */
const settings = { strategy: 'totp', algorithm: 'sha1', digits: 6, period: 30 } as const
/**
 * One step to either side. RFC 6238, section 5.2, recommends to allow one step of delay; ASVS 6.5.5 asks for a
 * lifetime of 30 s. Phones' clocks are a few seconds off either way, so we follow the RFC and take a step once.
 */
const TOLERANCE_S = 30
const BITS_160 = 20

/** A new secret, 160 random bits in Base32. */
export function newTotpSecret(): string {
  return generateSecret({ length: BITS_160 })
}

/** The `otpauth://` address that an authenticator app takes as a link or a QR code. */
export function totpUri(secret: string, email: string, issuer = 'VerdeMuse'): string {
  return generateURI({ ...settings, issuer, label: email, secret })
}

/**
 * The time step whose code this is, or `undefined` if it is none of the current step and its neighbours.
 *
 * @param now Unix milliseconds
 * @param lastStep the last step that was used, if one was: it and those before it are refused
 */
export async function matchTotp(
  secret: string,
  code: string,
  now: number,
  lastStep?: number,
): Promise<number | undefined> {
  const epoch = Math.floor(now / 1000)
  // A clock that was set back: otplib throws for a step that has not come yet, and no code can be newer.
  if (lastStep !== undefined && lastStep > Math.floor((epoch + TOLERANCE_S) / settings.period))
    return undefined
  const result = await verify({
    ...settings,
    secret,
    token: code,
    epoch,
    epochTolerance: TOLERANCE_S,
    ...(lastStep !== undefined && { afterTimeStep: lastStep }),
  })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}
