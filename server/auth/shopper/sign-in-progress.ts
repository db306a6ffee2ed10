import type { Now } from '../../ids.ts'
import type { Database, Write } from '../../store/database.ts'
import * as store from '../../store/shopper-accounts.ts'
import type { Tables } from '../../store/tables.ts'
import type { SignInStep } from '../../wire/sign-in.ts'
import { MAIL_CODE_MS } from './mail-codes.ts'
import { hashToken } from '../credentials/secret-token.ts'
import { expired } from '../sign-in-faults.ts'

type Row = Tables['shopper_sign_ins']
export type SignInStage = Row['stage']
export type SignInPurpose = Row['purpose']

const MINUTE_MS = 60_000
/** How long each stage may take, ms. A full one opens the account page, and asks again after this. */
const STAGE_MS = {
  'mail-code': MAIL_CODE_MS,
  'second-factor': 5 * MINUTE_MS,
  'new-password': 15 * MINUTE_MS,
  full: 15 * MINUTE_MS,
} as const

/** A way through the sign-in frame that still stands. */
export interface FoundSignIn {
  tokenHash: string
  email: string
  purpose: SignInPurpose
  stage: SignInStage
  codeHash: string | null
  sealedNewSecret: string | null
  authenticatedAt: number | null
  passwordHash: string | null
  /** Unix ms; `null` while the account has no second factor. */
  secondFactorSince: number | null
}

/** The same once it is known whose it is. */
export interface ProvedSignIn extends FoundSignIn {
  accountId: string
  authenticatedAt: number
}

/** What is due after a factor was shown, and what of it the database keeps. */
export interface NextStage {
  stage: SignInStage
  row: Pick<Row, 'stage' | 'authenticated_at' | 'expires_at'>
}

/** The ways through the sign-in frame that are under way. */
export interface SignInProgress {
  /** @throws ProblemError `unauthorized` when the way is over or at another stage */
  inStage(token: string, stage: 'mail-code'): Promise<FoundSignIn>
  inStage(token: string, stage: Exclude<SignInStage, 'mail-code'>): Promise<ProvedSignIn>
  /** The row of a stage that begins now; `authenticatedAt` is when the last factor was shown. */
  next(stage: SignInStage, authenticatedAt: number | null): NextStage
  /** Begins a way, and removes those that are over. */
  begin(
    token: string,
    way: Pick<Row, 'email' | 'account_id' | 'purpose' | 'code_hash'>,
    next: NextStage,
  ): Promise<Write[]>
}

export function createSignInProgress({ database, now }: { database: Database; now: Now }): SignInProgress {
  const inStage = async (token: string, stage: SignInStage): Promise<ProvedSignIn> => {
    const tokenHash = await hashToken(token)
    const [row] = await database.read(store.signInByHash(tokenHash))
    if (!row || row.stage !== stage || row.expires_at <= now()) throw expired()
    const proved = row.account_id !== null && row.authenticated_at !== null
    if (stage !== 'mail-code' && !proved) throw expired()
    return {
      tokenHash,
      email: row.email,
      purpose: row.purpose,
      stage,
      codeHash: row.code_hash,
      sealedNewSecret: row.sealed_new_secret,
      passwordHash: row.password_hash,
      secondFactorSince: row.second_factor_since,
      accountId: row.account_id ?? '',
      authenticatedAt: row.authenticated_at ?? 0,
    }
  }

  return {
    inStage,
    next: (stage, authenticatedAt) => ({
      stage,
      row: { stage, authenticated_at: authenticatedAt, expires_at: now() + STAGE_MS[stage] },
    }),
    async begin(token, way, { row }) {
      const signIn = { ...way, ...row, token_hash: await hashToken(token), tries: 0, sealed_new_secret: null }
      return [store.deleteOldSignIns(now()), store.insertSignIn(signIn)]
    },
  }
}

/** What is due once every factor was shown. */
export function stageAfterFactors(purpose: SignInPurpose, passwordHash: string | null): SignInStage {
  const wantsPassword = purpose === 'reset' || (purpose === 'sign-up' && passwordHash === null)
  return wantsPassword ? 'new-password' : 'full'
}

/** A stage as the page is told of it. */
export function stepOf(stage: SignInStage, token: string, purpose: SignInPurpose): SignInStep {
  const step = { step_token: token }
  if (stage === 'full') return { step: 'done', ...step }
  return stage === 'new-password'
    ? { step: stage, ...step, required: purpose === 'reset' }
    : { step: stage, ...step }
}
