/** What an order number is looked up by: case, blanks and a `#` before it say nothing. */
export const orderKeyOf = (orderId: string): string => orderId.trim().replace(/^#\s*/, '').toUpperCase()

/** What an e-mail address is compared by; `null` for none. */
export const emailKeyOf = (email: string | undefined): string | null => email?.trim().toLowerCase() || null

/** The address by which a customer is found: several may have typed the same one, of which at most one is proved. */
export const mailboxKeyOf = (customer: { email: string; emailVerified?: boolean | undefined }) =>
  customer.emailVerified === false ? null : emailKeyOf(customer.email)

/** What a postcode is compared by: letters and digits alone, in capitals; `null` for none. */
export const postcodeKeyOf = (postcode: string | undefined): string | null =>
  postcode?.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase() || null
