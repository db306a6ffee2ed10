/** A shopper's question about the demo shop, and the documents of which one answers it. */
export type ShopQuestion = readonly [question: string, ...documents: string[]]

const faq = (slug: string) => `faqs/faqs.json#${slug}`
const returnWindow = [faq('how-long-do-i-have-to-return-something'), 'policies/return_policy.md'] as const
const returning = [
  faq('how-do-i-return-an-item'),
  'articles/start_a_return.md',
  'policies/return_policy.md',
] as const
const shippingCost = [faq('how-much-does-shipping-cost'), 'policies/shipping_policy.md'] as const
const deliveryTime = [faq('how-long-does-delivery-take'), 'policies/shipping_policy.md'] as const
const countries = [faq('which-countries-do-you-ship-to'), 'policies/shipping_policy.md'] as const
const paying = [faq('how-can-i-pay'), 'policies/payment_policy.md'] as const
const cancelling = [faq('can-i-cancel-my-order'), 'articles/cancel_order.md'] as const
const tracking = [faq('how-can-i-track-my-order'), 'articles/track_order.md'] as const
const refund = [
  faq('when-will-i-get-my-refund'),
  'policies/return_policy.md',
  'policies/payment_policy.md',
] as const
const damaged = [
  faq('a-piece-arrived-damaged-or-it-is-the-wrong-one-what-can-i-do'),
  'articles/damaged_or_wrong_piece.md',
  'policies/return_policy.md',
] as const
const exchanging = [
  faq('how-do-i-exchange-a-piece-for-another-size-or-colour'),
  'articles/exchange_a_piece.md',
  'policies/return_policy.md',
] as const
const voucher = [faq('why-does-my-discount-code-not-work'), 'articles/discount_codes.md'] as const
const giftCards = [
  faq('how-do-gift-cards-work'),
  faq('how-do-i-use-or-check-my-gift-card'),
  'articles/redeem_gift_card.md',
  'policies/gift_card_policy.md',
] as const
const password = [faq('i-forgot-my-password-how-do-i-reset-it'), 'articles/secure_your_account.md'] as const
const sizing = [
  faq('how-do-i-find-my-size'),
  'articles/find_your_size.md',
  'policies/sizing_policy.md',
] as const
const washing = [faq('how-do-i-wash-my-clothes'), 'articles/wash_and_care.md'] as const
const store = [faq('do-you-have-a-physical-shop'), 'articles/visit_the_studio_shop.md'] as const
const made = [faq('where-are-your-clothes-made'), 'policies/sustainability_policy.md'] as const
const students = [faq('is-there-a-student-discount'), 'articles/discount_codes.md'] as const
const invoice = [faq('where-do-i-find-my-invoice'), 'policies/payment_policy.md'] as const
const person = [faq('how-can-i-talk-to-a-person')] as const
const missing = [
  faq('the-tracking-says-delivered-but-i-have-no-parcel-what-now'),
  faq('my-tracking-has-not-moved-for-days-is-my-parcel-lost'),
  'articles/missing_parcel.md',
  'policies/shipping_policy.md',
] as const
const vegan = [faq('are-your-products-vegan')] as const
const warranty = [faq('how-does-the-warranty-work'), 'policies/warranty_policy.md'] as const
const wrap = [faq('can-you-wrap-my-order-as-a-gift'), 'articles/send_a_gift.md'] as const
const instalments = [faq('can-i-pay-later-or-in-instalments'), 'policies/payment_policy.md'] as const
const repair = [faq('can-you-repair-my-clothes'), 'articles/repair_service.md'] as const
const address = [
  faq('can-i-change-the-delivery-address-of-my-order'),
  'articles/change_address.md',
  'policies/shipping_policy.md',
] as const
const customs = [
  faq('do-i-have-to-pay-customs-duties-or-import-tax'),
  'articles/order_from_outside_the_eu.md',
  'policies/shipping_policy.md',
] as const
const express = [faq('do-you-offer-express-delivery'), 'policies/shipping_policy.md'] as const

