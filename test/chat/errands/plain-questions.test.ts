import { expect, test } from 'vitest'
import { inErrandWords } from '../../../server/chat/errands/errand-lexicons.ts'
import { questionOf } from '../../../server/chat/errands/plain-question.ts'
import { splitErrands } from '../../../server/chat/errands/split-errands.ts'

const ITEMS = ['Lyocell Wrap Dress', 'Merino Pullover', 'Leather Boots'].map((name) => ({
  itemId: name,
  productId: name,
  name,
  options: { size: 'M' },
  priceCents: 1,
  quantity: 1,
}))

/** The errands that a signed-in shopper's message begins at once. */
function begun(text: string, language: string): string[] {
  const isTranslated = language !== 'en'
  const wishes = splitErrands(inErrandWords(text, language) ?? text, ITEMS, {
    isTranslated,
    ...questionOf(text, language),
  })
  return wishes.filter(({ asked }) => !asked.isQuestion).map(({ asked }) => asked.kind)
}

const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Can I exchange a gift without the giver knowing?',
    'Can you refund to another card?',
    'Do I have to give a reason?',
    'Do I have to give a reason for a return?',
  ],
  de: [
    'Ich möchte wissen, ob Sie nach Österreich liefern',
    'Bieten Sie kostenlosen Umtausch an?',
    'Haben Sie Pullover, die nicht zu klein ausfallen?',
    'Liefern Sie an eine Packstation oder eine andere Adresse?',
    'Nehmen Sie getragene Kleider zurück?',
    'Können Sie mir sagen, ob der Umtausch kostenlos ist?',
    'Fallen die Stiefel zu groß aus?',
    'Haben Sie das Kleid auch in anderen Größen?',
    'Kann man bei Ihnen mit PayPal bezahlen?',
    'Ich möchte meine Bestellung nicht stornieren',
  ],
  fr: [
    'Faites-vous des échanges de taille',
    'Est-ce que vous livrez en Suisse ?',
    'Proposez-vous le retour gratuit ?',
    'Avez-vous des pulls qui ne sont pas trop petits ?',
    'J’aimerais savoir si vous remboursez les frais de retour',
    'Livrez-vous à une autre adresse ?',
    'Vous avez la robe dans une autre taille ?',
    'Est-ce que les bottes taillent trop grand ?',
    'Je ne veux pas annuler ma commande',
  ],
  es: [
    '¿Tienen jerséis que no sean demasiado pequeños?',
    '¿Hacen cambios de talla gratis?',
    '¿Ofrecen devolución gratuita?',
    'Quiero saber si envían a Portugal',
    '¿Envían a otra dirección?',
    '¿Se puede pagar con PayPal?',
    '¿Tienen el vestido en otra talla?',
    '¿Aceptan devoluciones sin etiqueta?',
    'No quiero cancelar mi pedido',
  ],
  it: [
    'Avete maglioni che non siano troppo piccoli?',
    'Fate cambi di taglia gratis?',
    'Offrite il reso gratuito?',
    'Vorrei sapere se spedite in Svizzera',
    'Spedite a un altro indirizzo?',
    'Si può pagare con PayPal?',
    'Avete il vestito in un’altra taglia?',
    'Accettate resi senza etichetta?',
    'Non voglio annullare il mio ordine',
  ],
  nl: [
    'Hebben jullie truien die niet te klein uitvallen?',
    'Bieden jullie gratis ruilen aan?',
    'Bezorgen jullie op een ander adres?',
    'Ik wil graag weten of jullie naar Duitsland sturen',
    'Kan ik bij jullie met PayPal betalen?',
    'Hebben jullie de jurk in een andere maat?',
    'Nemen jullie gedragen kleding terug?',
    'Heeft u laarzen die niet te groot zijn?',
    'Ik wil mijn bestelling niet annuleren',
  ],
}

test.each(Object.entries(QUESTIONS))('%s: a plain question begins no errand', (language, questions) => {
  expect(questions.flatMap((text) => begun(text, language).map((kind) => [text, kind]))).toEqual([])
})

test.each([
  ['de', 'Können Sie bitte meine Bestellung stornieren?', 'cancel_pending_order'],
  ['de', 'Haben Sie meine Bestellung schon verschickt?', 'order_status'],
  ['de', 'Der Pullover ist zu klein', 'exchange_delivered_order_items'],
  ['de', 'Ich möchte sie zurückgeben', 'return_delivered_order_items'],
  ['fr', 'Est-ce que vous pouvez annuler ma commande ?', 'cancel_pending_order'],
  ['fr', 'Le pull est trop petit', 'exchange_delivered_order_items'],
  ['es', '¿Pueden cancelar mi pedido?', 'cancel_pending_order'],
  ['es', 'El vestido es demasiado pequeño', 'exchange_delivered_order_items'],
  ['it', 'Potete annullare il mio ordine?', 'cancel_pending_order'],
  ['it', 'Il vestito è troppo piccolo', 'exchange_delivered_order_items'],
  ['nl', 'Kunnen jullie mijn bestelling annuleren?', 'cancel_pending_order'],
  ['nl', 'Kun je de jurk ruilen voor maat L?', 'exchange_delivered_order_items'],
  ['nl', 'De jurk is te klein', 'exchange_delivered_order_items'],
])('%s: %s begins one', (language, text, kind) => {
  expect(begun(text, language)).toEqual([kind])
})
