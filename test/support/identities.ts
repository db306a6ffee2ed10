/** Made-up people, each with all that could tell who they are. Cards and IBANs pass their check digits. */
export interface Identity {
  name: string
  email: string
  phone: string
  address: string
  card: string
  iban: string
}

const given = ['Annegret', 'Bertrand', 'Cosima', 'Dagobert', 'Eleonora', 'Ferdinand']
const family = ['Quastenflosser', 'Wolkenstein', 'Zuckermandel', 'Vanderbroeck', 'Mirabelli']
const streets = ['Gartenstraße', 'Lindenallee', 'Rosenweg', 'Bahnhofstraße', 'Kirchgasse']

/** Thirty of them, the same each time. */
export const identities: readonly Identity[] = given.flatMap((first, i) =>
  family.map((last, j) => {
    const n = i * family.length + j
    return {
      name: `${first} ${last}`,
      email: `${first}.${last}${n}@post${n}.example`.toLowerCase(),
      phone: `+49 17${n % 10} ${2345678 + n * 7919}`,
      address: `${streets[j]} ${11 + n}, ${70100 + n} Stuttgart`,
      card: withLuhn(`45321${String(1_000_000_000 + n * 7_654_321)}`),
      iban: germanIban(String(370_400_440_000_000_000 + n * 1_234_567_899)),
    }
  }),
)

/** What must be found nowhere: each datum as written, and numbers without their spaces too. */
export function tracesOf({ name, email, phone, address, card, iban }: Identity): string[] {
  const [first = '', last = ''] = name.split(' ')
  const street = address.split(',')[0] ?? ''
  return [first, last, email, phone, phone.replace(/\D/g, ''), street, card, iban, iban.slice(4)]
}

function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** ISO 13616: the check digits make the number, with `DE00` moved to its end, 1 modulo 97. */
function germanIban(account: string): string {
  const rest = BigInt(`${account}131400`) % 97n
  return `DE${String(98n - rest).padStart(2, '0')}${account}`
}