/** What the demo shop's English pages answer, asked in other languages: written by hand before the lexicons were. */
export const shopQuestions: Readonly<Record<string, readonly ShopQuestion[]>> = {
  de: [
    ['Wie hoch sind die Versandkosten?', ...shippingCost],
    ['Wie lange dauert die Lieferung nach Österreich?', ...deliveryTime],
    ['Wie kann ich etwas zurückschicken?', ...returning],
    ['Wie lange habe ich Zeit für eine Rückgabe?', ...returnWindow],
    ['Wo ist mein Paket?', ...tracking, ...missing],
    ['Kann ich meine Bestellung noch stornieren?', ...cancelling],
    ['Welche Zahlungsarten gibt es?', ...paying],
    ['Kann ich auf Raten zahlen?', ...instalments],
    ['Wann bekomme ich mein Geld zurück?', ...refund],
    ['Liefert ihr auch in die Schweiz?', ...countries, ...customs, ...deliveryTime],
    ['Mein Gutscheincode funktioniert nicht', ...voucher, ...giftCards],
    ['Ich habe mein Passwort vergessen', ...password],
    ['Welche Größe soll ich nehmen?', ...sizing, faq('i-am-between-two-sizes-which-one-should-i-take')],
    ['Wie wasche ich den Wollpullover?', ...washing],
    ['Habt ihr einen Laden?', ...store],
    ['Der Artikel ist beschädigt angekommen', ...damaged],
    ['Gibt es Rabatt für Studenten?', ...students],
    ['Wo werden eure Kleider hergestellt?', ...made],
    ['Ich möchte mit einem Mitarbeiter sprechen', ...person],
    ['Kann ich die Lieferadresse ändern?', ...address],
  ],
  nl: [
    ['Wat zijn de verzendkosten?', ...shippingCost],
    ['Hoe lang duurt de levering naar Nederland?', ...deliveryTime],
    ['Hoe kan ik een artikel terugsturen?', ...returning],
    ['Binnen hoeveel dagen mag ik retourneren?', ...returnWindow],
    ['Waar is mijn pakje?', ...tracking, ...missing],
    ['Kan ik mijn bestelling annuleren?', ...cancelling],
    ['Hoe kan ik betalen?', ...paying],
    ['Wanneer krijg ik mijn geld terug?', ...refund],
    ['Leveren jullie ook in Frankrijk?', ...countries, ...deliveryTime],
    ['Ik wil ruilen voor een andere maat', ...exchanging],
    ['Hoe werkt een cadeaubon?', ...giftCards],
    ['Ik ben mijn wachtwoord vergeten', ...password],
    ['Welke maat moet ik kiezen?', ...sizing, faq('i-am-between-two-sizes-which-one-should-i-take')],
    ['Hoe moet ik linnen wassen?', ...washing],
    ['Hebben jullie een winkel?', ...store],
    ['Is er studentenkorting?', ...students],
    ['Hoe lang heb ik garantie?', ...warranty],
    ['Waar vind ik mijn factuur?', ...invoice],
    ['Kunnen jullie mijn broek herstellen?', ...repair],
    ['Kan ik met een medewerker praten?', ...person],
  ],
  fr: [
    ['Combien coûte la livraison ?', ...shippingCost],
    ['Quels sont les délais de livraison en France ?', ...deliveryTime],
    ['Comment retourner un article ?', ...returning],
    ['Combien de temps ai-je pour renvoyer un article ?', ...returnWindow],
    ['Où est mon colis ?', ...tracking, ...missing],
    ['Puis-je annuler ma commande ?', ...cancelling],
    ['Quels moyens de paiement acceptez-vous ?', ...paying],
    ['Quand vais-je être remboursée ?', ...refund],
    ['Livrez-vous en Suisse ?', ...countries, ...customs, ...deliveryTime],
    ['Je voudrais échanger contre une autre taille', ...exchanging],
    ['Mon code promo ne marche pas', ...voucher],
    ["J'ai oublié mon mot de passe", ...password],
    ['Comment choisir ma taille ?', ...sizing],
    ['Comment laver un pull en laine ?', ...washing],
    ['Avez-vous un magasin ?', ...store],
    ['Mon article est arrivé abîmé', ...damaged],
    ['Y a-t-il une réduction pour les étudiants ?', ...students],
    ['Où sont fabriqués vos vêtements ?', ...made],
    ['Je veux parler à un conseiller', ...person],
    ['Pouvez-vous faire un emballage cadeau ?', ...wrap],
  ],
  es: [
    ['¿Cuánto cuesta el envío?', ...shippingCost],
    ['¿Cuánto tarda en llegar el pedido a España?', ...deliveryTime],
    ['¿Cómo puedo devolver una prenda?', ...returning],
    ['¿Cuántos días tengo para devolver algo?', ...returnWindow],
    ['¿Dónde está mi paquete?', ...tracking, ...missing],
    ['Quiero cancelar mi pedido', ...cancelling],
    ['¿Qué formas de pago aceptáis?', ...paying],
    ['¿Cuándo recibiré mi reembolso?', ...refund],
    ['¿Hacéis envíos a Portugal?', ...countries, ...deliveryTime, ...shippingCost],
    ['¿Puedo cambiarlo por otra talla?', ...exchanging],
    ['Mi código de descuento no funciona', ...voucher],
    ['He olvidado mi contraseña', ...password],
    ['¿Cómo sé qué talla necesito?', ...sizing],
    ['¿Cómo se lava el lino?', ...washing],
    ['¿Tenéis tienda física?', ...store],
    ['El artículo ha llegado roto', ...damaged],
    ['¿Hay descuento para estudiantes?', ...students],
    ['¿Vuestros productos son veganos?', ...vegan],
    ['¿Puedo hablar con una persona?', ...person],
    ['¿Dónde puedo encontrar mi factura?', ...invoice],
  ],
  it: [
    ['Quanto costa la spedizione?', ...shippingCost],
    ['Quanto tempo ci vuole per la consegna in Italia?', ...deliveryTime],
    ['Come posso restituire un articolo?', ...returning],
    ['Entro quanti giorni posso fare il reso?', ...returnWindow],
    ["Dov'è il mio pacco?", ...tracking, ...missing],
    ['Vorrei annullare il mio ordine', ...cancelling],
    ['Quali metodi di pagamento accettate?', ...paying],
    ['Quando riceverò il rimborso?', ...refund],
    ['Spedite anche in Germania?', ...countries, ...deliveryTime, ...shippingCost],
    ["Posso cambiare la taglia con un'altra?", ...exchanging],
    ['Il mio codice sconto non funziona', ...voucher],
    ['Ho dimenticato la password', ...password],
    ['Come faccio a sapere la mia taglia?', ...sizing],
    ['Come si lava la lana?', ...washing],
    ['Avete un negozio?', ...store],
    ["L'articolo è arrivato danneggiato", ...damaged],
    ["C'è uno sconto per studenti?", ...students],
    ['Dove vengono prodotti i vostri vestiti?', ...made],
    ['Vorrei parlare con una persona', ...person],
    ['Offrite la consegna espressa?', ...express],
  ],
}

