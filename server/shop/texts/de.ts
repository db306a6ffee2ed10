import type { ServiceTexts } from './service-texts.ts'

const placed = (on: string | undefined) => (on === undefined ? '' : ` vom ${on}`)

/** What is said about a shopper's own orders, in German. */
export const german: ServiceTexts = {
  locale: 'de-DE',
  errands: {
    left: 'In Ordnung, ich lasse alles, wie es ist. Es wurde nichts geändert.',
    notUnderstood:
      'Das habe ich nicht verstanden, deshalb lasse ich alles, wie es ist. Bitte sagen Sie es mit anderen Worten, oder fragen Sie nach einem Menschen aus unserem Team.',
    askedAgain: (question) => `Das habe ich nicht ganz verstanden. ${question}`,
    signInForStatus:
      'Um Ihre Bestellung anzusehen, muss ich wissen, wer Sie sind. Bitte melden Sie sich an, oder geben Sie die Bestellnummer mit Ihrer E-Mail-Adresse oder Postleitzahl an; dann mache ich mit Ihrer Frage weiter.',
    signInToWithdraw:
      'Sie können Ihren Kauf innerhalb von 14 Tagen nach der Lieferung ohne Angabe von Gründen widerrufen. Um das hier zu tun, muss ich wissen, wer Sie sind: Bitte melden Sie sich an, dann mache ich weiter.',
    signIn:
      'Dafür muss ich wissen, wer Sie sind. Bitte melden Sie sich an, dann mache ich mit Ihrer Frage weiter.',
    noAccount: 'Ich finde Ihr Konto im Shop gerade nicht und kann deshalb nichts ändern.',
    noOrders: 'Ich finde keine Bestellungen in Ihrem Konto.',
    orders: (count, shown) =>
      `Sie haben ${count === 1 ? 'eine Bestellung' : `${count} Bestellungen`} bei uns.${count > shown ? ` Hier sind die neuesten ${shown}.` : ''}`,
    notFound: (number) =>
      `Ich finde die Bestellung ${number} nicht in Ihrem Konto. Das sind Ihre neuesten Bestellungen.`,
    whichOrder: 'Welche Bestellung meinen Sie?',
    orderUnclear:
      'Ich konnte nicht erkennen, welche Bestellung Sie meinen. Bitte wählen Sie eine aus, oder schreiben Sie ihre Nummer.',
    orderGone: 'Ich finde diese Bestellung nicht mehr in Ihrem Konto.',
    onlyThisOne: (order) => `Von Ihren Bestellungen ist das nur noch bei ${order} möglich.`,
    noneToReturn:
      'Im Moment kann keine Ihrer Bestellungen zurückgegeben oder umgetauscht werden: Das geht erst, wenn eine geliefert wurde.',
    noneToWithdraw: 'Bei keiner Ihrer Bestellungen ist noch ein Widerruf möglich.',
    noneToChange:
      'Keine Ihrer Bestellungen kann noch geändert oder storniert werden: Alle sind gepackt, versandt oder abgeschlossen.',
    checkThis: 'Bitte prüfen Sie das. Es geschieht erst, wenn Sie es bestätigen.',
    checkThese: 'Bitte prüfen Sie das. Jedes davon geschieht erst, wenn Sie es bestätigen.',
    confirmOnCard: (button) =>
      `Es geschieht, wenn Sie auf der Karte oben auf „${button}“ tippen; bis dahin ändert sich nichts.`,
    cannotHere: 'Das kann ich hier nicht tun. Bitte fragen Sie jemanden aus unserem Team.',
    otherCountry:
      'Eine aufgegebene Bestellung kann nicht in ein anderes Land gehen: Dort gelten andere Versandkosten und Steuern. Sie muss neu aufgegeben werden.',
    windowEnded: (days, came) =>
      `Artikel können innerhalb von ${days} Tagen nach der Lieferung zurückgegeben oder umgetauscht werden${came === undefined ? '' : `, und diese Bestellung kam am ${came} an`}.`,
    warranty: (years) => `Für Mängel gilt weiterhin die Gewährleistung von ${years} Jahren.`,
    team: (ways) => `Unser Team erreichen Sie unter ${ways}.`,
    newAddress: ({ order, now }) =>
      `Wie lautet die neue Adresse für ${order === undefined ? 'Ihr Konto' : `die Bestellung ${order}`}? Straße und Hausnummer, Postleitzahl und Ort; das Land, falls es ein anderes ist. Bisher: ${now}.`,
    addressNeedsPlace: (street) => `${street}: und welche Postleitzahl und welcher Ort?`,
    addressNeedsCode: (heard) => `${heard}: und welche Postleitzahl?`,
    addressNeedsStreet: (heard) => `${heard}: und welche Straße und Hausnummer?`,
    onlyWhole: ({ order, items, others }) =>
      `Eine Bestellung kann nur als Ganzes storniert werden, und die Bestellung ${order} enthält neben ${items} auch ${others}. Soll die ganze Bestellung storniert werden? Wenn Sie sie behalten, können Sie ${items} nach der Lieferung zurückgeben.`,
    whichOfThese: 'Was davon möchten Sie?',
    exchangeOrReturn: (items) => `Das tut mir leid (${items}). Möchten Sie umtauschen oder zurückgeben?`,
    withPhoto: (ways) => `Mit einem Foto kann unser Team auch anders helfen: ${ways}.`,
    changeOrCancel: (items) =>
      `Die Bestellung mit ${items} wurde noch nicht versandt. Möchten Sie eine andere Größe oder Farbe, oder die Bestellung stornieren?`,
    allBack: (order) => `Alle Artikel der Bestellung ${order} sind schon zurückgekommen.`,
    howMany: 'Um wie viele davon geht es?',
    whichItems: (order) => `Um welche Artikel der Bestellung ${order} geht es?`,
    noOtherPayment:
      'In Ihrem Konto ist keine andere Zahlungsart hinterlegt. Sie können dort eine hinzufügen und dann noch einmal fragen.',
    paidSo: 'Sie ist schon so bezahlt.',
    howToPay: 'Wie möchten Sie stattdessen bezahlen?',
    whyCancel: (order) =>
      `Die Bestellung ${order} kann storniert werden. Darf ich fragen, warum Sie sie stornieren möchten?`,
    whyReturn: 'Was ist der Grund für die Rückgabe?',
    outOfStock: (options) => `${options} ist nicht auf Lager.`,
    notMade: ({ option, item }) => `${item} gibt es nicht in „${option}“.`,
    nothingInstead: (item) => `Im Moment ist nichts auf Lager, wogegen ${item} getauscht werden könnte.`,
    insteadOf: (item) => `Was möchten Sie statt ${item}? Auf Lager ist:`,
  },
  buttons: {
    all: 'Alle',
    cancelWhole: 'Die ganze Bestellung stornieren',
    keepOrder: 'Bestellung behalten',
    exchange: 'Umtauschen',
    return: 'Zurückgeben',
    change: 'Andere Größe oder Farbe',
    cancel: 'Bestellung stornieren',
    cancelOrder: (order) => `Bestellung ${order} stornieren`,
    changeAddress: (order) => `Adresse der Bestellung ${order} ändern`,
    changeSize: (order) => `Größe in der Bestellung ${order} ändern`,
    returnFrom: (order) => `Etwas aus der Bestellung ${order} zurückgeben`,
    exchangeFrom: (order) => `Etwas aus der Bestellung ${order} umtauschen`,
    withdrawFrom: (order) => `Kauf der Bestellung ${order} widerrufen`,
    order: ({ order, first, more }) =>
      `${order}: ${first}${more > 0 ? ` und ${more} ${more === 1 ? 'weiterer Artikel' : 'weitere Artikel'}` : ''}`,
    offers: {
      order_status: 'Wo ist meine Bestellung?',
      cancel_pending_order: 'Meine Bestellung stornieren',
      modify_pending_order_address: 'Meine Lieferadresse ändern',
      modify_pending_order_payment: 'Zahlungsart meiner Bestellung ändern',
      exchange_delivered_order_items: 'Etwas gegen eine andere Größe umtauschen',
      return_delivered_order_items: 'Etwas aus meiner Bestellung zurückgeben',
      withdraw_from_contract: 'Ich möchte meinen Kauf widerrufen',
    },
  },
  status: {
    short: {
      pending: 'Noch nicht versandt',
      processed: 'Gepackt, geht bald raus',
      'in transit': 'Unterwegs',
      delivered: 'Zugestellt',
      cancelled: 'Storniert',
      'return requested': 'Rückgabe läuft',
      'exchange requested': 'Umtausch läuft',
    },
    changed: 'Geändert, noch nicht versandt',
    unknown: 'Unbekannt',
    delivered: ({ order, placed: day, on, at }) =>
      `Die Bestellung ${order}${placed(day)} wurde am ${on}${at === undefined ? '' : ` in ${at}`} zugestellt.`,
    wasDelivered: ({ order, placed: day }) => `Die Bestellung ${order}${placed(day)} wurde zugestellt.`,
    onItsWay: ({ order, placed: day }) => `Die Bestellung ${order}${placed(day)} ist unterwegs.`,
    packed: ({ order, placed: day }) =>
      `Die Bestellung ${order}${placed(day)} ist gepackt und geht als Nächstes raus.`,
    cancelled: ({ order, placed: day }) => `Die Bestellung ${order}${placed(day)} ist storniert.`,
    notSent: ({ order, placed: day }) =>
      `Die Bestellung ${order}${placed(day)} wurde noch nicht versandt; sie wird gerade vorbereitet.`,
    other: ({ order, placed: day, status }) => `Bestellung ${order}${placed(day)}: ${status}.`,
    returning: (order) =>
      `Für die Bestellung ${order} läuft eine Rückgabe. Die Erstattung folgt, sobald das Paket wieder bei uns ist.`,
    exchanging: (order) =>
      `Für die Bestellung ${order} läuft ein Umtausch. Die neuen Artikel gehen raus, sobald das Paket wieder bei uns ist.`,
    refunded: (amount) => `${amount} wurden erstattet; bis die Bank es anzeigt, können einige Tage vergehen.`,
    lastSeen: ({ on, what, where }) =>
      `Zuletzt gesehen am ${on}: ${what}${where === undefined ? '' : `, ${where}`}.`,
    tracking: (number, carrier) =>
      `Sendungsnummer: ${number}${carrier === undefined ? '' : ` (${carrier})`}.`,
    signs: {
      'handed to the carrier': 'an den Paketdienst übergeben',
      'in transit': 'unterwegs',
      'out for delivery': 'in der Zustellung',
      delivered: 'zugestellt',
      'ready to collect': 'zur Abholung bereit',
      collected: 'abgeholt',
      'cleared customs': 'vom Zoll freigegeben',
    },
  },
  refusals: {
    not_found: 'Ich finde diese Bestellung nicht in Ihrem Konto.',
    not_pending:
      'Das geht nur, solange eine Bestellung noch nicht gepackt ist, und diese ist schon darüber hinaus.',
    not_delivered: 'Das geht erst, wenn die Bestellung geliefert wurde und sonst nichts für sie läuft.',
    invalid_reason:
      'Der Shop muss den Grund wissen: Sie wird nicht mehr gebraucht, oder sie wurde versehentlich bestellt.',
    item_not_found: 'Dieser Artikel ist nicht in dieser Bestellung.',
    item_not_available: 'Diese Ausführung ist nicht auf Lager oder gehört nicht zum selben Produkt.',
    items_do_not_match: 'Jeder Artikel braucht genau eine andere Ausführung desselben Produkts.',
    payment_method_not_found: 'Diese Zahlungsart ist nicht in Ihrem Konto.',
    payment_method_unchanged: 'Sie ist schon so bezahlt.',
    payment_method_not_allowed:
      'Das Geld kann nur dorthin zurück, womit Sie bezahlt haben, oder auf eine Ihrer Geschenkkarten.',
    gift_card_balance: 'Das Guthaben der Geschenkkarte reicht dafür nicht.',
    window_over: 'Die Zeit dafür ist vorbei.',
    already_refunded: 'Was Sie dafür bezahlt haben, wurde schon erstattet.',
    already_cancelled: 'Diese Bestellung ist schon storniert.',
    already_forwarded: 'Das lässt sich hier nicht mehr zurücknehmen: Es ist schon an das Lager gegangen.',
    changed_since:
      'Seitdem wurde etwas anderes daran geändert, deshalb lässt es sich nicht allein zurücknehmen. Nehmen Sie zuerst die neuere Änderung zurück, solange das noch geht.',
    unavailable:
      'Das System des Shops antwortet gerade nicht. Es wurde nichts geändert; bitte versuchen Sie es gleich noch einmal.',
    invalid: 'Das ist bei dieser Bestellung nicht möglich.',
  },
  possible: (list) => `Was Sie tun können: ${list}.`,
  actions: {
    cancel_pending_order: 'die Bestellung stornieren',
    modify_pending_order_address: 'die Lieferadresse ändern',
    modify_pending_order_items: 'Größe oder Farbe ändern',
    modify_pending_order_payment: 'die Zahlung ändern',
    modify_user_address: 'die Adresse Ihres Kontos ändern',
    return_delivered_order_items: 'Artikel zurückgeben',
    exchange_delivered_order_items: 'Artikel umtauschen',
    withdraw_from_contract: 'den Vertrag widerrufen',
  },
  payment: {
    giftCard: 'Geschenkkarte',
    giftCardHolds: (balance) => `Geschenkkarte (Guthaben ${balance})`,
    card: 'Karte',
    cardEnding: (brand, last4) => `${brand} mit Endziffern ${last4}`,
  },
  reasons: {
    'no longer needed': 'Ich brauche es nicht mehr',
    'ordered by mistake': 'Ich habe es versehentlich bestellt',
    'Too big': 'Zu groß',
    'Too small': 'Zu klein',
    'Not what I expected': 'Anders als erwartet',
    'Damaged or faulty': 'Beschädigt oder fehlerhaft',
    'The wrong item came': 'Falscher Artikel geliefert',
    'I changed my mind': 'Ich habe es mir anders überlegt',
  },
  card: {
    rows: {
      order: 'Bestellung',
      reason: 'Grund',
      undo: 'Falls Sie es sich anders überlegen',
      newAddress: 'Neue Adresse',
      insteadOf: 'Statt',
      orders: 'Bestellungen',
      onlyOnce: 'Nur einmal',
      amount: 'Betrag',
      paidSoFar: 'Bisher bezahlt',
      howToSend: 'So senden Sie es zurück',
      yourRight: 'Ihr Recht',
      acknowledgement: 'Bestätigung',
      youPay: 'Sie zahlen',
      youGetBack: 'Erstattung',
      label: 'Rücksendeetikett',
      returnNumber: 'Rücksendenummer',
      sendBackBy: 'Zurücksenden bis',
    },
    items: (count) => (count === 1 ? '1 Artikel' : `${count} Artikel`),
    undoFor: (minutes) => `Sie können das ${minutes} Minuten lang rückgängig machen.`,
    cancel: {
      summary: (order) => `Bestellung ${order} stornieren`,
      button: 'Bestellung stornieren',
      done: (order) => `Die Bestellung ${order} ist storniert.`,
    },
    address: {
      summary: (order) => `Bestellung ${order} an eine andere Adresse senden`,
      button: 'Adresse ändern',
      done: (order) => `Die Bestellung ${order} geht an die neue Adresse.`,
    },
    account: {
      summary: () => 'Die Adresse Ihres Kontos ändern',
      button: 'Adresse ändern',
      done: () => 'Die Adresse Ihres Kontos ist geändert.',
      ordersStay: 'Bereits aufgegebene Bestellungen bleiben, wie sie sind.',
    },
    itemsChange: {
      summary: ({ order, items }) => `${items} der Bestellung ${order} ändern`,
      button: () => 'Bestellung ändern',
      done: ({ order }) => `Die Bestellung ${order} ist geändert.`,
      onlyOnce:
        'Eine Bestellung kann einmal geändert werden. Danach können ihre Artikel weder geändert noch storniert werden.',
    },
    pay: {
      summary: (order) => `Bestellung ${order} anders bezahlen`,
      button: 'Zahlung ändern',
      done: (order) => `Die Bestellung ${order} ist anders bezahlt.`,
      paidBack: (from, to) =>
        `geht dorthin zurück, womit Sie bezahlt haben: auf eine Geschenkkarte sofort, sonst innerhalb von ${from} bis ${to} Werktagen`,
    },
    return: {
      summary: ({ order, items }) => `${items} der Bestellung ${order} zurückgeben`,
      button: () => 'Zurückgeben',
      done: ({ order }) => `Ihre Rückgabe für die Bestellung ${order} ist angemeldet.`,
      onlyOnce:
        'Solange eine Rückgabe läuft, kann nichts anderes aus der Bestellung zurückgegeben werden: Legen Sie alles in eine.',
    },
    exchange: {
      summary: ({ order, items }) => `${items} der Bestellung ${order} umtauschen`,
      button: () => 'Umtauschen',
      done: ({ order }) => `Ihr Umtausch für die Bestellung ${order} ist angemeldet.`,
      onlyOnce: 'Eine Bestellung kann einmal umgetauscht werden: alle Artikel zusammen.',
    },
    withdraw: {
      summary: ({ order, items }) => `Vertrag über ${items} der Bestellung ${order} widerrufen`,
      button: () => 'Widerruf bestätigen',
      done: ({ order }) => `Wir haben Ihren Widerruf des Vertrags für die Bestellung ${order} erhalten.`,
      right: 'Innerhalb von 14 Tagen nach der Lieferung, ohne Angabe von Gründen.',
      acknowledged: 'Wir bestätigen den Eingang Ihres Widerrufs sofort per E-Mail.',
    },
    send: ({ by, days, day, ownPostage }) => {
      const until = {
        return: day === undefined ? `Innerhalb von ${days} Tagen` : `Bis ${day}`,
        exchange: `Innerhalb von ${days} Tagen${day === undefined ? '' : `, spätestens am ${day}`}`,
        withdrawal: `Innerhalb von ${days} Tagen${day === undefined ? '' : `, oder bis ${day}, falls das später ist`}`,
      }[by]
      return ownPostage
        ? `${until}, mit einem Paketdienst Ihrer Wahl: Das Porto zahlen Sie. Die Nummer für das Paket kommt per E-Mail.`
        : `${until}. Das Rücksendeetikett und die Schritte kommen per E-Mail.`
    },
    atOnce: (money) => `${money}, sofort`,
    atOnceBack: (money) => `${money}, sobald das Paket wieder bei uns ist`,
    withinDays: ({ money, from, to, onceBack }) =>
      `${money}, innerhalb von ${from === to ? to : `${from} bis ${to}`} Werktagen${onceBack ? ', sobald das Paket wieder bei uns ist' : ''}`,
    label: (code) =>
      `${code}. Packen Sie die Artikel ein, schreiben Sie diesen Code auf das Paket oder zeigen Sie ihn bei der Abgabe, und bewahren Sie den Einlieferungsbeleg auf.`,
    returnNumber: (number, forCustoms) =>
      `${number}. Schreiben Sie sie auf das Paket, wählen Sie einen Paketdienst, und bewahren Sie den Einlieferungsbeleg auf; das Porto zahlen Sie.${forCustoms ? ' Schreiben Sie auch „returned goods“ darauf, damit kein Zoll anfällt.' : ''}`,
  },
  decisions: {
    changed:
      'Daran hat sich inzwischen etwas geändert, deshalb wurde nichts getan. Bitte fragen Sie noch einmal nach einem neuen Vorschlag.',
    notAnswered: {
      commit:
        'Der Shop hat noch nicht geantwortet; ob es geschehen ist, ist deshalb nicht bekannt. Er wird von selbst noch einmal gefragt; der Beleg folgt hier und per E-Mail.',
      undo: 'Der Shop hat noch nicht geantwortet; ob es zurückgenommen wurde, ist deshalb nicht bekannt. Er wird von selbst noch einmal gefragt; der Beleg folgt hier und per E-Mail.',
    },
    neverAnswered: {
      commit:
        'Der Shop hat nicht geantwortet; ob das geschehen ist, ist deshalb nicht bekannt, und es wird nicht noch einmal versucht. Bitte wenden Sie sich an jemanden aus dem Team.',
      undo: 'Sie wollten das zurücknehmen. Der Shop hat nicht geantwortet; ob das geschehen ist, ist deshalb nicht bekannt, und es wird nicht noch einmal versucht. Bitte wenden Sie sich an jemanden aus dem Team.',
    },
    undoing: 'Sie möchten das zurücknehmen; der Shop hat noch nicht geantwortet.',
    undoOver: 'Die Zeit, das zurückzunehmen, ist vorbei.',
    nothingToUndo: 'Es wurde nichts getan, was sich zurücknehmen ließe.',
    declined: 'Sie haben das abgelehnt.',
    decidedAlready: 'Darüber ist schon entschieden.',
  },
  receipt: {
    toPrint: 'Zum Ausdrucken oder zum Vorzeigen auf dem Telefon:',
    hello: (name) => `Guten Tag ${name},`,
    takenBack: (what) => `Sie haben das zurückgenommen: ${what}. Alles ist wieder, wie es war.`,
    number: (number) => `Beleg ${number}`,
    subject: ({ what, number, undone }) => `${undone ? 'Zurückgenommen: ' : ''}${what} (${number})`,
    notYou: (ways) =>
      `Wenn Sie das nicht waren oder etwas nicht stimmt, schreiben Sie uns oder rufen Sie an: ${ways}.`,
  },
}
