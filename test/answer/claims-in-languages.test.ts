import { expect, it } from 'vitest'
import { claimFilter } from '../../server/answer/claims/claim-filter.ts'
import { productNames } from '../../server/answer/claims/product-names.ts'
import { filteredBy } from './filtered-by.ts'

const text =
  'You can return any piece within 30 days of delivery. Refunds take 5–7 working days. The Merino Scarf costs €29.99. Standard shipping is €3.95, free from €75. Express takes 1 to 2 working days. We are open Monday to Friday 9:00 to 17:00.'
const checked = (said: string) => {
  const passage = { id: 'a', document: 'a', kind: 'policy', title: 'Returns', alts: [], text } as const
  const passages = [{ n: 1, passage: { ...passage, alts: [] }, score: 1 }]
  return filteredBy(claimFilter({ passages, known: [], asked: [], products: productNames([]) }), [said])
}

it.each([
  'Sie können innerhalb von 30 Tagen zurückgeben [1].',
  'Der Schal kostet 29,99 € [1].',
  'Die Erstattung dauert 5 bis 7 Werktage [1].',
  'Wir haben Montag bis Freitag von 9 bis 17 Uhr geöffnet [1].',
  'Vous pouvez retourner sous 30 jours [1].',
  'De verzending kost € 3,95 [1].',
  'El envío cuesta 3,95 € y es gratis desde 75 € [1].',
  'El reembolso tarda de 5 a 7 días laborables [1].',
  'Il rimborso richiede 5-7 giorni lavorativi [1].',
  'Paso 3: abre tu cuenta [1].',
  'Możesz zwrócić w ciągu 30 dni [1].',
  'Du kan returnera inom 30 dagar [1].',
])('what an English page says is right in other words: %s', (said) => expect(checked(said)).toBe(said))

it.each([
  'Sie haben 60 Tage [1].',
  'Der Schal kostet 24,99 € [1].',
  'Tiene 60 días para devolverlo [1].',
  'Il rimborso richiede 12 giorni [1].',
  'Vous avez 45 jours [1].',
])('what it does not say is taken out: %s', (said) => expect(checked(said).trim()).toBe(''))