/** In languages in which nothing is looked up in other words, and English as it is typed: for telling them apart. */
export const otherSentences: Readonly<Record<string, readonly string[]>> = {
  pt: [
    'Quanto custa o envio?',
    'Onde está a minha encomenda?',
    'Como posso devolver um artigo?',
    'Vocês entregam em Portugal?',
    'Quero cancelar o meu pedido',
    'Quais são as formas de pagamento?',
    'Esqueci a minha senha',
    'Têm este vestido em preto?',
    'Quando vou receber o reembolso?',
    'Não recebi a confirmação da compra',
  ],
  pl: [
    'Ile kosztuje wysyłka?',
    'Gdzie jest moja paczka?',
    'Jak mogę zwrócić sukienkę?',
    'Czy wysyłacie do Polski?',
    'Chcę anulować zamówienie',
    'Jakie są metody płatności?',
    'Zapomniałam hasła',
    'Kiedy dostanę zwrot pieniędzy?',
    'Jaki rozmiar powinnam wybrać?',
    'Czy macie sklep stacjonarny?',
  ],
  sv: [
    'Vad kostar frakten?',
    'Var är mitt paket?',
    'Hur returnerar jag en vara?',
    'Skickar ni till Sverige?',
    'Jag vill avbryta min beställning',
    'Vilka betalsätt har ni?',
    'Jag har glömt mitt lösenord',
    'När får jag tillbaka mina pengar?',
    'Vilken storlek ska jag välja?',
    'Finns klänningen i svart?',
  ],
  da: [
    'Hvad koster fragten?',
    'Hvor er min pakke?',
    'Hvordan returnerer jeg en vare?',
    'Sender I til Danmark?',
    'Jeg vil gerne annullere min ordre',
    'Hvilke betalingsmetoder har I?',
    'Jeg har glemt min adgangskode',
    'Hvornår får jeg mine penge tilbage?',
    'Hvilken størrelse skal jeg vælge?',
    'Har I en butik i København?',
  ],
  cs: [
    'Kolik stojí doprava?',
    'Kde je můj balík?',
    'Jak mohu vrátit zboží?',
    'Doručujete do České republiky?',
    'Chci zrušit svou objednávku',
    'Jak můžu zaplatit?',
    'Zapomněl jsem heslo',
    'Kdy dostanu peníze zpět?',
    'Jakou velikost si mám vybrat?',
    'Máte kamennou prodejnu?',
  ],
  tr: [
    'Kargo ücreti ne kadar?',
    'Siparişim nerede?',
    'Ürünü nasıl iade edebilirim?',
    "Türkiye'ye gönderim yapıyor musunuz?",
    'Siparişimi iptal etmek istiyorum',
    'Hangi ödeme yöntemlerini kabul ediyorsunuz?',
    'Şifremi unuttum',
    'Param ne zaman iade edilecek?',
    'Hangi bedeni seçmeliyim?',
    'Bu elbisenin siyahı var mı?',
  ],
  en: [
    'hi',
    'u there?',
    'plz help me w my order',
    'wheres my pakage',
    'delivry time??',
    'do u ship 2 germany',
    'Chelsea Boots',
    'Piqué Polo Shirt',
    'Breton Striped Top in ecru',
    'Plissé Evening Dress size M',
    'Argyle Slipover',
    'Pointelle Summer Knit vs Fair Isle Sweater',
    'merino',
    'linen',
    'jeans',
    'jumper',
    'returns',
    'refund pls',
    'size 38',
    'XL?',
    'VM1234',
    'order VM-20417',
    'iDEAL or Bancontact?',
    'PayPal',
    'colour options',
    'espadrilles 39',
    'thx',
    'ok cool',
    'my name is Giulia Rossi and my order is late',
    'Do you have a shop in Madrid?',
    'can i pick it up in Ghent',
    'is the Grape-Skin Belt vegan',
    'lyocell wrap dress in plum?',
    'wat size r u',
    'hw long dos it take',
    'i wanna return dis',
    'no',
    'restocking when?',
    'gr8 service tnx',
    'omg my parcel is lost',
  ],
}
