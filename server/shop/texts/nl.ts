import type { ServiceTexts } from './service-texts.ts'

const placed = (on: string | undefined) => (on === undefined ? '' : ` van ${on}`)

/** What is said about a shopper's own orders, in Dutch. */
export const dutch: ServiceTexts = {
  locale: 'nl-NL',
  errands: {
    left: 'Goed, ik laat alles zoals het is. Er is niets gewijzigd.',
    notUnderstood:
      'Dat heb ik niet begrepen, dus ik laat alles zoals het is. Zeg het in andere woorden, of vraag naar iemand van ons team.',
    askedAgain: (question) => `Dat heb ik niet helemaal begrepen. ${question}`,
    signInForStatus:
      'Om je bestelling te bekijken moet ik weten wie je bent. Log in, of geef het nummer met je e-mailadres of postcode; dan ga ik verder met je vraag.',
    signInToWithdraw:
      'Je kunt je aankoop binnen 14 dagen na levering herroepen, zonder reden te geven. Om dat hier te doen moet ik weten wie je bent: log in, dan ga ik verder.',
    signIn: 'Daarvoor moet ik weten wie je bent. Log in, dan ga ik verder met je vraag.',
    noAccount: 'Ik vind je account op dit moment niet in de winkel, dus ik kan niets wijzigen.',
    noOrders: 'Ik vind geen bestellingen in je account.',
    orders: (count, shown) =>
      `Je hebt ${count === 1 ? 'één bestelling' : `${count} bestellingen`} bij ons.${count > shown ? ` Dit zijn de ${shown} nieuwste.` : ''}`,
    notFound: (number) => `Ik vind bestelling ${number} niet in je account. Dit zijn je nieuwste.`,
    whichOrder: 'Welke bestelling bedoel je?',
    orderUnclear: 'Ik kon niet zien welke bestelling je bedoelt. Kies er een, of schrijf het nummer.',
    orderGone: 'Ik vind die bestelling niet meer in je account.',
    onlyThisOne: (order) => `Van je bestellingen kan dat alleen nog bij ${order}.`,
    noneToReturn:
      'Geen van je bestellingen kan nu worden teruggestuurd of geruild: dat kan zodra er een bezorgd is.',
    noneToWithdraw: 'Bij geen van je bestellingen is herroepen nog mogelijk.',
    noneToChange:
      'Geen van je bestellingen kan nog worden gewijzigd of geannuleerd: ze zijn allemaal ingepakt, verzonden of afgesloten.',
    checkThis: 'Controleer dit even. Het gebeurt pas als je het bevestigt.',
    checkThese: 'Controleer dit even. Elk ervan gebeurt pas als je het bevestigt.',
    confirmOnCard: (button) =>
      `Het gebeurt als je op de kaart hierboven op ‘${button}’ drukt; tot dan verandert er niets.`,
    cannotHere: 'Dat kan ik hier niet doen. Vraag het aan iemand van ons team.',
    otherCountry:
      'Een geplaatste bestelling kan niet naar een ander land: daar gelden andere verzendkosten en belastingen. Ze moet opnieuw worden geplaatst.',
    windowEnded: (days, came) =>
      `Artikelen kunnen binnen ${days} dagen na levering worden teruggestuurd of geruild${came === undefined ? '' : `, en deze bestelling kwam aan op ${came}`}.`,
    warranty: (years) => `Voor gebreken geldt nog de garantie van ${years} jaar.`,
    team: (ways) => `Je bereikt ons team via ${ways}.`,
    newAddress: ({ order, now }) =>
      `Wat is het nieuwe adres voor ${order === undefined ? 'je account' : `bestelling ${order}`}? Straat en nummer, postcode en plaats; het land, als dat een ander is. Nu is het ${now}.`,
    addressNeedsPlace: (street) => `${street}: en welke postcode en plaats?`,
    addressNeedsCode: (heard) => `${heard}: en welke postcode?`,
    addressNeedsStreet: (heard) => `${heard}: en welke straat en welk nummer?`,
    onlyWhole: ({ order, items, others }) =>
      `Een bestelling kan alleen in haar geheel worden geannuleerd, en bestelling ${order} bevat naast ${items} ook ${others}. Moet de hele bestelling worden geannuleerd? Als je ze houdt, kun je ${items} na levering terugsturen.`,
    whichOfThese: 'Wat van deze wil je?',
    exchangeOrReturn: (items) => `Dat spijt me (${items}). Wil je ruilen of terugsturen?`,
    withPhoto: (ways) => `Met een foto kan ons team ook op een andere manier helpen: ${ways}.`,
    changeOrCancel: (items) =>
      `De bestelling met ${items} is nog niet verzonden. Wil je een andere maat of kleur, of de bestelling annuleren?`,
    allBack: (order) => `Alle artikelen van bestelling ${order} zijn al teruggekomen.`,
    howMany: 'Om hoeveel ervan gaat het?',
    whichItems: (order) => `Om welke artikelen van bestelling ${order} gaat het?`,
    noOtherPayment:
      'Er is geen andere betaalwijze in je account. Je kunt er een toevoegen en het dan opnieuw vragen.',
    paidSo: 'Er is al zo betaald.',
    howToPay: 'Hoe wil je in plaats daarvan betalen?',
    whyCancel: (order) =>
      `Bestelling ${order} kan worden geannuleerd. Mag ik vragen waarom je die wilt annuleren?`,
    whyReturn: 'Wat is de reden van de retour?',
    outOfStock: (options) => `${options} is niet op voorraad.`,
    notMade: ({ option, item }) => `${item} bestaat niet in ‘${option}’.`,
    nothingInstead: (item) => `Er is nu niets op voorraad waarvoor ${item} geruild kan worden.`,
    insteadOf: (item) => `Wat wil je in plaats van ${item}? Op voorraad:`,
  },
  buttons: {
    all: 'Allemaal',
    cancelWhole: 'De hele bestelling annuleren',
    keepOrder: 'Bestelling houden',
    exchange: 'Ruilen',
    return: 'Terugsturen',
    change: 'Andere maat of kleur',
    cancel: 'Bestelling annuleren',
    cancelOrder: (order) => `Bestelling ${order} annuleren`,
    changeAddress: (order) => `Adres van bestelling ${order} wijzigen`,
    changeSize: (order) => `Maat in bestelling ${order} wijzigen`,
    returnFrom: (order) => `Iets uit bestelling ${order} terugsturen`,
    exchangeFrom: (order) => `Iets uit bestelling ${order} ruilen`,
    withdrawFrom: (order) => `De koop van bestelling ${order} herroepen`,
    order: ({ order, first, more }) => `${order}: ${first}${more > 0 ? ` en nog ${more}` : ''}`,
    offers: {
      order_status: 'Waar is mijn bestelling?',
      cancel_pending_order: 'Mijn bestelling annuleren',
      modify_pending_order_address: 'Mijn bezorgadres wijzigen',
      modify_pending_order_payment: 'De betaling van mijn bestelling wijzigen',
      exchange_delivered_order_items: 'Iets ruilen voor een andere maat',
      return_delivered_order_items: 'Iets uit mijn bestelling terugsturen',
      withdraw_from_contract: 'Ik wil mijn koop herroepen',
    },
  },
  status: {
    short: {
      pending: 'Nog niet verzonden',
      processed: 'Ingepakt, vertrekt zo',
      'in transit': 'Onderweg',
      delivered: 'Bezorgd',
      cancelled: 'Geannuleerd',
      'return requested': 'Retour loopt',
      'exchange requested': 'Ruil loopt',
    },
    changed: 'Gewijzigd, nog niet verzonden',
    unknown: 'Onbekend',
    delivered: ({ order, placed: day, on, at }) =>
      `Bestelling ${order}${placed(day)} is op ${on}${at === undefined ? '' : ` in ${at}`} bezorgd.`,
    wasDelivered: ({ order, placed: day }) => `Bestelling ${order}${placed(day)} is bezorgd.`,
    onItsWay: ({ order, placed: day }) => `Bestelling ${order}${placed(day)} is onderweg.`,
    packed: ({ order, placed: day }) => `Bestelling ${order}${placed(day)} is ingepakt en vertrekt zo.`,
    cancelled: ({ order, placed: day }) => `Bestelling ${order}${placed(day)} is geannuleerd.`,
    notSent: ({ order, placed: day }) =>
      `Bestelling ${order}${placed(day)} is nog niet verzonden; ze wordt klaargemaakt.`,
    other: ({ order, placed: day, status }) => `Bestelling ${order}${placed(day)}: ${status}.`,
    returning: (order) =>
      `Er loopt een retour voor bestelling ${order}. De terugbetaling volgt zodra het pakket weer bij ons is.`,
    exchanging: (order) =>
      `Er loopt een ruil voor bestelling ${order}. De nieuwe artikelen vertrekken zodra het pakket weer bij ons is.`,
    refunded: (amount) => `${amount} is terugbetaald; het kan enkele dagen duren voor de bank het toont.`,
    lastSeen: ({ on, what, where }) =>
      `Laatst gezien op ${on}: ${what}${where === undefined ? '' : `, ${where}`}.`,
    tracking: (number, carrier) => `Volgnummer: ${number}${carrier === undefined ? '' : ` (${carrier})`}.`,
    signs: {
      'handed to the carrier': 'overgedragen aan de bezorgdienst',
      'in transit': 'onderweg',
      'out for delivery': 'in bezorging',
      delivered: 'bezorgd',
      'ready to collect': 'klaar om af te halen',
      collected: 'afgehaald',
      'cleared customs': 'ingeklaard',
    },
  },
  refusals: {
    not_found: 'Ik vind die bestelling niet in je account.',
    not_pending: 'Dat kan alleen zolang een bestelling niet is ingepakt, en deze is al verder.',
    not_delivered: 'Dat kan pas als de bestelling bezorgd is en er verder niets voor loopt.',
    invalid_reason: 'De winkel moet de reden weten: niet meer nodig, of per ongeluk besteld.',
    item_not_found: 'Dat artikel zit niet in deze bestelling.',
    item_not_available: 'Die uitvoering is niet op voorraad, of niet van hetzelfde product.',
    items_do_not_match: 'Elk artikel vraagt precies één andere uitvoering van hetzelfde product.',
    payment_method_not_found: 'Die betaalwijze zit niet in je account.',
    payment_method_unchanged: 'Er is al zo betaald.',
    payment_method_not_allowed:
      'Het geld kan alleen terug naar hoe je betaald hebt, of naar een cadeaukaart van jou.',
    gift_card_balance: 'Het saldo van de cadeaukaart is daarvoor niet genoeg.',
    window_over: 'De tijd daarvoor is voorbij.',
    already_refunded: 'Wat je daarvoor betaald hebt, is al terugbetaald.',
    already_cancelled: 'Die bestelling is al geannuleerd.',
    already_forwarded: 'Dat kan hier niet meer worden teruggedraaid: het is al naar het magazijn gegaan.',
    changed_since:
      'Er is sindsdien iets anders mee gedaan, dus dit kan niet op zichzelf worden teruggedraaid. Draai eerst de nieuwere wijziging terug, zolang dat kan.',
    unavailable:
      'Het systeem van de winkel antwoordt nu niet. Er is niets gewijzigd; probeer het zo nog eens.',
    invalid: 'Dat kan niet bij deze bestelling.',
  },
  possible: (list) => `Wat wel kan: ${list}.`,
  actions: {
    cancel_pending_order: 'de bestelling annuleren',
    modify_pending_order_address: 'het bezorgadres wijzigen',
    modify_pending_order_items: 'maat of kleur wijzigen',
    modify_pending_order_payment: 'de betaling wijzigen',
    modify_user_address: 'het adres van je account wijzigen',
    return_delivered_order_items: 'artikelen terugsturen',
    exchange_delivered_order_items: 'artikelen ruilen',
    withdraw_from_contract: 'de overeenkomst herroepen',
  },
  payment: {
    giftCard: 'Cadeaukaart',
    giftCardHolds: (balance) => `Cadeaukaart (saldo ${balance})`,
    card: 'Kaart',
    cardEnding: (brand, last4) => `${brand} eindigend op ${last4}`,
  },
  reasons: {
    'no longer needed': 'Ik heb het niet meer nodig',
    'ordered by mistake': 'Ik heb het per ongeluk besteld',
    'Too big': 'Te groot',
    'Too small': 'Te klein',
    'Not what I expected': 'Niet wat ik verwachtte',
    'Damaged or faulty': 'Beschadigd of defect',
    'The wrong item came': 'Verkeerd artikel ontvangen',
    'I changed my mind': 'Ik heb me bedacht',
  },
  card: {
    rows: {
      order: 'Bestelling',
      reason: 'Reden',
      undo: 'Als je je bedenkt',
      newAddress: 'Nieuw adres',
      insteadOf: 'In plaats van',
      orders: 'Bestellingen',
      onlyOnce: 'Maar één keer',
      amount: 'Bedrag',
      paidSoFar: 'Tot nu betaald',
      howToSend: 'Zo stuur je het terug',
      yourRight: 'Je recht',
      acknowledgement: 'Ontvangstbevestiging',
      youPay: 'Je betaalt',
      youGetBack: 'Terugbetaling',
      label: 'Retourlabel',
      returnNumber: 'Retournummer',
      sendBackBy: 'Terugsturen vóór',
    },
    items: (count) => (count === 1 ? '1 artikel' : `${count} artikelen`),
    undoFor: (minutes) => `Je kunt dit ${minutes} minuten lang ongedaan maken.`,
    cancel: {
      summary: (order) => `Bestelling ${order} annuleren`,
      button: 'Bestelling annuleren',
      done: (order) => `Bestelling ${order} is geannuleerd.`,
    },
    address: {
      summary: (order) => `Bestelling ${order} naar een ander adres sturen`,
      button: 'Adres wijzigen',
      done: (order) => `Bestelling ${order} gaat naar het nieuwe adres.`,
    },
    account: {
      summary: () => 'Het adres van je account wijzigen',
      button: 'Adres wijzigen',
      done: () => 'Het adres van je account is gewijzigd.',
      ordersStay: 'Bestellingen die al geplaatst zijn, blijven zoals ze zijn.',
    },
    itemsChange: {
      summary: ({ order, items }) => `${items} van bestelling ${order} wijzigen`,
      button: () => 'Bestelling wijzigen',
      done: ({ order }) => `Bestelling ${order} is gewijzigd.`,
      onlyOnce:
        'Een bestelling kan één keer worden gewijzigd. Daarna kunnen de artikelen niet meer worden gewijzigd of geannuleerd.',
    },
    pay: {
      summary: (order) => `Bestelling ${order} anders betalen`,
      button: 'Betaling wijzigen',
      done: (order) => `Bestelling ${order} wordt anders betaald.`,
      paidBack: (from, to) =>
        `gaat terug naar hoe je betaald hebt: meteen naar een cadeaukaart, anders binnen ${from} tot ${to} werkdagen`,
    },
    return: {
      summary: ({ order, items }) => `${items} van bestelling ${order} terugsturen`,
      button: () => 'Terugsturen',
      done: ({ order }) => `Je retour voor bestelling ${order} is aangemeld.`,
      onlyOnce:
        'Zolang er een retour loopt, kan niets anders van de bestelling worden teruggestuurd: doe alles in één.',
    },
    exchange: {
      summary: ({ order, items }) => `${items} van bestelling ${order} ruilen`,
      button: () => 'Ruilen',
      done: ({ order }) => `Je ruil voor bestelling ${order} is aangemeld.`,
      onlyOnce: 'Een bestelling kan één keer worden geruild: alle artikelen samen.',
    },
    withdraw: {
      summary: ({ order, items }) => `Overeenkomst voor ${items} van bestelling ${order} herroepen`,
      button: () => 'Herroeping bevestigen',
      done: ({ order }) => `We hebben je herroeping van de overeenkomst voor bestelling ${order} ontvangen.`,
      right: 'Binnen 14 dagen na levering, zonder reden te geven.',
      acknowledged: 'We bevestigen de ontvangst van je herroeping meteen per e-mail.',
    },
    send: ({ by, days, day, ownPostage }) => {
      const until = {
        return: day === undefined ? `Binnen ${days} dagen` : `Uiterlijk ${day}`,
        exchange: `Binnen ${days} dagen${day === undefined ? '' : `, uiterlijk op ${day}`}`,
        withdrawal: `Binnen ${days} dagen${day === undefined ? '' : `, of tot ${day} als dat later is`}`,
      }[by]
      return ownPostage
        ? `${until}, met een bezorgdienst naar keuze: de verzendkosten betaal je zelf. Het nummer voor het pakket komt per e-mail.`
        : `${until}. Het retourlabel en de stappen komen per e-mail.`
    },
    atOnce: (money) => `${money}, meteen`,
    atOnceBack: (money) => `${money}, zodra het pakket weer bij ons is`,
    withinDays: ({ money, from, to, onceBack }) =>
      `${money}, binnen ${from === to ? to : `${from} tot ${to}`} werkdagen${onceBack ? ' nadat het pakket weer bij ons is' : ''}`,
    label: (code) =>
      `${code}. Pak de artikelen in, schrijf deze code op het pakket of toon ze waar je het afgeeft, en bewaar het verzendbewijs.`,
    returnNumber: (number, forCustoms) =>
      `${number}. Schrijf het op het pakket, kies een bezorgdienst en bewaar het verzendbewijs; de verzendkosten betaal je zelf.${forCustoms ? ' Schrijf er ook ‘returned goods’ op, zodat er geen invoerrechten worden geheven.' : ''}`,
  },
  decisions: {
    changed: 'Er is intussen iets veranderd, dus is er niets gedaan. Vraag om een nieuw voorstel.',
    notAnswered: {
      commit:
        'De winkel heeft nog niet geantwoord, dus is niet bekend of het gedaan is. Het wordt vanzelf opnieuw gevraagd; het ontvangstbewijs volgt hier en per e-mail.',
      undo: 'De winkel heeft nog niet geantwoord, dus is niet bekend of het teruggedraaid is. Het wordt vanzelf opnieuw gevraagd; het ontvangstbewijs volgt hier en per e-mail.',
    },
    neverAnswered: {
      commit:
        'De winkel heeft niet geantwoord, dus is niet bekend of dit gedaan is, en het wordt niet opnieuw geprobeerd. Vraag het aan iemand van het team.',
      undo: 'Je wilde dit terugdraaien. De winkel heeft niet geantwoord, dus is niet bekend of dat gedaan is, en het wordt niet opnieuw geprobeerd. Vraag het aan iemand van het team.',
    },
    undoing: 'Je hebt gevraagd dit terug te draaien; de winkel heeft nog niet geantwoord.',
    undoOver: 'De tijd om dit terug te draaien is voorbij.',
    nothingToUndo: 'Er is niets gedaan dat kan worden teruggedraaid.',
    declined: 'Je hebt dit afgewezen.',
    decidedAlready: 'Er is al over beslist.',
  },
  receipt: {
    toPrint: 'Om te printen, of op je telefoon te tonen:',
    hello: (name) => `Dag ${name},`,
    takenBack: (what) => `Je hebt dit teruggedraaid: ${what}. Alles is zoals het was.`,
    number: (number) => `Ontvangstbewijs ${number}`,
    subject: ({ what, number, undone }) => `${undone ? 'Teruggedraaid: ' : ''}${what} (${number})`,
    notYou: (ways) => `Was jij dit niet, of klopt er iets niet? Schrijf of bel ons: ${ways}.`,
  },
}
