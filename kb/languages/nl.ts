import { lexiconOf } from './lexicon.ts'

/** Dutch words of a shop's day, and how an English help page says it. */
export const dutch = lexiconOf({
  endings: ['en', 'e', 's', 'n', 't', 'je', 'tje'],
  links: ['s', 'en', 'e', 'n', ''],
  entries: `
hello: hallo, hoi, dag, goedendag, goedemorgen, goedemiddag, goedenavond, hey
thank you: dank u, dank je, dank je wel, dank u wel, bedankt, heel erg bedankt, dankjewel, dankuwel, merci
bye: doei, tot ziens, dag dag, tot later
how are you: hoe gaat het, hoe gaat het met je
are you a robot: ben je een robot, ben je een mens, ben jij een bot, bent u een mens
what can you do: wat kan je, wat kun je, wat kan je doen, waarmee kan je helpen
under: onder, minder dan, maximaal
cheapest: goedkoopste
how long: hoe lang, hoelang, hoeveel tijd
how many days: hoeveel dagen, binnen hoeveel dagen
how much: hoeveel, hoe duur
how can i: hoe kan ik, hoe kan je, hoe kun je
how do i: hoe moet ik, hoe doe ik, hoe mag ik
how: hoe
where is: waar is, waar blijft, waar zit
where: waar, vanwaar
when will i: wanneer krijg ik, wanneer ontvang ik
when: wanneer
why: waarom
what is: wat is, wat zijn
what: wat
which: welke, welk
who: wie
do you have: hebben jullie, heeft u, heb je, hebt u, verkopen jullie
is there: is er, zijn er, bestaat er
can i: kan ik, mag ik, zou ik
i want to: ik wil, ik zou graag, ik wou
i have: ik heb, ik ben
write: schrijf, schrijven
tell: vertel, vertellen
poem: gedicht
story: verhaal
song: lied, liedje
essay: opstel
homework: huiswerk
weather: weer morgen, het weer
who won: wie heeft gewonnen, wie won
won: gewonnen
game: wedstrijd, spel
world cup: wereldkampioenschap, wk
ignore: negeer, negeren
previous: vorige, voorgaande, eerdere
all: alle
instructions: instructies, aanwijzingen
your instructions: je instructies, jouw instructies
show: toon
what do you think of: wat vind je van, wat denk je van
president: president
equation: vergelijking
solve: los op
recipe: recept
and: en
to: naar
with: met
for: voor
:de, het, een, t, is, zijn, ben, bent, heeft, hebben, heb, ik, je, jij, u, we, wij, jullie, ze, zij, hij, er, mij, me, jou, ons, uw, jouw, maar, ook, nog, al, eens, dan, toch, graag, aub, alstublieft, alsjeblieft, iets, heel, zo, als, of, dat, die, dit, deze, in, op, uit, bij, van, te, tot, over, om, aan, worden, wordt, werd, kan, kunnen, kunt, mag, moet, moeten, wil, willen, ja, hier, nu, binnen, even, hun, na, door, zit, staat, had
my: mijn, m'n, mn
not: niet, geen, nooit, niets
without: zonder
only: alleen, enkel
again: opnieuw, weer
other: andere, ander, anders
new: nieuw, nieuwe
shipping costs: verzendkosten, verzendingskosten, portokosten, leveringskosten, bezorgkosten
shipping: verzending
ship: verzenden, verzenden jullie, opsturen, verstuurd, versturen, verzonden
delivery: levering, bezorging, leveringen
deliver: leveren, levert, geleverd, bezorgen, bezorgd
delivery time: levertijd, leveringstijd, levertermijn
take: duren, duurt
cost: kosten, kost
free: gratis, kosteloos
price: prijs, prijzen
expensive: duur
cheap: goedkoop, goedkoopste
order: bestelling, bestellingen, order
place an order: bestelling plaatsen
order: bestellen, besteld, bestel
order number: bestelnummer, ordernummer
order confirmation: bestelbevestiging, bevestigingsmail, orderbevestiging
parcel: pakje, pakket, pakjes, zending
tracking: volgen, track en trace, traceren, tracking, trackingcode
arrive: aankomen, komt aan, aangekomen, komen, komt
not received: niet ontvangen, niet gekregen, niet aangekomen
received: ontvangen, gekregen
lost: kwijt, verloren, verdwenen
late: laat, vertraging, te laat
return: retour, retourneren, terugsturen, terugzenden, retournering, terugbrengen, teruggeven, terugstuur, retouren, retourzending, ruilen of terugsturen
return policy: retourbeleid, retourvoorwaarden, retourrecht
return period: retourtermijn, bedenktijd, herroepingsrecht
return label: retourlabel, retouretiket
refund: terugbetaling, terugbetaald, terugbetalen, geld terug, mijn geld terug, terugstorting, restitutie
exchange: ruilen, omruilen, omwisselen, ruil
change: wijzigen, veranderen, aanpassen, wijzig
cancel: annuleren, annulering, geannuleerd, afzeggen, opzeggen
pay: betalen, betaald, betaal
payment: betaling, betalingen
payment methods: betaalmethodes, betaalmethoden, betaalmogelijkheden, betaalwijze, betaalwijzen, betaalmethode
pay in instalments: in schijven, in termijnen, gespreid betalen, afbetaling
pay later: achteraf betalen, later betalen
invoice: factuur, facturen, rekening, kassabon
card: kaart, kredietkaart, creditcard, bankkaart
declined: geweigerd
charged twice: dubbel betaald, twee keer betaald, dubbel aangerekend
charged: aangerekend, afgeschreven
money: geld
discount code: kortingscode, promocode, actiecode
discount: korting, kortingen
student discount: studentenkorting
gift card: cadeaubon, geschenkbon, cadeaukaart, bon, waardebon
how do gift cards work: hoe werkt een cadeaubon, hoe werken cadeaubonnen
gift wrap: cadeauverpakking, als cadeau inpakken, inpakken, geschenkverpakking
gift: cadeau, geschenk, cadeautje
code: code
does not work: werkt niet, doet het niet, lukt niet
work: werkt, werken
student: student, studenten
sale: solden, uitverkoop, sale, aanbieding, aanbiedingen
newsletter: nieuwsbrief
unsubscribe: uitschrijven, afmelden
subscribe: inschrijven, aanmelden nieuwsbrief
account: account, profiel
create an account: account aanmaken, registreren
delete: verwijderen, wissen
password: wachtwoord, paswoord
forgot: vergeten
sign in: inloggen, aanmelden, login
email: e-mail, email, mail, mailadres
address: adres
delivery address: leveradres, leveringsadres, afleveradres
phone: telefoon, telefoonnummer, gsm
personal data: gegevens, persoonsgegevens, privacy
size: maat, maten, kledingmaat
size guide: maattabel, matentabel
find my size: welke maat moet ik kiezen, welke maat heb ik nodig, welke maat heb ik, juiste maat, mijn maat
too small: te klein, te krap, te strak
too large: te groot, te wijd
fit: passen, past, pasvorm, valt uit, vallen
between two sizes: tussen twee maten
long: lang, lange
short: kort, korte
colour: kleur, kleuren
black: zwart, zwarte
white: wit, witte
red: rood, rode
blue: blauw, blauwe
green: groen, groene
yellow: geel, gele
brown: bruin, bruine
grey: grijs, grijze
pink: roze
navy: donkerblauw, marineblauw
purple: paars, paarse
dress: jurk, kleed, jurken, kleedje, zomerjurk
clothes: kleding, kleren, kledingstuk, kledingstukken
shirt: hemd, overhemd, hemden
t-shirt: tshirt, t shirt
blouse: blouse, bloes
top: topje, top
jumper: trui, truien, pull
cardigan: vest, gilet
trousers: broek, broeken
jeans: jeans, spijkerbroek
shorts: short, korte broek
skirt: rok, rokken
coat: mantel, winterjas
jacket: jas, jassen, jasje
raincoat: regenjas
shoes: schoenen, schoen
boots: laarzen, botten, boots, enkellaarsjes
sneakers: sneakers, sportschoenen
sandals: sandalen
bag: tas, tassen, handtas
backpack: rugzak
belt: riem, riemen
scarf: sjaal, sjaals
hat: hoed, muts, mutsen, pet
gloves: handschoenen
socks: sokken, kousen
tights: panty, kousenbroek
pyjamas: pyjama
underwear: ondergoed
buttons: knoop, knopen
zip: rits
item: artikel, artikelen, stuk, product, producten
material: materiaal, materialen, stof, stoffen
wool: wol, wollen
cotton: katoen, katoenen
linen: linnen
silk: zijde
leather: leer, leder, leren
hemp: hennep
organic: bio, biologisch, biologische
recycled: gerecycleerd, gerecycled
vegan: vegan, veganistisch
sustainable: duurzaam, duurzaamheid, milieuvriendelijk
certified: gecertificeerd, keurmerk
made: gemaakt, geproduceerd, vervaardigd
packaging: verpakking
wash: wassen, was, gewassen
how do i wash: hoe moet ik wassen, hoe was ik
washing machine: wasmachine
iron: strijken
dryer: droogkast, droger
care: onderhoud, verzorgen, onderhouden
stain: vlek, vlekken
shrink: krimpen, krimpt
moths: motten
can you repair my clothes: kunnen jullie herstellen, kunnen jullie repareren
repair: herstellen, herstelling, repareren, reparatie, hersteld
warranty: garantie, waarborg
alter: inkorten, vermaken, korter maken
damaged: beschadigd, kapot, stuk aangekomen, defect, gescheurd, gat
wrong item: verkeerd artikel, fout artikel, verkeerde, verkeerd
missing: ontbreekt, mist
complaint: klacht, klagen
physical shop: winkel, winkels, fysieke winkel, boetiek
opening hours: openingsuren, openingstijden, open
collect: afhalen, ophalen
pick-up point: afhaalpunt, pickup punt, postpunt
try on: passen in de winkel, uitproberen
talk to a person: met een medewerker praten, met iemand praten, met een mens praten, medewerker, klantendienst, klantenservice, echte persoon
contact: contact, contacteren, bereiken
call: bellen
talk: praten, spreken
language: taal, talen
countries: landen, land, buitenland
do you ship to: leveren jullie in, leveren jullie ook in, leveren jullie naar, versturen jullie naar, verzenden jullie naar
outside the EU: buiten de eu, buiten europa
customs duties: douane, douanekosten, invoerrechten
germany: duitsland
austria: oostenrijk
switzerland: zwitserland
france: frankrijk
belgium: belgië
netherlands: nederland
spain: spanje
italy: italië
united kingdom: engeland, verenigd koninkrijk
norway: noorwegen
today: vandaag
tomorrow: morgen
weekend: weekend, zaterdag, zondag
monday: maandag
tuesday: dinsdag
wednesday: woensdag
thursday: donderdag
friday: vrijdag
working days: werkdagen, werkdag
days: dagen, dag
weeks: weken, week
month: maand, maanden
time: tijd, termijn
public holidays: feestdag, feestdagen
express: express, spoed, snel, sneller
sign: tekenen, handtekening
nobody home: niemand thuis, niet thuis
neighbour: buren, buur
available: beschikbaar, voorradig, op voorraad, verkrijgbaar
sold out: uitverkocht
pre-order: voorbestellen, voorbestelling
second hand: tweedehands
take-back: oude kleren inleveren, inleveren
loyalty programme: getrouwheidsprogramma, spaarpunten, klantenkaart
review: beoordeling, recensie
company: bedrijf, firma
women: dames, vrouwen
men: heren, mannen
children: kinderen
help: hulp, helpen
question: vraag
problem: probleem
safe: veilig, veiligheid
sample: staal, stofstaal
workshop: workshop, workshops, atelier
`,
})
