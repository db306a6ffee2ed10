import type { ServiceTexts } from './service-texts.ts'

const placed = (on: string | undefined) => (on === undefined ? '' : ` del ${on}`)

/** What is said about a shopper's own orders, in Italian. */
export const italian: ServiceTexts = {
  locale: 'it-IT',
  errands: {
    left: 'Va bene, lascio tutto com’è. Non è stato cambiato niente.',
    notUnderstood:
      'Non ho capito, quindi lascio tutto com’è. Lo dica con altre parole, o chieda di una persona del nostro team.',
    askedAgain: (question) => `Non ho capito bene. ${question}`,
    signInForStatus:
      'Per vedere il Suo ordine devo sapere chi è. Acceda, oppure indichi il numero con il Suo indirizzo e-mail o il CAP; poi continuo con la Sua domanda.',
    signInToWithdraw:
      'Può recedere dall’acquisto entro 14 giorni dalla consegna, senza indicare un motivo. Per farlo qui devo sapere chi è: acceda, poi continuo.',
    signIn: 'Per questo devo sapere chi è. Acceda, poi continuo con la Sua domanda.',
    noAccount: 'Al momento non trovo il Suo account nel negozio, quindi non posso cambiare niente.',
    noOrders: 'Non trovo ordini nel Suo account.',
    orders: (count, shown) =>
      `Ha ${count === 1 ? 'un ordine' : `${count} ordini`} da noi.${count > shown ? ` Ecco i ${shown} più recenti.` : ''}`,
    notFound: (number) => `Non trovo l’ordine ${number} nel Suo account. Ecco i più recenti.`,
    whichOrder: 'Di quale ordine si tratta?',
    orderUnclear: 'Non ho capito di quale ordine si tratta. Ne scelga uno, o scriva il numero.',
    orderGone: 'Non trovo più quell’ordine nel Suo account.',
    onlyThisOne: (order) => `Tra i Suoi ordini, è ancora possibile solo per ${order}.`,
    noneToReturn:
      'Al momento nessuno dei Suoi ordini può essere restituito o cambiato: è possibile dopo la consegna.',
    noneToWithdraw: 'Non è più possibile recedere da nessuno dei Suoi ordini.',
    noneToChange:
      'Nessuno dei Suoi ordini può più essere modificato o annullato: sono tutti imballati, spediti o chiusi.',
    checkThis: 'Controlli, per favore. Succede solo se lo conferma.',
    checkThese: 'Controlli, per favore. Ogni cosa succede solo se la conferma.',
    confirmOnCard: (button) =>
      `Succede quando preme «${button}» sulla scheda qui sopra; fino ad allora non cambia niente.`,
    cannotHere: 'Questo non posso farlo qui. Chieda a una persona del nostro team.',
    otherCountry:
      'Un ordine già fatto non si può spedire in un altro paese: lì le spese di spedizione e le tasse sono diverse. Va fatto di nuovo.',
    windowEnded: (days, came) =>
      `Gli articoli si possono restituire o cambiare entro ${days} giorni dalla consegna${came === undefined ? '' : `, e questo ordine è arrivato ${came}`}.`,
    warranty: (years) => `Per i difetti vale ancora la garanzia di ${years} anni.`,
    team: (ways) => `Può contattare il nostro team: ${ways}.`,
    newAddress: ({ order, now }) =>
      `Qual è il nuovo indirizzo per ${order === undefined ? 'il Suo account' : `l’ordine ${order}`}? Via e numero, CAP e città; il paese, se è un altro. Adesso è ${now}.`,
    addressNeedsPlace: (street) => `${street}: e quale CAP e città?`,
    addressNeedsCode: (heard) => `${heard}: e quale CAP?`,
    addressNeedsStreet: (heard) => `${heard}: e quale via e numero?`,
    onlyWhole: ({ order, items, others }) =>
      `Un ordine si può annullare solo per intero, e l’ordine ${order} contiene ${others} oltre a ${items}. Annullo l’ordine intero? Se lo tiene, potrà restituire ${items} dopo la consegna.`,
    whichOfThese: 'Che cosa preferisce?',
    exchangeOrReturn: (items) => `Mi dispiace (${items}). Preferisce un cambio o un reso?`,
    withPhoto: (ways) => `Con una foto il nostro team può aiutare anche in altri modi: ${ways}.`,
    changeOrCancel: (items) =>
      `L’ordine con ${items} non è ancora partito. Preferisce un’altra taglia o colore, o annullare l’ordine?`,
    allBack: (order) => `Tutti gli articoli dell’ordine ${order} sono già tornati.`,
    howMany: 'Di quanti si tratta?',
    whichItems: (order) => `Di quali articoli dell’ordine ${order} si tratta?`,
    noOtherPayment:
      'Nel Suo account non c’è un altro metodo di pagamento. Può aggiungerne uno, poi chieda di nuovo.',
    paidSo: 'È già pagato così.',
    howToPay: 'Come preferisce pagare?',
    whyCancel: (order) => `L’ordine ${order} si può annullare. Posso chiederLe perché desidera annullarlo?`,
    whyReturn: 'Qual è il motivo del reso?',
    outOfStock: (options) => `${options} non è disponibile.`,
    notMade: ({ option, item }) => `${item} non esiste in «${option}».`,
    nothingInstead: (item) => `Al momento non c’è niente di disponibile con cui cambiare ${item}.`,
    insteadOf: (item) => `Che cosa preferisce al posto di ${item}? Disponibili:`,
  },
  buttons: {
    all: 'Tutti',
    cancelWhole: 'Annullare tutto l’ordine',
    keepOrder: 'Tenere l’ordine',
    exchange: 'Cambiare',
    return: 'Restituire',
    change: 'Un’altra taglia o colore',
    cancel: 'Annullare l’ordine',
    cancelOrder: (order) => `Annullare l’ordine ${order}`,
    changeAddress: (order) => `Cambiare l’indirizzo dell’ordine ${order}`,
    changeSize: (order) => `Cambiare la taglia nell’ordine ${order}`,
    returnFrom: (order) => `Restituire qualcosa dell’ordine ${order}`,
    exchangeFrom: (order) => `Cambiare qualcosa dell’ordine ${order}`,
    withdrawFrom: (order) => `Recedere dall’acquisto dell’ordine ${order}`,
    order: ({ order, first, more }) =>
      `${order}: ${first}${more > 0 ? ` e ${more} ${more === 1 ? 'altro' : 'altri'}` : ''}`,
    offers: {
      order_status: 'Dov’è il mio ordine?',
      cancel_pending_order: 'Annullare il mio ordine',
      modify_pending_order_address: 'Cambiare il mio indirizzo di consegna',
      modify_pending_order_payment: 'Cambiare il pagamento del mio ordine',
      exchange_delivered_order_items: 'Cambiare qualcosa con un’altra taglia',
      return_delivered_order_items: 'Restituire qualcosa del mio ordine',
      withdraw_from_contract: 'Voglio recedere dal mio acquisto',
    },
  },
  status: {
    short: {
      pending: 'Non ancora spedito',
      processed: 'Imballato, parte presto',
      'in transit': 'In viaggio',
      delivered: 'Consegnato',
      cancelled: 'Annullato',
      'return requested': 'Reso in corso',
      'exchange requested': 'Cambio in corso',
    },
    changed: 'Modificato, non ancora spedito',
    unknown: 'Sconosciuto',
    delivered: ({ order, placed: day, on, at }) =>
      `L’ordine ${order}${placed(day)} è stato consegnato ${on}${at === undefined ? '' : ` (${at})`}.`,
    wasDelivered: ({ order, placed: day }) => `L’ordine ${order}${placed(day)} è stato consegnato.`,
    onItsWay: ({ order, placed: day }) => `L’ordine ${order}${placed(day)} è in viaggio.`,
    packed: ({ order, placed: day }) => `L’ordine ${order}${placed(day)} è imballato e sta per partire.`,
    cancelled: ({ order, placed: day }) => `L’ordine ${order}${placed(day)} è annullato.`,
    notSent: ({ order, placed: day }) =>
      `L’ordine ${order}${placed(day)} non è ancora partito; è in preparazione.`,
    other: ({ order, placed: day, status }) => `Ordine ${order}${placed(day)}: ${status}.`,
    returning: (order) =>
      `È in corso un reso per l’ordine ${order}. Il rimborso segue appena il pacco torna da noi.`,
    exchanging: (order) =>
      `È in corso un cambio per l’ordine ${order}. I nuovi articoli partono appena il pacco torna da noi.`,
    refunded: (amount) =>
      `Sono stati rimborsati ${amount}; la banca può impiegare qualche giorno a mostrarlo.`,
    lastSeen: ({ on, what, where }) =>
      `Ultimo segnale ${on}: ${what}${where === undefined ? '' : `, ${where}`}.`,
    tracking: (number, carrier) =>
      `Numero di tracciamento: ${number}${carrier === undefined ? '' : ` (${carrier})`}.`,
    signs: {
      'handed to the carrier': 'consegnato al corriere',
      'in transit': 'in viaggio',
      'out for delivery': 'in consegna',
      delivered: 'consegnato',
      'ready to collect': 'pronto per il ritiro',
      collected: 'ritirato',
      'cleared customs': 'sdoganato',
    },
  },
  refusals: {
    not_found: 'Non trovo quell’ordine nel Suo account.',
    not_pending: 'È possibile solo finché un ordine non è imballato, e questo è già oltre.',
    not_delivered: 'È possibile solo quando l’ordine è stato consegnato e non c’è altro in corso.',
    invalid_reason: 'Il negozio deve sapere il motivo: non serve più, o è stato ordinato per errore.',
    item_not_found: 'Quell’articolo non è in questo ordine.',
    item_not_available: 'Quella versione non è disponibile, o non è dello stesso prodotto.',
    items_do_not_match: 'Ogni articolo richiede esattamente un’altra versione dello stesso prodotto.',
    payment_method_not_found: 'Quel metodo di pagamento non è nel Suo account.',
    payment_method_unchanged: 'È già pagato così.',
    payment_method_not_allowed:
      'Il denaro può tornare solo sul metodo di pagamento usato, o su una Sua carta regalo.',
    gift_card_balance: 'Il saldo della carta regalo non basta.',
    window_over: 'Il tempo per questo è scaduto.',
    already_refunded: 'Quanto ha pagato è già stato rimborsato.',
    already_cancelled: 'Quell’ordine è già annullato.',
    already_forwarded: 'Qui non si può più tornare indietro: è già passato al magazzino.',
    changed_since:
      'Nel frattempo è stato fatto altro, quindi non si può tornare indietro solo su questo. Torni prima indietro sulla modifica più recente, finché è possibile.',
    unavailable:
      'Il sistema del negozio non risponde in questo momento. Non è stato cambiato niente; riprovi tra poco.',
    invalid: 'Non è possibile per questo ordine.',
  },
  possible: (list) => `Che cosa può fare: ${list}.`,
  actions: {
    cancel_pending_order: 'annullare l’ordine',
    modify_pending_order_address: 'cambiare l’indirizzo di consegna',
    modify_pending_order_items: 'cambiare taglia o colore',
    modify_pending_order_payment: 'cambiare il pagamento',
    modify_user_address: 'cambiare l’indirizzo del Suo account',
    return_delivered_order_items: 'restituire articoli',
    exchange_delivered_order_items: 'cambiare articoli',
    withdraw_from_contract: 'recedere dal contratto',
  },
  payment: {
    giftCard: 'Carta regalo',
    giftCardHolds: (balance) => `Carta regalo (saldo ${balance})`,
    card: 'Carta',
    cardEnding: (brand, last4) => `${brand} che termina con ${last4}`,
  },
  reasons: {
    'no longer needed': 'Non mi serve più',
    'ordered by mistake': 'L’ho ordinato per errore',
    'Too big': 'Troppo grande',
    'Too small': 'Troppo piccolo',
    'Not what I expected': 'Non è come pensavo',
    'Damaged or faulty': 'Danneggiato o difettoso',
    'The wrong item came': 'È arrivato un altro articolo',
    'I changed my mind': 'Ho cambiato idea',
  },
  card: {
    rows: {
      order: 'Ordine',
      reason: 'Motivo',
      undo: 'Se cambia idea',
      newAddress: 'Nuovo indirizzo',
      insteadOf: 'Al posto di',
      orders: 'Ordini',
      onlyOnce: 'Solo una volta',
      amount: 'Importo',
      paidSoFar: 'Già pagato',
      howToSend: 'Come spedirlo',
      yourRight: 'Il Suo diritto',
      acknowledgement: 'Conferma di ricezione',
      youPay: 'Lei paga',
      youGetBack: 'Rimborso',
      label: 'Etichetta di reso',
      returnNumber: 'Numero di reso',
      sendBackBy: 'Da spedire entro',
    },
    items: (count) => (count === 1 ? '1 articolo' : `${count} articoli`),
    undoFor: (minutes) => `Può ripensarci entro ${minutes} minuti.`,
    cancel: {
      summary: (order) => `Annullare l’ordine ${order}`,
      button: 'Annullare l’ordine',
      done: (order) => `L’ordine ${order} è annullato.`,
    },
    address: {
      summary: (order) => `Spedire l’ordine ${order} a un altro indirizzo`,
      button: 'Cambiare l’indirizzo',
      done: (order) => `L’ordine ${order} va al nuovo indirizzo.`,
    },
    account: {
      summary: () => 'Cambiare l’indirizzo del Suo account',
      button: 'Cambiare l’indirizzo',
      done: () => 'L’indirizzo del Suo account è cambiato.',
      ordersStay: 'Gli ordini già fatti restano come sono.',
    },
    itemsChange: {
      summary: ({ order, items }) => `Modificare ${items} dell’ordine ${order}`,
      button: () => 'Modificare l’ordine',
      done: ({ order }) => `L’ordine ${order} è modificato.`,
      onlyOnce:
        'Un ordine si può modificare una volta. Dopo, i suoi articoli non si possono né modificare né annullare.',
    },
    pay: {
      summary: (order) => `Pagare l’ordine ${order} in un altro modo`,
      button: 'Cambiare il pagamento',
      done: (order) => `L’ordine ${order} è pagato in un altro modo.`,
      paidBack: (from, to) =>
        `torna sul metodo di pagamento usato: subito su una carta regalo, altrimenti entro ${from}-${to} giorni lavorativi`,
    },
    return: {
      summary: ({ order, items }) => `Restituire ${items} dell’ordine ${order}`,
      button: () => 'Restituire',
      done: ({ order }) => `Il Suo reso per l’ordine ${order} è registrato.`,
      onlyOnce: 'Finché un reso è in corso non si può restituire altro dell’ordine: metta tutto in uno.',
    },
    exchange: {
      summary: ({ order, items }) => `Cambiare ${items} dell’ordine ${order}`,
      button: () => 'Cambiare',
      done: ({ order }) => `Il Suo cambio per l’ordine ${order} è registrato.`,
      onlyOnce: 'Un ordine si può cambiare una volta: tutti gli articoli insieme.',
    },
    withdraw: {
      summary: ({ order, items }) => `Recedere dal contratto per ${items} dell’ordine ${order}`,
      button: () => 'Confermare il recesso',
      done: ({ order }) => `Abbiamo ricevuto il Suo recesso dal contratto per l’ordine ${order}.`,
      right: 'Entro 14 giorni dalla consegna, senza indicare un motivo.',
      acknowledged: 'Confermiamo subito per e-mail la ricezione del Suo recesso.',
    },
    send: ({ by, days, day, ownPostage }) => {
      const until = {
        return: day === undefined ? `Entro ${days} giorni` : `Entro ${day}`,
        exchange: `Entro ${days} giorni${day === undefined ? '' : `, al più tardi ${day}`}`,
        withdrawal: `Entro ${days} giorni${day === undefined ? '' : `, o fino a ${day} se è più tardi`}`,
      }[by]
      return ownPostage
        ? `${until}, con un corriere a Sua scelta: le spese sono a Suo carico. Il numero per il pacco arriva per e-mail.`
        : `${until}. L’etichetta di reso e i passi arrivano per e-mail.`
    },
    atOnce: (money) => `${money}, subito`,
    atOnceBack: (money) => `${money}, appena il pacco torna da noi`,
    withinDays: ({ money, from, to, onceBack }) =>
      `${money}, entro ${from === to ? to : `${from}-${to}`} giorni lavorativi${onceBack ? ' da quando il pacco torna da noi' : ''}`,
    label: (code) =>
      `${code}. Imballi gli articoli, scriva questo codice sul pacco o lo mostri alla consegna, e conservi la ricevuta di spedizione.`,
    returnNumber: (number, forCustoms) =>
      `${number}. Lo scriva sul pacco, scelga un corriere e conservi la ricevuta di spedizione; le spese sono a Suo carico.${forCustoms ? ' Scriva anche «returned goods», così non si pagano dazi.' : ''}`,
  },
  decisions: {
    changed: 'Nel frattempo qualcosa è cambiato, quindi non è stato fatto niente. Chieda una nuova proposta.',
    notAnswered: {
      commit:
        'Il negozio non ha ancora risposto, quindi non si sa se è stato fatto. Viene interpellato di nuovo automaticamente; la ricevuta arriva qui e per e-mail.',
      undo: 'Il negozio non ha ancora risposto, quindi non si sa se è stato annullato. Viene interpellato di nuovo automaticamente; la ricevuta arriva qui e per e-mail.',
    },
    neverAnswered: {
      commit:
        'Il negozio non ha risposto, quindi non si sa se è stato fatto, e non si tenta di nuovo. Si rivolga a una persona del team.',
      undo: 'Voleva tornare indietro su questo. Il negozio non ha risposto, quindi non si sa se è stato fatto, e non si tenta di nuovo. Si rivolga a una persona del team.',
    },
    undoing: 'Ha chiesto di tornare indietro su questo; il negozio non ha ancora risposto.',
    undoOver: 'Il tempo per tornare indietro su questo è scaduto.',
    nothingToUndo: 'Non è stato fatto niente su cui si possa tornare indietro.',
    declined: 'Ha rifiutato questa proposta.',
    decidedAlready: 'È già stato deciso.',
  },
  receipt: {
    toPrint: 'Da stampare, o da mostrare sul telefono:',
    hello: (name) => `Buongiorno ${name},`,
    takenBack: (what) => `È tornato indietro su questo: ${what}. Tutto è come prima.`,
    number: (number) => `Ricevuta ${number}`,
    subject: ({ what, number, undone }) => `${undone ? 'Tornato indietro: ' : ''}${what} (${number})`,
    notYou: (ways) => `Se non è stato Lei, o qualcosa non va, ci scriva o ci chiami: ${ways}.`,
  },
}
