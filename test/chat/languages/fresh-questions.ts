import type { ShopQuestion } from './shop-questions.ts'

/** More questions in other languages, written after the lexicons and never used to mend them: what to expect of them. */
export const freshQuestions: Readonly<Record<string, readonly ShopQuestion[]>> = {
  de: [
    [
      'Bis wann kann ich ein Kleid zurückgeben, das mir nicht gefällt?',
      'faqs/faqs.json#how-long-do-i-have-to-return-something',
      'policies/return_policy.md',
      'faqs/faqs.json#how-do-i-return-an-item',
      'articles/start_a_return.md',
    ],
    [
      'Muss ich für die Rücksendung etwas bezahlen?',
      'faqs/faqs.json#are-returns-free',
      'policies/return_policy.md',
    ],
    [
      'Aus welchen Stoffen sind eure Sachen?',
      'faqs/faqs.json#which-materials-do-you-use',
      'policies/sustainability_policy.md',
    ],
    [
      'Meine Karte wurde abgelehnt',
      'faqs/faqs.json#my-card-was-declined-what-can-i-do',
      'articles/failed_payment.md',
    ],
    ['Wie lösche ich mein Kundenkonto?', 'faqs/faqs.json#how-do-i-delete-my-account'],
    [
      'Näht ihr auch Knöpfe wieder an?',
      'faqs/faqs.json#can-you-repair-my-clothes',
      'articles/repair_service.md',
      'articles/mend_it_yourself.md',
      'faqs/faqs.json#can-i-get-spare-buttons-or-matching-yarn',
    ],
  ],
  nl: [
    [
      'Moet ik iets betalen als ik iets terugstuur?',
      'faqs/faqs.json#are-returns-free',
      'policies/return_policy.md',
    ],
    [
      'Krimpt een wollen trui in de was?',
      'faqs/faqs.json#will-my-clothes-shrink',
      'articles/wash_and_care.md',
      'policies/sizing_policy.md',
    ],
    ['Ik wil me uitschrijven van de nieuwsbrief', 'faqs/faqs.json#how-do-i-unsubscribe-from-the-newsletter'],
    [
      'Mijn kortingscode werkt niet',
      'faqs/faqs.json#why-does-my-discount-code-not-work',
      'articles/discount_codes.md',
    ],
    [
      'Kan ik mijn bestelling in Gent komen afhalen?',
      'faqs/faqs.json#can-i-collect-my-order-in-ghent',
      'articles/visit_the_studio_shop.md',
    ],
    [
      'Is jullie verpakking recycleerbaar?',
      'faqs/faqs.json#what-is-your-packaging-made-of',
      'policies/shipping_policy.md',
      'policies/sustainability_policy.md',
    ],
  ],
  fr: [
    [
      'Est-ce que les retours sont gratuits ?',
      'faqs/faqs.json#are-returns-free',
      'policies/return_policy.md',
    ],
    [
      'Je n’ai pas reçu de mail de confirmation',
      'faqs/faqs.json#i-have-not-received-an-order-confirmation-did-my-order-go-through',
    ],
    ['Est-ce que votre laine gratte ?', 'faqs/faqs.json#is-your-wool-itchy'],
    ['Comment enlever une tache ?', 'faqs/faqs.json#how-do-i-get-a-stain-out'],
    [
      'Puis-je payer en trois fois ?',
      'faqs/faqs.json#can-i-pay-later-or-in-instalments',
      'policies/payment_policy.md',
    ],
    ['Comment supprimer mon compte ?', 'faqs/faqs.json#how-do-i-delete-my-account'],
  ],
  es: [
    ['¿Las devoluciones son gratuitas?', 'faqs/faqs.json#are-returns-free', 'policies/return_policy.md'],
    [
      '¿Puedo recoger mi pedido en un punto de recogida?',
      'faqs/faqs.json#can-i-have-my-order-delivered-to-a-pick-up-point',
      'policies/shipping_policy.md',
    ],
    ['Me han cobrado dos veces', 'faqs/faqs.json#i-was-charged-twice-how-do-i-get-my-money-back'],
    [
      '¿Se encoge la ropa al lavarla?',
      'faqs/faqs.json#will-my-clothes-shrink',
      'articles/wash_and_care.md',
      'policies/sizing_policy.md',
    ],
    [
      '¿Hacéis tallas más grandes que la XXL?',
      'faqs/faqs.json#do-you-make-sizes-below-xs-or-above-xxl',
      'policies/sizing_policy.md',
    ],
    [
      '¿Cómo funciona la garantía?',
      'faqs/faqs.json#how-does-the-warranty-work',
      'policies/warranty_policy.md',
    ],
  ],
  it: [
    ['Il reso è gratuito?', 'faqs/faqs.json#are-returns-free', 'policies/return_policy.md'],
    [
      'Il tracking non si muove da giorni',
      'faqs/faqs.json#my-tracking-has-not-moved-for-days-is-my-parcel-lost',
      'articles/missing_parcel.md',
      'policies/shipping_policy.md',
    ],
    [
      'Posso pagare con PayPal?',
      'faqs/faqs.json#how-can-i-pay',
      'policies/payment_policy.md',
      'articles/failed_payment.md',
    ],
    [
      'Potete riparare la mia giacca?',
      'faqs/faqs.json#can-you-repair-my-clothes',
      'articles/repair_service.md',
      'faqs/faqs.json#how-do-i-send-in-a-piece-for-repair',
    ],
    ['Quando fate i saldi?', 'faqs/faqs.json#when-do-you-have-a-sale', 'articles/discount_codes.md'],
    ['Come tolgo una macchia dal cotone?', 'faqs/faqs.json#how-do-i-get-a-stain-out'],
  ],
  pt: [
    [
      'A minha encomenda chegou danificada',
      'faqs/faqs.json#a-piece-arrived-damaged-or-it-is-the-wrong-one-what-can-i-do',
      'articles/damaged_or_wrong_piece.md',
      'policies/return_policy.md',
    ],
    [
      'Posso trocar por outro tamanho?',
      'faqs/faqs.json#how-do-i-exchange-a-piece-for-another-size-or-colour',
      'articles/exchange_a_piece.md',
      'policies/return_policy.md',
    ],
  ],
  pl: [
    ['Gdzie znajdę fakturę?', 'faqs/faqs.json#where-do-i-find-my-invoice', 'policies/payment_policy.md'],
    [
      'Czy mogę wymienić na inny rozmiar?',
      'faqs/faqs.json#how-do-i-exchange-a-piece-for-another-size-or-colour',
      'articles/exchange_a_piece.md',
      'policies/return_policy.md',
    ],
  ],
  sv: [
    [
      'Kan jag betala med presentkort?',
      'faqs/faqs.json#how-do-i-use-or-check-my-gift-card',
      'faqs/faqs.json#how-do-gift-cards-work',
      'policies/gift_card_policy.md',
      'articles/redeem_gift_card.md',
      'policies/payment_policy.md',
    ],
    ['Jag vill prata med en människa', 'faqs/faqs.json#how-can-i-talk-to-a-person'],
  ],
  da: [
    [
      'Kan jeg bytte til en anden størrelse?',
      'faqs/faqs.json#how-do-i-exchange-a-piece-for-another-size-or-colour',
      'articles/exchange_a_piece.md',
      'policies/return_policy.md',
    ],
    [
      'Hvor finder jeg min faktura?',
      'faqs/faqs.json#where-do-i-find-my-invoice',
      'policies/payment_policy.md',
    ],
  ],
  cs: [
    [
      'Slevový kód nefunguje',
      'faqs/faqs.json#why-does-my-discount-code-not-work',
      'articles/discount_codes.md',
    ],
    [
      'Zboží přišlo poškozené',
      'faqs/faqs.json#a-piece-arrived-damaged-or-it-is-the-wrong-one-what-can-i-do',
      'articles/damaged_or_wrong_piece.md',
      'policies/return_policy.md',
    ],
  ],
  tr: [
    [
      'İndirim kodu çalışmıyor',
      'faqs/faqs.json#why-does-my-discount-code-not-work',
      'articles/discount_codes.md',
    ],
    [
      'Başka bedenle değişim yapabilir miyim?',
      'faqs/faqs.json#how-do-i-exchange-a-piece-for-another-size-or-colour',
      'articles/exchange_a_piece.md',
      'policies/return_policy.md',
    ],
  ],
}
