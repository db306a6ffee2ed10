import { lexiconOf } from './lexicon.ts'

/** Italian words of a shop's day, and how an English help page says it. */
export const italian = lexiconOf({
  endings: ['a', 'e', 'i', 'o', 're', 'to', 'ta', 'ti', 'te', 'lo', 'la', 'li', 'le', 'mi'],
  entries: `
hello: ciao, buongiorno, buonasera, salve, buon giorno
thank you: grazie, grazie mille, molte grazie, tante grazie, ti ringrazio
bye: arrivederci, a presto, addio, buona giornata
how are you: come stai, come va, come sta
are you a robot: sei un robot, sei una persona, sei umano, sei un bot
what can you do: cosa puoi fare, cosa sai fare, in cosa puoi aiutarmi
under: meno di, sotto i, massimo
cheapest: più economico, più economica
how long does delivery take: quanto tempo ci vuole per la consegna, tempi di consegna, tempo di consegna, tempi di spedizione, quanto ci mette ad arrivare
how long: quanto tempo, quanto ci vuole
how many days: quanti giorni, entro quanti giorni
how much does it cost: quanto costa, quanto costano, qual è il prezzo
how much: quanto, quanta
how can i: come posso, come si può
how do i: come faccio a, come faccio per, come devo, come si
how: come
where is: dov è, dove si trova, dove sta
where are: dove sono, dove vengono
where: dove
when will i get: quando riceverò, quando ricevo, quando arriva, quando arriverà
when: quando
why: perché, come mai
what is: qual è, quali sono, cos è
what: cosa, che cosa
which: quale, quali
who: chi
do you have: avete, ha, vendete
is there: c è, ci sono, esiste
can i: posso, si può, potrei
can you: potete, può
i want to: vorrei, voglio, desidero, mi piacerebbe
i have: ho
write: scrivi, scrivere, scrivimi
tell: racconta, raccontami
poem: poesia
story: storia
song: canzone
essay: saggio, tema
homework: compiti
weather: che tempo fa, che tempo farà, meteo
who won: chi ha vinto
won: vinto
game: partita, gioco
world cup: mondiali, mondiale
ignore: ignora, ignorare, dimentica tutte
previous: precedenti, precedente
all: tutte, tutti, tutto
instructions: istruzioni
your instructions: le tue istruzioni
show: mostra, mostrami
what do you think of: cosa pensi di, che ne pensi di
president: presidente
equation: equazione
solve: risolvi, risolvere
recipe: ricetta
and: e, ed
for: per
with: con
:il, lo, la, i, gli, le, l, un, uno, una, di, del, della, dei, degli, delle, dell, a, al, alla, ai, agli, alle, da, dal, dalla, in, nel, nella, col, su, sul, sulla, tra, fra, o, ma, è, sono, sei, siamo, siete, ha, hanno, essere, avere, io, tu, lui, lei, noi, voi, loro, mi, ti, si, ci, vi, ne, me, te, questo, questa, questi, queste, quello, quella, se, sì, già, molto, più, anche, ancora, qualcosa, favore, per favore, che, fare, faccio, fa, vostro, vostra, vostri, vostre, suo, sua, entro, viene, vengono, stato, stata, po
my: mio, mia, miei, mie
not: non, mai, nessun, nessuna, niente
without: senza
only: solo, soltanto
again: di nuovo
other: altro, altra, altri, altre, un altra, un altro
new: nuovo, nuova
how much does shipping cost: quanto costa la spedizione, spese di spedizione, costi di spedizione, costo di spedizione
shipping: spedizione, spedizioni
ship: spedire, spedite, spedito, inviare
do you ship to: spedite in, spedite anche in, consegnate in, spedite negli
delivery: consegna, consegne
express delivery: consegna espressa, spedizione espressa, consegna express
do you offer: offrite
deliver: consegnare, consegnate, consegnato
arrive: arrivare, arriva, arrivato, arrivata, arriverà
cost: costa, costano, costo, costi, spese
free: gratis, gratuito, gratuita
price: prezzo, prezzi
expensive: caro, cara
cheap: economico, economica
order: ordine, ordini, ordinare, ordinato
order number: numero d ordine, numero ordine
order confirmation: conferma d ordine, conferma dell ordine
parcel: pacco, pacchi, pacchetto
tracking: tracciare, tracciamento, tracking, seguire
not received: non ho ricevuto, non è arrivato, non è ancora arrivato
received: ricevuto, ricevere
lost: perso, persa, smarrito
late: tardi, ritardo, in ritardo
return: restituire, reso, resi, rendere, restituzione, rimandare indietro, fare il reso
how long do i have to return: entro quanti giorni posso fare il reso, quanto tempo ho per restituire, quanti giorni ho per il reso
return label: etichetta di reso
when will i get my refund: quando riceverò il rimborso, quando ricevo il rimborso, quando mi rimborsate
refund: rimborso, rimborsi, rimborsare, rimborsato, soldi indietro
exchange: cambiare la taglia, cambiare taglia, cambiare con un altra, sostituire, cambio taglia, sostituzione
change: cambiare, cambio, modificare, modifica
cancel: annullare, annullamento, cancellare, annullato, disdire
pay: pagare, pago, pagato
payment: pagamento, pagamenti
payment methods: metodi di pagamento, metodo di pagamento, modalità di pagamento
accept: accettate, accettare
pay in instalments: pagare a rate, a rate, rate
pay later: pagare dopo, pagare più tardi
invoice: fattura, fatture, ricevuta, scontrino
card: carta, carta di credito, bancomat
declined: rifiutata, rifiutato
charged twice: addebitato due volte, pagato due volte
charged: addebitato, addebito
money: soldi, denaro
discount code: codice sconto, codice promozionale, coupon
discount: sconto, sconti, promozione
gift card: carta regalo, buono regalo, gift card, buono
gift wrap: confezione regalo, pacchetto regalo, incartare
gift: regalo, regali, regalare
code: codice
does not work: non funziona, non va
work: funziona, funzionano
student discount: sconto per studenti, sconto studenti
student: studente, studenti, studentessa
sale: saldi, offerta, offerte
newsletter: newsletter
unsubscribe: disiscrivermi, cancellarmi, disiscrizione
subscribe: iscrivermi, iscrizione
account: account, conto, profilo
create an account: creare un account, registrarmi, registrazione
delete: eliminare, cancellare l account
password: password, parola d ordine
forgot: dimenticato, dimenticata
sign in: accedere, accesso, login
email: email, mail, posta
address: indirizzo
delivery address: indirizzo di consegna, indirizzo di spedizione
phone: telefono, numero di telefono
personal data: dati personali, dati, privacy
size: taglia, taglie, misura, misure, numero di scarpe
size guide: guida alle taglie, tabella taglie, tabella delle taglie
how do i find my size: come faccio a sapere la mia taglia, che taglia devo prendere, quale taglia, la mia taglia
too small: troppo piccolo, troppo piccola, troppo stretto
too large: troppo grande, troppo largo
fit: vestibilità, veste, vestono
between two sizes: tra due taglie
long: lungo, lunga
short: corto, corta
colour: colore, colori
black: nero, nera
white: bianco, bianca
red: rosso, rossa
blue: blu, azzurro
green: verde
yellow: giallo, gialla
brown: marrone
grey: grigio, grigia
pink: rosa
navy: blu scuro, blu navy
purple: viola
orange: arancione
dress: vestito, abito, abiti
clothes: vestiti, abbigliamento, capi, capo
where are your clothes made: dove vengono prodotti i vostri vestiti, dove producete, dove sono fatti i vestiti
shirt: camicia, camicie
t-shirt: maglietta, magliette, t shirt
blouse: blusa, camicetta
top: top, canotta
jumper: maglione, maglioni, maglia, pullover
cardigan: cardigan
trousers: pantaloni, pantalone
jeans: jeans
shorts: pantaloncini
skirt: gonna, gonne
coat: cappotto, cappotti
jacket: giacca, giacche, giubbotto
raincoat: impermeabile
shoes: scarpe, scarpa
boots: stivali, stivaletti
sneakers: sneakers, scarpe da ginnastica
sandals: sandali
bag: borsa, borse
backpack: zaino
belt: cintura, cinture
scarf: sciarpa
hat: cappello, berretto
gloves: guanti
socks: calzini, calze
tights: collant
pyjamas: pigiama
underwear: intimo, biancheria
buttons: bottone, bottoni
zip: cerniera, zip
item: articolo, articoli, prodotto, prodotti
material: materiale, materiali, tessuto, tessuti, stoffa
wool: lana
how do i wash wool: come si lava la lana, come lavare la lana
cotton: cotone
linen: lino
silk: seta
leather: pelle, cuoio
hemp: canapa
organic: biologico, biologica
recycled: riciclato, riciclata
vegan: vegano, vegana, vegani
sustainable: sostenibile, sostenibili, sostenibilità
certified: certificato, certificati, certificazioni
made: fatto, fatti, fabbricati, produzione
packaging: imballaggio, confezione
wash: lavare, lava, lavaggio, lavo
washing machine: lavatrice
iron: stirare
dryer: asciugatrice
care: cura, curare
stain: macchia, macchie
shrink: restringere, restringe
moths: tarme
repair: riparare, riparazione, riparate, aggiustare
warranty: garanzia
alter: accorciare
damaged: danneggiato, danneggiata, rotto, rotta, difettoso, difetto, strappato, buco
arrived damaged: arrivato danneggiato, arrivato rotto
wrong item: articolo sbagliato, sbagliato, sbagliata
missing: manca, mancano, mancante
complaint: reclamo, lamentela
do you have a physical shop: avete un negozio, avete negozi, avete un negozio fisico
physical shop: negozio, negozi
opening hours: orari, orario, aperto, aperti
collect: ritirare, ritiro
pick-up point: punto di ritiro
try on: provare
talk to a person: parlare con una persona, parlare con qualcuno, parlare con un operatore, operatore, servizio clienti, assistenza clienti
contact: contattare, contatto
call: chiamare
talk: parlare
language: lingua, lingue
countries: paesi, paese, estero, all estero
outside the EU: fuori dall ue, extra ue
customs duties: dogana, dazi, tasse
germany: germania
austria: austria
switzerland: svizzera
france: francia
belgium: belgio
netherlands: paesi bassi, olanda
spain: spagna
italy: italia
united kingdom: regno unito, inghilterra
norway: norvegia
today: oggi
tomorrow: domani
weekend: fine settimana, sabato, domenica
monday: lunedì
tuesday: martedì
wednesday: mercoledì
thursday: giovedì
friday: venerdì
working days: giorni lavorativi, giorni feriali
days: giorni, giorno
weeks: settimane, settimana
month: mese, mesi
time: tempo, tempi
public holidays: festivi, festivo
express: espressa, espresso, veloce
sign: firmare, firma
nobody home: non c è nessuno a casa, non sono a casa
neighbour: vicino, vicini
available: disponibile, disponibili
sold out: esaurito, esaurita
pre-order: preordinare, preordine
second hand: seconda mano, usato
loyalty programme: programma fedeltà, punti
review: recensione, recensioni
company: azienda, ditta
women: donna, donne
men: uomo, uomini
children: bambini, bambino
help: aiuto, aiutare
question: domanda
problem: problema
safe: sicuro, sicura
sample: campione
workshop: laboratorio, corso
`,
})
