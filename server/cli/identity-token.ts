import { MAX_IDENTITY_TOKEN_SECONDS, signIdentityToken } from '../auth/tokens/identity-tokens.ts'
import type { Config } from '../config.ts'
import { randomId } from '../ids.ts'
import { openDataFolder } from '../ops/data-folder.ts'
import { loadSecrets } from '../ops/secrets.ts'
import { demoShoppers } from '../storefront/demo-shoppers.ts'
import { UsageError } from './usage-error.ts'

const DEFAULT_SECONDS = 300

/**
 * Prints an identity token as the shop's server would sign it: by IDENTITY_SECRET, in the demo by the demo's own key.
 * @throws UsageError where the command cannot be understood, Error where nothing can be signed
 */
export async function identityToken({
  user,
  ttl,
  config: { identity, demo, dataDir },
  print,
}: {
  user: string | undefined
  ttl: string | undefined
  config: Pick<Config, 'identity' | 'demo' | 'dataDir'>
  print: (text: string) => void
}): Promise<void> {
  if (user === undefined || user === '' || user.length > 128)
    throw new UsageError('identity-token needs --user, the shop’s id of the shopper.')
  const seconds = ttl === undefined ? DEFAULT_SECONDS : Number(ttl)
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_IDENTITY_TOKEN_SECONDS)
    throw new UsageError(`--ttl is in seconds, from 1 to ${MAX_IDENTITY_TOKEN_SECONDS}.`)
  const shopper = (demo && demoShoppers.find(({ userId }) => userId === user)) || { userId: user }
  const settings = { seconds, jti: randomId('jti'), now: Date.now }
  print(await signIdentityToken(secretOf(identity, demo, dataDir), shopper, settings))
}

function secretOf(identity: Config['identity'], demo: boolean, dataDir: string): Uint8Array {
  if (identity && 'secret' in identity) return new TextEncoder().encode(identity.secret)
  if (identity)
    throw new Error('With IDENTITY_JWKS_URL only the shop’s server can sign: its private key is not here.')
  if (!demo)
    throw new Error(
      'Nothing signs identities here: set IDENTITY_SECRET to the secret that the shop signs with.',
    )
  openDataFolder(dataDir)
  return loadSecrets(dataDir).demoIdentityKey
}
