import { type Lexicon, lexiconOf } from './lexicon.ts'

/** Of further languages, what is most often asked and said in a shop, by tag. */
export const fewWords: Readonly<Record<string, Lexicon>> = {
  pt: lexiconOf({
    endings: ['s', 'es', 'a', 'o', 'as', 'os'],
    entries: `
hello: olá, oi, bom dia, boa tarde, boa noite
thank you: obrigado, obrigada, muito obrigado, muito obrigada
bye: adeus, tchau, até logo
are you a robot: você é um robô, és um robô
how much does shipping cost: quanto custa o envio, quanto é o frete, custos de envio, portes, frete
how long does delivery take: quanto tempo demora, prazo de entrega
do you ship to: vocês entregam em, entregam em, enviam para
where is my order: onde está a minha encomenda, onde está o meu pedido, minha encomenda
how do i return an item: como posso devolver, devolver, devolução
cancel my order: cancelar o meu pedido, cancelar, cancelar a encomenda
payment methods: formas de pagamento, métodos de pagamento, pagamento
when will i get my refund: quando vou receber o reembolso, reembolso
i forgot my password: esqueci a minha senha, esqueci minha senha, senha
order confirmation: confirmação da compra, confirmação
not received: não recebi
exchange: trocar, troca
discount code: código de desconto, cupom
gift card: cartão presente, vale presente
size: tamanho
dress: vestido
black: preto, preta
shop: loja
invoice: fatura
damaged: danificado, com defeito
talk to a person: falar com uma pessoa, falar com alguém, atendente
wash: lavar
do you have: têm, vocês têm
:o, a, os, as, um, uma, de, do, da, em, no, na, para, por, com, e, é, são, eu, meu, minha, este, esta, que, um artigo, artigo, quero
`,
  }),
  pl: lexiconOf({
    endings: ['a', 'e', 'y', 'i', 'u', 'ow', 'om'],
    entries: `
hello: dzień dobry, cześć, hej, witam, dobry wieczór
thank you: dziękuję, dzięki, bardzo dziękuję
bye: do widzenia, pa
are you a robot: jesteś robotem, czy jesteś robotem
how much does shipping cost: ile kosztuje wysyłka, koszt wysyłki, koszty dostawy, ile kosztuje dostawa
how long does delivery take: ile trwa dostawa, czas dostawy
which countries do you ship to: czy wysyłacie do, wysyłacie do
where is my parcel: gdzie jest moja paczka, gdzie moja paczka, paczka
how do i return an item: jak mogę zwrócić, zwrócić, zwrot
cancel my order: anulować zamówienie, anulować
payment methods: metody płatności, formy płatności, jak mogę zapłacić
when will i get my refund: kiedy dostanę zwrot pieniędzy, zwrot pieniędzy
i forgot my password: zapomniałam hasła, zapomniałem hasła, hasło
how do i find my size: jaki rozmiar powinnam wybrać, jaki rozmiar wybrać
size: rozmiar
do you have a physical shop: czy macie sklep stacjonarny, sklep stacjonarny
exchange: wymiana, wymienić
discount code: kod rabatowy, rabat
gift card: karta podarunkowa
invoice: faktura
damaged: uszkodzony, uszkodzona
dress: sukienka, sukienkę
black: czarny, czarna
talk to a person: rozmawiać z człowiekiem, konsultant, porozmawiać z kimś
:czy, jest, są, mam, macie, i, w, na, do, się, chcę, mogę, moja, moje, mój, jakie, jaki, jak
`,
  }),
  sv: lexiconOf({
    endings: ['en', 'et', 'er', 'ar', 'or', 'a', 'n', 't', 's'],
    links: ['s', ''],
    entries: `
hello: hej, hallå, god morgon, god kväll, tjena
thank you: tack, tack så mycket, tusen tack
bye: hej då, vi ses, adjö
are you a robot: är du en robot, är du människa
how much does shipping cost: vad kostar frakten, fraktkostnad, vad kostar det att skicka, frakt
how long does delivery take: hur lång är leveranstiden, leveranstid, hur lång tid tar leveransen
which countries do you ship to: skickar ni till, levererar ni till
where is my parcel: var är mitt paket, var är min beställning, paket
how do i return an item: hur returnerar jag, returnera, retur
cancel my order: avbryta min beställning, avbeställa, avboka, avbryta
payment methods: betalsätt, vilka betalsätt har ni, betalningssätt
when will i get my refund: när får jag tillbaka mina pengar, återbetalning, pengar tillbaka
i forgot my password: jag har glömt mitt lösenord, lösenord
how do i find my size: vilken storlek ska jag välja
size: storlek
shop: butik
exchange: byta, byte
discount code: rabattkod, rabatt
gift card: presentkort
invoice: kvitto, faktura
damaged: trasig, skadad
dress: klänning, klänningen
black: svart
talk to a person: prata med en människa, kundtjänst, prata med någon
do you have: har ni, finns
:en, ett, den, det, är, jag, ni, vi, och, i, på, till, vara, vill, min, mitt, med, för
`,
  }),
  da: lexiconOf({
    endings: ['en', 'et', 'er', 'e', 'r', 'n', 's'],
    links: ['s', ''],
    entries: `
hello: hej, goddag, godmorgen, god aften, hallo
thank you: tak, mange tak, tusind tak
bye: farvel, hej hej, vi ses
are you a robot: er du en robot, er du et menneske
how much does shipping cost: hvad koster fragten, hvad koster fragt, fragtpris, fragt
how long does delivery take: hvor lang er leveringstiden, leveringstid
which countries do you ship to: sender i til, leverer i til
where is my parcel: hvor er min pakke, hvor er min ordre, pakke
how do i return an item: hvordan returnerer jeg, returnere, retur
cancel my order: annullere min ordre, annullere, afbestille
payment methods: betalingsmetoder, hvilke betalingsmetoder har i
when will i get my refund: hvornår får jeg mine penge tilbage, penge tilbage, refundering
i forgot my password: jeg har glemt min adgangskode, adgangskode, kodeord
how do i find my size: hvilken størrelse skal jeg vælge
size: størrelse
do you have a physical shop: har i en butik, butik
exchange: bytte, ombytning
discount code: rabatkode, rabat
gift card: gavekort
invoice: faktura, kvittering
damaged: ødelagt, beskadiget
dress: kjole
black: sort
talk to a person: tale med et menneske, kundeservice, tale med nogen
:en, et, den, det, er, jeg, vi, og, i, på, til, vare, vil, gerne, min, mit, med, for
`,
  }),
  cs: lexiconOf({
    endings: ['a', 'e', 'y', 'i', 'u', 'ou', 'em'],
    entries: `
hello: dobrý den, ahoj, dobré ráno, dobrý večer
thank you: děkuji, díky, děkuju, moc děkuji
bye: na shledanou, nashledanou, čau
are you a robot: jsi robot, jste robot
how much does shipping cost: kolik stojí doprava, cena dopravy, poštovné
how long does delivery take: jak dlouho trvá doručení, dodací lhůta, doba doručení
which countries do you ship to: doručujete do, posíláte do
where is my parcel: kde je můj balík, kde je moje objednávka, balík
how do i return an item: jak mohu vrátit, vrátit, vrácení
cancel my order: zrušit svou objednávku, zrušit objednávku, zrušit
how can i pay: jak můžu zaplatit, jak mohu zaplatit, způsoby platby
when will i get my refund: kdy dostanu peníze zpět, peníze zpět, vrácení peněz
i forgot my password: zapomněl jsem heslo, zapomněla jsem heslo, heslo
how do i find my size: jakou velikost si mám vybrat, jakou velikost
size: velikost
do you have a physical shop: máte kamennou prodejnu, prodejna, prodejnu
exchange: vyměnit, výměna
discount code: slevový kód, sleva
gift card: dárková karta, dárkový poukaz
invoice: faktura
damaged: poškozený, poškozené
dress: šaty
black: černá, černé
talk to a person: mluvit s člověkem, zákaznický servis
:je, jsou, mám, máte, a, v, na, do, se, chci, můj, moje, jak, zboží
`,
  }),
  tr: lexiconOf({
    endings: ['i', 'u', 'im', 'um', 'ler', 'lar', 'in', 'un', 'de', 'da'],
    entries: `
hello: merhaba, selam, iyi günler, günaydın, iyi akşamlar
thank you: teşekkürler, teşekkür ederim, çok teşekkürler, sağ ol
bye: hoşça kal, görüşürüz, güle güle
are you a robot: robot musun, insan mısın
how much does shipping cost: kargo ücreti ne kadar, kargo ücreti, kargo ne kadar
how long does delivery take: teslimat ne kadar sürer, teslimat süresi
which countries do you ship to: gönderim yapıyor musunuz, yurt dışına gönderim
where is my order: siparişim nerede, kargom nerede
how do i return an item: nasıl iade edebilirim, iade, iade etmek
cancel my order: siparişimi iptal etmek, iptal
payment methods: ödeme yöntemleri, hangi ödeme yöntemlerini kabul ediyorsunuz
when will i get my refund: param ne zaman iade edilecek, para iadesi
i forgot my password: şifremi unuttum, şifre
how do i find my size: hangi bedeni seçmeliyim, hangi beden
size: beden
shop: mağaza
exchange: değişim, değiştirmek
discount code: indirim kodu, indirim
gift card: hediye kartı
invoice: fatura
damaged: hasarlı, bozuk
dress: elbise, elbisenin
black: siyah, siyahı
talk to a person: insanla konuşmak, müşteri hizmetleri, biriyle konuşmak
is there: var mı
:bir, bu, ürünü, istiyorum, için, ve
`,
  }),
}
