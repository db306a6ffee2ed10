import { type Lexicon, lexiconOf } from '../../../kb/languages/lexicon.ts'
import { lexicons, translateBy } from '../../../kb/translate-query.ts'

/**
 * What shoppers say of their orders beyond the words of help pages, as errands read it in English; by language tag. Lines
 * are `english: phrase, other phrase`, without regard to accents.
 */
const PHRASES: Readonly<Record<string, string>> = {
  de: `
yes: ja, jawohl, ja bitte, ja gerne, genau, mach das, machen sie das, passt, stimmt, in ordnung, einverstanden, klar
no: nein, nee, nö
never mind: vergiss es, vergessen sie es, doch nicht, lass es, lassen sie es, schon gut, abbrechen, ich hab es mir anders überlegt, nein danke
keep the order: bestellung behalten, ich behalte sie, ich behalte es
cancel my order: bestellung abbrechen, bestellung stornieren, auftrag stornieren, meine bestellung abbrechen, meine bestellung stornieren
cancel: storno, stornier, storniert
the whole order: die ganze bestellung, ganze bestellung, alles zusammen, komplett
all of them: alle, alles, alle davon, beide, beides
can you: können sie bitte, könnten sie bitte, könnt ihr bitte, kannst du bitte
my item: sie, ihn
no longer need it: nicht mehr gebraucht, brauche ich nicht mehr, brauche es nicht mehr, brauche sie nicht mehr, brauche ihn nicht mehr, nicht mehr nötig, will ich nicht mehr, will es nicht mehr, will sie nicht mehr, will ihn nicht mehr
by mistake: versehentlich, aus versehen, irrtümlich, falsch bestellt, doppelt bestellt
changed my mind: anders überlegt, umentschieden
too small: zu klein, zu eng, zu kurz
too big: zu groß, zu weit, zu lang
not what i expected: anders als erwartet, nicht wie erwartet, gefällt mir nicht, gefallen mir nicht
damaged: kaputt, beschädigt, defekt, loch, löcher
the wrong item came: falscher artikel, falsches teil, falsche ware
i withdraw from my purchase: widerrufe, widerrufen, ich widerrufe, widerruf, vom kauf zurücktreten, vertrag widerrufen, ich widerrufe meinen kauf
change the payment of my order: zahlungsart ändern, zahlungsweise ändern, zahlung ändern, anders bezahlen, andere zahlungsart
pay with gift card: mit gutschein bezahlen, mit geschenkkarte bezahlen, mit der geschenkkarte bezahlen, mit dem gutschein zahlen
pay with paypal: mit paypal bezahlen, mit paypal zahlen
gift card: gutschein, gutscheinkarte, geschenkkarte, geschenkgutschein
change my address: adresse ändern, adresse wechseln, lieferadresse ändern, andere adresse, neue adresse, falsche adresse, ändert meine adresse, ändere meine adresse, ändern sie meine adresse, ändert die adresse, ändere die adresse
change: änder, ändere, ändert, wechseln, wechsle
change the size: größe ändern, größe wechseln, andere größe, falsche größe
exchange: umtauschen, tauschen, tausche, tauscht, umtausch
return: zurückgeben, zurückschicken, zurücksenden, retournieren, schicke zurück, rückgabe
where is my order: wo bleibt meine bestellung, wo bleibt mein paket, wo steckt mein paket, wann kommt mein paket, wann kommt meine bestellung, wo ist meine sendung
is it shipped: schon verschickt, schon versendet, schon versandt, schon abgeschickt
not arrived: noch nicht angekommen, nicht angekommen, noch nicht da, immer noch nicht da, nicht gekommen
show my orders: meine bestellungen, zeig meine bestellungen, zeige meine bestellungen
my refund: mein geld, meine erstattung, meine rückerstattung
money back: geld zurück
still: noch
the first: die erste, der erste, das erste, den ersten
the second: die zweite, der zweite, das zweite, den zweiten
the third: die dritte, der dritte, das dritte, den dritten
the latest: die neueste, die letzte, letzte
the other one: die andere, der andere, das andere, die anderen
one size bigger: eine nummer größer, eine größe größer, größer
one size smaller: eine nummer kleiner, eine größe kleiner, kleiner
whole: ganz`,
  fr: `
yes: oui, oui merci, ouais, d accord, c est bon, exact, vas y, allez y, parfait
no: non
never mind: laisse tomber, laissez tomber, non merci, tant pis, oublie, oubliez, finalement non
keep the order: garder la commande, je la garde, je le garde, je garde la commande
cancel my order: annuler ma commande, annuler la commande, annulez ma commande, annule ma commande
cancel: annule, annulez
the whole order: toute la commande, la commande entière
all of them: tous, toutes, tout, les deux
no longer need it: plus besoin, n en ai plus besoin, je n en veux plus, n en veux plus, je n en ai plus besoin
by mistake: par erreur, par inadvertance, en double
changed my mind: j ai changé d avis, changé d avis
too small: trop petit, trop petite, trop petits, trop petites, trop serré, trop serrée, trop court, trop courte
too big: trop grand, trop grande, trop grands, trop grandes, trop large, trop long, trop longue
not what i expected: pas ce que j attendais, ne me plaît pas, me plaît pas, déçu, déçue
damaged: abîmé, abîmée, cassé, cassée, défectueux, défectueuse, troué, trouée, endommagé, endommagée
the wrong item came: mauvais article, pas le bon article
i withdraw from my purchase: me rétracter, je me rétracte, droit de rétractation, rétracter, exercer mon droit de rétractation
change the payment of my order: changer le moyen de paiement, changer le paiement, modifier le paiement, modifier le moyen de paiement, payer autrement
pay with gift card: payer avec ma carte cadeau, payer avec la carte cadeau, payer par carte cadeau
pay with paypal: payer avec paypal, payer par paypal
gift card: carte cadeau, chèque cadeau, bon cadeau
change my address: changer l adresse, changer d adresse, changer mon adresse, modifier l adresse, modifier mon adresse, nouvelle adresse, mauvaise adresse, autre adresse, changer l adresse de livraison, modifier l adresse de livraison
change the size: changer la taille, changer de taille, autre taille, mauvaise taille
exchange: échanger, échangez, échange
return: retourner, renvoyer, rendre, retourne, renvoie
for: contre
where is my order: où en est ma commande, où est ma commande, quand arrive ma commande, quand arrive mon colis
not arrived: pas encore arrivé, pas encore arrivée, toujours pas arrivé, toujours pas arrivée, pas reçu, rien reçu
show my orders: mes commandes, voir mes commandes
my refund: mon remboursement, mon argent
money back: remboursé, remboursée, me faire rembourser, être remboursé, être remboursée
still: encore
the first: le premier, la première
the second: le deuxième, la deuxième, le second, la seconde
the third: le troisième, la troisième
the latest: la dernière, le dernier, la plus récente
the other one: l autre
one size bigger: une taille au dessus, plus grand, plus grande
one size smaller: une taille en dessous, plus petit, plus petite`,
  es: `
yes: sí, si, claro, vale, de acuerdo, correcto, adelante, por supuesto, sí por favor
no: no
never mind: déjalo, déjelo, no gracias, olvídalo, mejor no
keep the order: mantener el pedido, me lo quedo, me la quedo
cancel my order: cancelar mi pedido, cancelar el pedido, anular mi pedido, anular el pedido, cancela mi pedido
cancel: cancelar, cancela, anular, anula, cancelo
the whole order: todo el pedido, el pedido entero, el pedido completo
all of them: todos, todas, todo, los dos, las dos, ambos, ambas
my order: mi pedido, mi compra, mi paquete, mi envío
no longer need it: ya no lo necesito, ya no la necesito, ya no los necesito, no lo necesito, ya no lo quiero, ya no la quiero
by mistake: por error, por equivocación, sin querer, duplicado
changed my mind: he cambiado de opinión, cambiado de opinión
too small: demasiado pequeño, demasiado pequeña, muy pequeño, muy pequeña, me queda pequeño, me queda pequeña, me queda corto, me aprieta
too big: demasiado grande, muy grande, me queda grande, demasiado largo, demasiado larga
not what i expected: no es lo que esperaba, no me gusta, no me gustan
damaged: roto, rota, dañado, dañada, defectuoso, defectuosa, estropeado, estropeada
the wrong item came: llegó otro artículo, artículo equivocado, no es el artículo correcto
i withdraw from my purchase: desistir de la compra, desistir, desistimiento, derecho de desistimiento
change the payment of my order: cambiar el método de pago, cambiar la forma de pago, cambiar el pago, pagar de otra forma
pay with gift card: pagar con mi tarjeta regalo, pagar con tarjeta regalo, pagar con la tarjeta regalo
pay with paypal: pagar con paypal
gift card: tarjeta regalo, tarjeta de regalo, vale regalo
change my address: cambiar la dirección, cambiar mi dirección, cambiar de dirección, otra dirección, nueva dirección, dirección equivocada, cambiar la dirección de entrega, cambiar la dirección de envío
change the size: cambiar la talla, cambiar de talla, otra talla, talla equivocada
exchange: cambiar, cambio
return: devolver, devuelvo, devolución
where is my order: dónde está mi pedido, dónde está mi paquete, cuándo llega mi pedido, cuándo llega mi paquete
not arrived: no ha llegado, todavía no ha llegado, aún no ha llegado, no me ha llegado
show my orders: mis pedidos, ver mis pedidos
my refund: mi reembolso, mi dinero
money back: que me devuelvan el dinero, devolución del dinero, reembolso
still: todavía, aún
the first: el primero, la primera
the second: el segundo, la segunda
the third: el tercero, la tercera
the latest: el último, la última, el más reciente
the other one: el otro, la otra
one size bigger: una talla más, más grande
one size smaller: una talla menos, más pequeño, más pequeña`,
  it: `
yes: sì, si, certo, va bene, d accordo, esatto, procedi, sì grazie, confermo
no: no
never mind: lascia stare, lasci stare, no grazie, lascia perdere, fa niente, meglio di no
keep the order: tenere l ordine, lo tengo, la tengo
cancel my order: annullare il mio ordine, annullare l ordine, annulla il mio ordine, annulla l ordine, cancellare il mio ordine, cancellare l ordine
cancel: annullare, annulla, cancellare, cancella
the whole order: tutto l ordine, l intero ordine
all of them: tutti, tutte, tutto, entrambi, entrambe, tutti e due
no longer need it: non mi serve più, non mi servono più, non lo voglio più, non la voglio più, non ne ho più bisogno
by mistake: per sbaglio, per errore
changed my mind: ho cambiato idea, cambiato idea
too small: troppo piccolo, troppo piccola, troppo piccoli, troppo piccole, troppo stretto, troppo stretta, troppo corto, troppo corta
too big: troppo grande, troppo grandi, troppo largo, troppo larga, troppo lungo, troppo lunga
not what i expected: non è come pensavo, non mi piace, non mi piacciono, diverso da come pensavo
damaged: rotto, rotta, danneggiato, danneggiata, difettoso, difettosa, strappato, strappata
the wrong item came: è arrivato un altro articolo, articolo sbagliato
i withdraw from my purchase: recedere dall acquisto, recedere, diritto di recesso, recesso
change the payment of my order: cambiare il metodo di pagamento, cambiare pagamento, cambiare il pagamento, modificare il pagamento, pagare in un altro modo
pay with gift card: pagare con la carta regalo, pagare con carta regalo, pagare con il buono regalo
pay with paypal: pagare con paypal
gift card: carta regalo, buono regalo
change my address: cambiare l indirizzo, cambiare indirizzo, modificare l indirizzo, cambiare il mio indirizzo, altro indirizzo, nuovo indirizzo, indirizzo sbagliato, cambiare l indirizzo di consegna
change the size: cambiare la taglia, cambiare taglia, altra taglia, taglia sbagliata
exchange: cambiare, cambio, sostituire
return: restituire, rendere, reso, rimandare indietro
where is my order: dov è il mio ordine, dove è il mio ordine, dov è il mio pacco, quando arriva il mio ordine, quando arriva il mio pacco
not arrived: non è ancora arrivato, non è ancora arrivata, non è arrivato, non è arrivata, non ancora arrivato
show my orders: i miei ordini, mostra i miei ordini
my refund: il mio rimborso, i miei soldi
money back: essere rimborsato, essere rimborsata, rimborso, soldi indietro
still: ancora
the first: il primo, la prima
the second: il secondo, la seconda
the third: il terzo, la terza
the latest: l ultimo, l ultima, il più recente
the other one: l altro, l altra
one size bigger: una taglia in più, più grande
one size smaller: una taglia in meno, più piccolo, più piccola`,
  nl: `
can you: kunnen jullie, kunt u, kun je, kan je, zouden jullie
yes: ja, ja graag, jazeker, ja hoor, klopt, akkoord, prima, doe maar, oké
no: nee
never mind: laat maar, nee bedankt, nee dank je, vergeet het, toch niet, hoeft niet
keep the order: bestelling houden, ik houd hem, ik hou hem, bestelling behouden
cancel my order: mijn bestelling annuleren, bestelling annuleren, de bestelling annuleren, annuleer mijn bestelling, annuleer de bestelling
cancel: annuleer, annuleren, annuleert
the whole order: de hele bestelling, hele bestelling
all of them: allemaal, alles, alle, beide, allebei
no longer need it: niet meer nodig, heb ik niet meer nodig, heb het niet meer nodig, wil ik niet meer, hoef ik niet meer
by mistake: per ongeluk, per vergissing, dubbel besteld, verkeerd besteld
changed my mind: ik heb me bedacht, bedacht
too small: te klein, te krap, te kort, te strak
too big: te groot, te wijd, te lang
not what i expected: niet wat ik verwachtte, anders dan verwacht, vind ik niet mooi, valt tegen
damaged: kapot, beschadigd, defect, gat, gaten
the wrong item came: verkeerd artikel, verkeerde artikel
i withdraw from my purchase: herroepen, de koop herroepen, herroepingsrecht, ik herroep, mijn koop herroepen, koop ontbinden
change the payment of my order: betaalmethode wijzigen, betaalmethode veranderen, betaalwijze wijzigen, anders betalen, betaling wijzigen
pay with gift card: betalen met cadeaukaart, met cadeaukaart betalen, met mijn cadeaukaart betalen, met de cadeaubon betalen
pay with paypal: met paypal betalen, betalen met paypal
gift card: cadeaukaart, cadeaubon, kadobon, kadokaart
change my address: adres wijzigen, adres veranderen, adres aanpassen, bezorgadres wijzigen, ander adres, nieuw adres, verkeerd adres, mijn adres wijzigen, mijn adres veranderen, het adres wijzigen, leveradres wijzigen, afleveradres wijzigen, bezorgadres aanpassen
change the size: maat wijzigen, maat veranderen, andere maat, verkeerde maat
exchange: ruilen, ruil, omruilen
return: terugsturen, retourneren, retour, teruggeven, terugzenden
where is my order: waar blijft mijn bestelling, waar blijft mijn pakket, wanneer komt mijn pakket, wanneer komt mijn bestelling
not arrived: nog niet aangekomen, niet aangekomen, nog niet binnen, niet ontvangen, nog steeds niet
show my orders: mijn bestellingen, toon mijn bestellingen
my refund: mijn geld, mijn terugbetaling
money back: geld terug
still: nog
the first: de eerste, het eerste
the second: de tweede, het tweede
the third: de derde, het derde
the latest: de laatste, de nieuwste, de meest recente
the other one: de andere, het andere
one size bigger: een maat groter, maatje groter, groter
one size smaller: een maat kleiner, maatje kleiner, kleiner`,
}

const errandLexicons = new Map(
  Object.entries(PHRASES).flatMap(([language, entries]): [string, Lexicon][] => {
    const general = lexicons[language]
    if (!general) return []
    const own = lexiconOf({ ...general, entries })
    const english = new Map([...general.english, ...own.english])
    return [[language, { ...general, english, longest: Math.max(general.longest, own.longest) }]]
  }),
)

/** A message about orders in the English that errands are read by; undefined where its language is not one of these. */
export function inErrandWords(message: string, language: string | undefined): string | undefined {
  const lexicon = language === undefined ? undefined : errandLexicons.get(language)
  return lexicon && (translateBy(message, lexicon) || message)
}
