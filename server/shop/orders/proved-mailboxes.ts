import type { CustomerRecords } from './customer-records.ts'
import type { Profile } from './profile-file.ts'

/**
 * Records in which a mailbox leads only to a customer whose address the shop has proved. Where anybody could register at
 * the shop with somebody else's address, the two would share a customer: one by the shop's word, one by the mailbox.
 *
 * @param vouches whether the shop signs shoppers in, too (identity tokens); then it must say of each address that it was
 * proved. Else the mailbox is the only way in, and an address of which nothing is said leads there.
 */
export function provedMailboxes(records: CustomerRecords, vouches: boolean): CustomerRecords {
  return {
    ...records,
    async customerByEmail(email) {
      const customer = await records.customerByEmail(email)
      return (customer?.emailVerified ?? !vouches) ? customer : undefined
    },
  }
}

/** Of how many customers with an address the file does not say whether it was proved. */
export function silentMailboxes(profiles: readonly Profile[]): number {
  return profiles.filter(({ customer }) => customer.email !== '' && customer.emailVerified === undefined)
    .length
}
