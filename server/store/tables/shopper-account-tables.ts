/** Accounts of our own for shoppers, and their way through the sign-in frame. */
export interface ShopperAccountTables {
  /** Accounts of our own for shoppers; each stands on an e-mail address that was proved. */
  shopper_accounts: {
    account_id: string
    email: string
    /** `null` for who signs in by codes that are mailed. */
    password_hash: string | null
    /** Wrong passwords since the last sign-in. */
    password_failures: number
    created_at: number
  }
  /** One way through the sign-in frame; the page holds its token, nothing of it is in a cookie. */
  shopper_sign_ins: {
    token_hash: string
    email: string
    /** `null` until it is proved whose it is. */
    account_id: string | null
    purpose: 'sign-in' | 'sign-up' | 'reset'
    /** What is due next; `full` opens the account and lets the shop's page have its code. */
    stage: 'mail-code' | 'second-factor' | 'new-password' | 'full'
    /** Of the code that was mailed, until it is spent. */
    code_hash: string | null
    /** Codes that were tried. */
    tries: number
    /** The TOTP secret that was shown and is not confirmed yet, sealed for the `account_id`. */
    sealed_new_secret: string | null
    /** When the stage became `full`. */
    authenticated_at: number | null
    expires_at: number
  }
  shopper_authenticators: {
    account_id: string
    sealed_secret: string
    last_step: number
    created_at: number
  }
  shopper_recovery_codes: {
    code_hash: string
    account_id: string
    created_at: number
    used_at: number | null
  }
}
