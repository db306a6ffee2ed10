import { lexiconOf } from './lexicon.ts'

/** German words of a shop's day, and how an English help page says it. */
export const german = lexiconOf({
  endings: ['en', 'em', 'er', 'es', 'e', 'n', 's', 'st', 't'],
  links: ['s', 'es', 'n', 'en', 'er', 'e', ''],
  entries: `
hello: hallo, guten tag, guten morgen, guten abend, moin, servus, grüß gott, grüezi
thank you: danke, dankeschön, danke schön, vielen dank, herzlichen dank, danke sehr, danke dir, tausend dank
bye: tschüss, tschüß, auf wiedersehen, bis bald, ciao
how are you: wie geht es dir, wie geht es ihnen, wie gehts, wie geht s
are you a robot: bist du ein roboter, bist du ein mensch, sind sie ein mensch, bist du ein bot, bist du echt, rede ich mit einem menschen
what can you do: was kannst du, was können sie, wobei kannst du helfen, was kannst du alles
under: unter, weniger als, höchstens
cheapest: günstigste, billigste
how long: wie lange, wie viel zeit, wieviel zeit
how many days: wie viele tage, wieviele tage
how much: wie viel, wieviel, wie hoch sind, wie hoch ist, wie teuer
how: wie, wieso, weshalb
how can i: wie kann ich, wie könnte ich, wie mache ich
how do i: wie muss ich, wie soll ich, wie darf ich
where: wo, woher, wohin
where is: wo ist, wo bleibt, wo steckt
when: wann
when will i: wann bekomme ich, wann erhalte ich, wann krieg ich, wann kriege ich
why: warum
what: was
which: welche, welcher, welches, welchen, welchem
who: wer
do you have: habt ihr, haben sie, hast du, führt ihr
is there: gibt es, gibts
can i: kann ich, darf ich, könnte ich
i want to: ich möchte, ich will, ich würde gerne, ich würde gern
i have: ich habe, ich hab
write: schreib, schreibe, schreiben, verfasse, verfassen
tell: erzähl, erzähle, erzählen
poem: gedicht, gedichte
story: geschichte
song: lied
essay: aufsatz
homework: hausaufgaben
weather: wetter
who won: wer hat gewonnen
won: gewonnen, gewinnt
game: spiel
match: fußballspiel
world cup: weltmeisterschaft, wm
ignore: ignoriere, ignorier, ignorieren, vergiss
previous: vorherigen, vorherige, bisherigen
all: alle, allen
instructions: anweisungen, anweisung, anleitungen, vorgaben
your instructions: deine anweisungen, ihre anweisungen
your prompt: deinen prompt, dein prompt
show: zeig, zeige
what do you think of: was hältst du von, was denkst du über, was halten sie von
president: präsident
equation: gleichung
solve: löse, lösen
python code: python code
recipe: rezept
and: und
to: nach
with: mit
for: für
:der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, es, ist, sind, bin, hat, haben, habe, hab, ich, du, ihr, wir, sie, er, man, mir, mich, dir, dich, euch, uns, aber, auch, noch, schon, mal, denn, doch, bitte, etwas, irgendwas, sehr, so, dann, wenn, ob, dass, in, im, an, am, auf, aus, bei, von, vom, zu, zum, zur, über, um, als, werden, wird, wurde, worden, kann, können, soll, sollte, muss, möchte, will, ja, hier, da, jetzt, eure, euer, euren, eurem, ihre, ihren, gerne, gern, vielleicht, eigentlich, eben, überhaupt, auch
my: mein, meine, meinen, meinem, meiner, meines
not: nicht, kein, keine, keinen, nie, nichts
without: ohne
only: nur
again: wieder, nochmal
other: andere, anderen, anderes, anderer
new: neu, neue, neuen, neues
shipping: versand, porto, zustellung
ship: verschicken, versenden, verschickt, versendet, versendest
delivery: lieferung, auslieferung, lieferungen
deliver: liefern, liefert, liefere, geliefert, zugestellt, zustellen
delivery time: lieferzeit, lieferzeiten, lieferdauer
take: dauern, dauert, dauer
cost: kosten, kostet, gebühr, gebühren
free: kostenlos, kostenlose, kostenloser, kostenfrei, gratis, umsonst
price: preis, preise
expensive: teuer
cheap: günstig, billig
order: bestellung, bestellungen, auftrag, order
order: bestellen, bestelle, bestellt, bestellte
order number: bestellnummer, auftragsnummer
order confirmation: bestellbestätigung, auftragsbestätigung
parcel: paket, pakete, päckchen, sendung, lieferung paket
tracking: sendungsverfolgung, verfolgen, nachverfolgen, tracking, sendungsnummer, paketverfolgung
arrive: ankommen, angekommen, ankommt, kommt an, da sein, eintreffen, kommt
arrived: angekommen, eingetroffen
not arrived: nicht angekommen, nicht da, nicht erhalten, nicht bekommen
lost: verloren, verschwunden, weg
late: verspätet, verspätung, spät, zu spät
return: rückgabe, retoure, rücksendung, zurückgeben, zurückschicken, zurücksenden, retournieren, widerrufen, widerruf, rücksenden, zurückbringen, retouren, rückversand
return period: rückgabefrist, widerrufsfrist, rückgaberecht, widerrufsrecht
return label: retourenlabel, retourenetikett, rücksendeetikett, rücksendeschein
refund: rückerstattung, erstattung, erstatten, erstattet, geld zurück, mein geld zurück, rückzahlung, gutschrift
refund my money: mein geld wieder, geld wieder
exchange: umtausch, umtauschen, tauschen, eintauschen, wechseln
change: ändern, geändert, änderung, anpassen
cancel: stornieren, storniert, storno, abbrechen, kündigen, rückgängig machen, annullieren
cancel: absagen, stornierung
pay: zahlen, bezahlen, bezahlt, zahlt, bezahle, zahle
payment: zahlung, bezahlung, zahlungen
payment methods: zahlungsarten, zahlungsart, zahlungsmethoden, zahlungsmöglichkeiten, zahlungsweise, bezahlmöglichkeiten
pay in instalments: auf raten zahlen, auf raten, ratenzahlung, in raten, ratenkauf
pay later: später zahlen, auf rechnung, rechnungskauf, kauf auf rechnung
invoice: rechnung, rechnungen, beleg, quittung
card: karte, kreditkarte, karten
card declined: karte abgelehnt, karte wurde abgelehnt
declined: abgelehnt
charged twice: doppelt abgebucht, zweimal abgebucht, doppelt belastet
charged: abgebucht, belastet
money: geld
discount code: gutscheincode, rabattcode, aktionscode, gutschein code
discount: rabatt, rabatte, nachlass, ermäßigung, vergünstigung, prozente
gift card: gutschein, geschenkgutschein, geschenkkarte, gutscheine, geschenkkarten
gift wrap: geschenkverpackung, als geschenk verpacken, geschenkpapier, einpacken
gift: geschenk, geschenke, verschenken
code: code
does not work: funktioniert nicht, geht nicht, klappt nicht
work: funktioniert, funktionieren, geht
student: student, studenten, studierende, schüler
sale: sale, schlussverkauf, angebot, angebote, ausverkauf
newsletter: newsletter
unsubscribe: abmelden, abbestellen
subscribe: anmelden newsletter, abonnieren
account: konto, kundenkonto, account, benutzerkonto
create an account: konto erstellen, konto anlegen, registrieren, registrierung
delete: löschen, gelöscht
password: passwort, kennwort
forgot: vergessen
sign in: einloggen, anmelden, login
email: mail, e-mail, email
address: adresse, anschrift
delivery address: lieferadresse, lieferanschrift
phone: telefon, telefonnummer, handynummer
data: daten, datenschutz
personal data: persönliche daten, personenbezogene daten
size: größe, grösse, größen, grössen, konfektionsgröße
size guide: größentabelle, grössentabelle, maßtabelle
find my size: welche größe soll ich nehmen, welche größe brauche ich, meine größe, welche größe passt mir, richtige größe
too small: zu klein, zu eng
too large: zu groß, zu weit
fit: passen, passt, sitzt, passform, fällt aus, fallen aus
between two sizes: zwischen zwei größen
long: lang, lange, langes
short: kurz, kurze, kurzes
colour: farbe, farben
black: schwarz, schwarze, schwarzen, schwarzes
white: weiß, weiss, weiße, weißes
red: rot, rote, rotes
blue: blau, blaue, blaues, blauen
green: grün, grüne, grünes
yellow: gelb, gelbe
brown: braun, braune
grey: grau, graue, graues
pink: rosa
navy: dunkelblau
beige: beige
purple: lila, violett
orange: orange
dress: kleid, sommerkleid, abendkleid
dresses: sommerkleider, abendkleider
clothes: kleidung, kleider, klamotten, kleidungsstück, kleidungsstücke, bekleidung, sachen, textilien
shirt: hemd, hemden
t-shirt: tshirt, t shirt, shirt, shirts
blouse: bluse, blusen
top: oberteil, oberteile, top
jumper: pullover, pulli, pullis, strickpullover
cardigan: strickjacke, cardigan
trousers: hose, hosen
jeans: jeans
shorts: shorts, kurze hose
skirt: rock, röcke
coat: mantel, mäntel, wintermantel
jacket: jacke, jacken
raincoat: regenjacke, regenmantel
shoes: schuhe, schuh, schuhen
boots: stiefel, stiefeletten
sneakers: turnschuhe, sneaker
sandals: sandalen
bag: tasche, taschen, handtasche
backpack: rucksack
belt: gürtel
scarf: schal, schals
hat: hut, mütze, mützen
gloves: handschuhe
socks: socken, strümpfe
tights: strumpfhose
pyjamas: schlafanzug, pyjama
underwear: unterwäsche, unterhosen
buttons: knopf, knöpfe
zip: reißverschluss
item: artikel, ware, teil, stück, produkt, produkte, gegenstand
material: material, materialien, stoff, stoffe
wool: wolle, wollpullover jumper, merinowolle, wollsachen
cotton: baumwolle, biobaumwolle
linen: leinen
silk: seide
leather: leder
hemp: hanf
organic: bio, biologisch
recycled: recycelt, recycelte, recyceltem
vegan: vegan, vegane
sustainable: nachhaltig, nachhaltige, nachhaltigkeit, umweltfreundlich
certified: zertifiziert, zertifikate, siegel
made: hergestellt, produziert, gemacht, herstellung, gefertigt, genäht
packaging: verpackung
wash: waschen, wasche, gewaschen, wäscht, wäsche
wash my clothes: wie wasche ich, richtig waschen
washing machine: waschmaschine
iron: bügeln
dryer: trockner
care: pflege, pflegen
stain: fleck, flecken
shrink: einlaufen, eingehen, geht ein, läuft ein
moths: motten
repair: reparatur, reparieren, flicken, repariert, reparaturen
warranty: garantie, gewährleistung
alter: kürzen, abändern, umnähen
damaged: beschädigt, kaputt, defekt, mangel, fehlerhaft, loch, zerrissen, beschädigte
wrong item: falscher artikel, falsches teil, falsch geliefert, falscher, falsche, falsches
missing: fehlt, fehlen
complaint: beschwerde, beschweren, reklamation, reklamieren
shop: laden, geschäft, shop, filiale, ladengeschäft, boutique, läden, onlineshop
physical shop: habt ihr einen laden, gibt es einen laden, filialen, ladenlokal
opening hours: öffnungszeiten, geöffnet
collect: abholen, abholung, selbst abholen
pick-up point: paketshop, abholstation, packstation, abholpunkt
try on: anprobieren
talk to a person: mit einem mitarbeiter sprechen, mit jemandem sprechen, mit einem menschen sprechen, echten menschen, mitarbeiter, mitarbeiterin, kundenservice, kundendienst, ansprechpartner
contact: kontakt, kontaktieren, erreichen
call: anrufen
talk: sprechen, reden
language: sprache, sprachen
countries: länder, land, ausland, international, welche länder
do you ship to: liefert ihr nach, liefert ihr in, liefert ihr auch nach, liefert ihr auch in, liefern sie nach, versendet ihr nach, verschickt ihr nach
outside the EU: außerhalb der eu, nicht eu
customs duties: zoll, zollgebühren, einfuhrabgaben, steuern
germany: deutschland
austria: österreich
switzerland: schweiz
france: frankreich
belgium: belgien
netherlands: niederlande, holland
spain: spanien
italy: italien
united kingdom: großbritannien, england, uk
norway: norwegen
today: heute
tomorrow: morgen
weekend: wochenende, samstag, sonntag
monday: montag
tuesday: dienstag
wednesday: mittwoch
thursday: donnerstag
friday: freitag
working days: werktage, werktagen, arbeitstage
days: tage, tagen, tag
weeks: wochen, woche
month: monat, monate
time: zeit, frist
public holidays: feiertag, feiertage
express: express, eilversand, expressversand, schnell, schneller
sign: unterschreiben, unterschrift
nobody home: niemand zu hause, nicht zu hause
neighbour: nachbar, nachbarn
available: verfügbar, vorrätig, lieferbar, auf lager
sold out: ausverkauft
pre-order: vorbestellen, vorbestellung
second hand: gebraucht, gebrauchte, second hand, secondhand
take-back: rücknahme, alte kleidung abgeben
loyalty programme: treueprogramm, treuepunkte, bonusprogramm
review: bewertung, bewerten, bewertungen
company: firma, unternehmen
women: damen, frauen
men: herren, männer
children: kinder
help: hilfe, helfen
question: frage
problem: problem
safe: sicher, sicherheit
sample: stoffprobe, muster
workshop: workshop, workshops, kurs
`,
})
