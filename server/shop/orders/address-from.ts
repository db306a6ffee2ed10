import { countryIn } from '../countries.ts'
import type { Address } from './customer.ts'
import type { Arguments } from './plan-facts.ts'
import type { ShopTerms } from './shop-terms.ts'

/** An address as an action gives it. Under a shop's terms a country's name becomes its code, as its records have it. */
export function addressFrom(
  given: Omit<Arguments<'modify_user_address'>, 'user_id'>,
  terms: ShopTerms | undefined,
): Address {
  return {
    line1: given.address1,
    line2: given.address2,
    city: given.city,
    region: given.state,
    postalCode: given.zip,
    country: terms ? codeOf(given.country) : given.country,
  }
}

function codeOf(country: string): string {
  if (/^[a-z]{2}$/i.test(country)) return country.toUpperCase()
  return countryIn(`to ${country}`)?.code ?? country
}
