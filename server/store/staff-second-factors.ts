import { secondFactorStore } from './second-factors.ts'

export const staffSecondFactors = secondFactorStore({
  authenticators: 'staff_authenticators',
  recoveryCodes: 'staff_recovery_codes',
  account: 'staff_id',
})

export const { deleteAuthenticatorOf, deleteRecoveryCodesOf } = staffSecondFactors
