/**
 * What a shop's page gives to `identify`: a token that its backend has signed, or a function that fetches one when it is
 * needed, and nothing where nobody is signed in. `max_age`: the shopper must have shown who they are within as many
 * seconds.
 */
export type Identity = string | ((wanted: { max_age?: number }) => IdentityToken | Promise<IdentityToken>)
type IdentityToken = string | null | undefined
