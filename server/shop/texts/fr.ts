import type { ServiceTexts } from './service-texts.ts'

const placed = (on: string | undefined) => (on === undefined ? '' : ` du ${on}`)

/** What is said about a shopper's own orders, in French. */
export const french: ServiceTexts = {
  locale: 'fr-FR',
  errands: {
    left: 'D’accord, je laisse tout en l’état. Rien n’a été modifié.',
    notUnderstood:
      'Je n’ai pas compris, je laisse donc tout en l’état. Dites-le autrement, ou demandez une personne de notre équipe.',
    askedAgain: (question) => `Je n’ai pas bien compris. ${question}`,
    signInForStatus:
      'Pour consulter votre commande, je dois savoir qui vous êtes. Connectez-vous, ou indiquez son numéro avec votre adresse e-mail ou votre code postal ; je reprends ensuite votre question.',
    signInToWithdraw:
      'Vous pouvez vous rétracter de votre achat dans les 14 jours suivant la livraison, sans donner de motif. Pour le faire ici, je dois savoir qui vous êtes : connectez-vous, et je continue.',
    signIn: 'Pour cela, je dois savoir qui vous êtes. Connectez-vous, et je reprends ensuite votre question.',
    noAccount:
      'Je ne trouve pas votre compte dans la boutique pour le moment ; je ne peux donc rien modifier.',
    noOrders: 'Je ne trouve aucune commande dans votre compte.',
    orders: (count, shown) =>
      `Vous avez ${count === 1 ? 'une commande' : `${count} commandes`} chez nous.${count > shown ? ` Voici les ${shown} plus récentes.` : ''}`,
    notFound: (number) =>
      `Je ne trouve pas la commande ${number} dans votre compte. Voici vos plus récentes.`,
    whichOrder: 'De quelle commande s’agit-il ?',
    orderUnclear:
      'Je n’ai pas pu déterminer de quelle commande il s’agit. Choisissez-en une, ou écrivez son numéro.',
    orderGone: 'Je ne trouve plus cette commande dans votre compte.',
    onlyThisOne: (order) => `Parmi vos commandes, cela n’est encore possible que pour ${order}.`,
    noneToReturn:
      'Aucune de vos commandes ne peut être retournée ou échangée pour le moment : cela devient possible après une livraison.',
    noneToWithdraw: 'La rétractation n’est plus possible pour aucune de vos commandes.',
    noneToChange:
      'Aucune de vos commandes ne peut plus être modifiée ou annulée : toutes sont emballées, expédiées ou closes.',
    checkThis: 'Vérifiez ceci. Cela ne se fait que si vous le confirmez.',
    checkThese: 'Vérifiez ceci. Chaque action ne se fait que si vous la confirmez.',
    confirmOnCard: (button) =>
      `Cela se fait quand vous appuyez sur « ${button} » sur la carte ci-dessus ; d’ici là, rien ne change.`,
    cannotHere: 'Je ne peux pas faire cela ici. Adressez-vous à une personne de notre équipe.',
    otherCountry:
      'Une commande passée ne peut pas être envoyée dans un autre pays : les frais de livraison et les taxes y sont différents. Il faut la passer à nouveau.',
    windowEnded: (days, came) =>
      `Les articles peuvent être retournés ou échangés dans les ${days} jours suivant la livraison${came === undefined ? '' : `, et cette commande est arrivée le ${came}`}.`,
    warranty: (years) => `Pour les défauts, la garantie de ${years} ans reste valable.`,
    team: (ways) => `Vous pouvez joindre notre équipe : ${ways}.`,
    newAddress: ({ order, now }) =>
      `Quelle est la nouvelle adresse pour ${order === undefined ? 'votre compte' : `la commande ${order}`} ? Rue et numéro, code postal et ville ; le pays, s’il est différent. Actuellement : ${now}.`,
    addressNeedsPlace: (street) => `${street} : et quel code postal et quelle ville ?`,
    addressNeedsCode: (heard) => `${heard} : et quel code postal ?`,
    addressNeedsStreet: (heard) => `${heard} : et quelle rue, quel numéro ?`,
    onlyWhole: ({ order, items, others }) =>
      `Une commande ne peut être annulée qu’en entier, et la commande ${order} contient ${others} en plus de ${items}. Faut-il annuler toute la commande ? Si vous la gardez, vous pourrez retourner ${items} après la livraison.`,
    whichOfThese: 'Que souhaitez-vous ?',
    exchangeOrReturn: (items) => `J’en suis désolé (${items}). Souhaitez-vous un échange ou un retour ?`,
    withPhoto: (ways) => `Avec une photo, notre équipe peut aussi vous aider autrement : ${ways}.`,
    changeOrCancel: (items) =>
      `La commande avec ${items} n’est pas encore partie. Souhaitez-vous une autre taille ou couleur, ou annuler la commande ?`,
    allBack: (order) => `Tous les articles de la commande ${order} sont déjà revenus.`,
    howMany: 'Pour combien d’entre eux ?',
    whichItems: (order) => `De quels articles de la commande ${order} s’agit-il ?`,
    noOtherPayment:
      'Il n’y a pas d’autre moyen de paiement dans votre compte. Vous pouvez en ajouter un, puis redemander.',
    paidSo: 'Elle est déjà payée ainsi.',
    howToPay: 'Comment souhaitez-vous payer à la place ?',
    whyCancel: (order) =>
      `La commande ${order} peut être annulée. Puis-je vous demander pourquoi vous souhaitez l’annuler ?`,
    whyReturn: 'Quelle est la raison du retour ?',
    outOfStock: (options) => `${options} n’est pas en stock.`,
    notMade: ({ option, item }) => `${item} n’existe pas en « ${option} ».`,
    nothingInstead: (item) => `Rien n’est en stock actuellement pour remplacer ${item}.`,
    insteadOf: (item) => `Que souhaitez-vous à la place de ${item} ? En stock :`,
  },
  buttons: {
    all: 'Tous',
    cancelWhole: 'Annuler toute la commande',
    keepOrder: 'Garder la commande',
    exchange: 'Échanger',
    return: 'Retourner',
    change: 'Une autre taille ou couleur',
    cancel: 'Annuler la commande',
    cancelOrder: (order) => `Annuler la commande ${order}`,
    changeAddress: (order) => `Changer l’adresse de la commande ${order}`,
    changeSize: (order) => `Changer la taille dans la commande ${order}`,
    returnFrom: (order) => `Retourner un article de la commande ${order}`,
    exchangeFrom: (order) => `Échanger un article de la commande ${order}`,
    withdrawFrom: (order) => `Me rétracter de l’achat de la commande ${order}`,
    order: ({ order, first, more }) =>
      `${order} : ${first}${more > 0 ? ` et ${more} ${more === 1 ? 'autre' : 'autres'}` : ''}`,
    offers: {
      order_status: 'Où est ma commande ?',
      cancel_pending_order: 'Annuler ma commande',
      modify_pending_order_address: 'Changer mon adresse de livraison',
      modify_pending_order_payment: 'Changer le paiement de ma commande',
      exchange_delivered_order_items: 'Échanger un article contre une autre taille',
      return_delivered_order_items: 'Retourner un article de ma commande',
      withdraw_from_contract: 'Je souhaite me rétracter de mon achat',
    },
  },
  status: {
    short: {
      pending: 'Pas encore expédiée',
      processed: 'Emballée, part bientôt',
      'in transit': 'En route',
      delivered: 'Livrée',
      cancelled: 'Annulée',
      'return requested': 'Retour en cours',
      'exchange requested': 'Échange en cours',
    },
    changed: 'Modifiée, pas encore expédiée',
    unknown: 'Inconnu',
    delivered: ({ order, placed: day, on, at }) =>
      `La commande ${order}${placed(day)} a été livrée le ${on}${at === undefined ? '' : ` à ${at}`}.`,
    wasDelivered: ({ order, placed: day }) => `La commande ${order}${placed(day)} a été livrée.`,
    onItsWay: ({ order, placed: day }) => `La commande ${order}${placed(day)} est en route.`,
    packed: ({ order, placed: day }) => `La commande ${order}${placed(day)} est emballée et va partir.`,
    cancelled: ({ order, placed: day }) => `La commande ${order}${placed(day)} est annulée.`,
    notSent: ({ order, placed: day }) =>
      `La commande ${order}${placed(day)} n’est pas encore partie ; elle est en préparation.`,
    other: ({ order, placed: day, status }) => `Commande ${order}${placed(day)} : ${status}.`,
    returning: (order) =>
      `Un retour est en cours pour la commande ${order}. Le remboursement suit dès que le colis est revenu chez nous.`,
    exchanging: (order) =>
      `Un échange est en cours pour la commande ${order}. Les nouveaux articles partent dès que le colis est revenu chez nous.`,
    refunded: (amount) => `${amount} ont été remboursés ; la banque peut mettre quelques jours à l’afficher.`,
    lastSeen: ({ on, what, where }) =>
      `Dernier signe le ${on} : ${what}${where === undefined ? '' : `, ${where}`}.`,
    tracking: (number, carrier) =>
      `Numéro de suivi : ${number}${carrier === undefined ? '' : ` (${carrier})`}.`,
    signs: {
      'handed to the carrier': 'remis au transporteur',
      'in transit': 'en route',
      'out for delivery': 'en cours de livraison',
      delivered: 'livré',
      'ready to collect': 'prêt à être retiré',
      collected: 'retiré',
      'cleared customs': 'dédouané',
    },
  },
  refusals: {
    not_found: 'Je ne trouve pas cette commande dans votre compte.',
    not_pending:
      'Cela n’est possible que tant qu’une commande n’est pas emballée, et celle-ci a dépassé ce stade.',
    not_delivered:
      'Cela n’est possible qu’une fois la commande livrée, et si rien d’autre n’est en cours pour elle.',
    invalid_reason:
      'La boutique doit connaître la raison : elle n’est plus utile, ou elle a été passée par erreur.',
    item_not_found: 'Cet article ne fait pas partie de cette commande.',
    item_not_available: 'Cette version n’est pas en stock, ou n’est pas du même produit.',
    items_do_not_match: 'Chaque article demande exactement une autre version du même produit.',
    payment_method_not_found: 'Ce moyen de paiement n’est pas dans votre compte.',
    payment_method_unchanged: 'Elle est déjà payée ainsi.',
    payment_method_not_allowed:
      'L’argent ne peut revenir que sur le moyen de paiement utilisé, ou sur une de vos cartes cadeaux.',
    gift_card_balance: 'Le solde de la carte cadeau ne suffit pas.',
    window_over: 'Le délai est dépassé.',
    already_refunded: 'Ce que vous avez payé pour cela a déjà été remboursé.',
    already_cancelled: 'Cette commande est déjà annulée.',
    already_forwarded: 'On ne peut plus revenir là-dessus ici : c’est déjà parti à l’entrepôt.',
    changed_since:
      'Autre chose a été fait depuis, on ne peut donc pas revenir sur ceci seul. Revenez d’abord sur la modification plus récente, tant que c’est possible.',
    unavailable:
      'Le système de la boutique ne répond pas pour le moment. Rien n’a été modifié ; réessayez dans un instant.',
    invalid: 'Cela n’est pas possible pour cette commande.',
  },
  possible: (list) => `Ce que vous pouvez faire : ${list}.`,
  actions: {
    cancel_pending_order: 'annuler la commande',
    modify_pending_order_address: 'changer l’adresse de livraison',
    modify_pending_order_items: 'changer la taille ou la couleur',
    modify_pending_order_payment: 'changer le paiement',
    modify_user_address: 'changer l’adresse de votre compte',
    return_delivered_order_items: 'retourner des articles',
    exchange_delivered_order_items: 'échanger des articles',
    withdraw_from_contract: 'vous rétracter du contrat',
  },
  payment: {
    giftCard: 'Carte cadeau',
    giftCardHolds: (balance) => `Carte cadeau (solde ${balance})`,
    card: 'Carte',
    cardEnding: (brand, last4) => `${brand} se terminant par ${last4}`,
  },
  reasons: {
    'no longer needed': 'Je n’en ai plus besoin',
    'ordered by mistake': 'Je l’ai commandé par erreur',
    'Too big': 'Trop grand',
    'Too small': 'Trop petit',
    'Not what I expected': 'Pas ce que j’attendais',
    'Damaged or faulty': 'Abîmé ou défectueux',
    'The wrong item came': 'Mauvais article reçu',
    'I changed my mind': 'J’ai changé d’avis',
  },
  card: {
    rows: {
      order: 'Commande',
      reason: 'Motif',
      undo: 'Si vous changez d’avis',
      newAddress: 'Nouvelle adresse',
      insteadOf: 'Au lieu de',
      orders: 'Commandes',
      onlyOnce: 'Une seule fois',
      amount: 'Montant',
      paidSoFar: 'Déjà payé',
      howToSend: 'Comment le renvoyer',
      yourRight: 'Votre droit',
      acknowledgement: 'Accusé de réception',
      youPay: 'Vous payez',
      youGetBack: 'Remboursement',
      label: 'Étiquette de retour',
      returnNumber: 'Numéro de retour',
      sendBackBy: 'À renvoyer avant le',
    },
    items: (count) => (count === 1 ? '1 article' : `${count} articles`),
    undoFor: (minutes) => `Vous pouvez revenir en arrière pendant ${minutes} minutes.`,
    cancel: {
      summary: (order) => `Annuler la commande ${order}`,
      button: 'Annuler la commande',
      done: (order) => `La commande ${order} est annulée.`,
    },
    address: {
      summary: (order) => `Envoyer la commande ${order} à une autre adresse`,
      button: 'Changer l’adresse',
      done: (order) => `La commande ${order} part à la nouvelle adresse.`,
    },
    account: {
      summary: () => 'Changer l’adresse de votre compte',
      button: 'Changer l’adresse',
      done: () => 'L’adresse de votre compte est changée.',
      ordersStay: 'Les commandes déjà passées restent telles quelles.',
    },
    itemsChange: {
      summary: ({ order, items }) => `Modifier ${items} de la commande ${order}`,
      button: () => 'Modifier la commande',
      done: ({ order }) => `La commande ${order} est modifiée.`,
      onlyOnce:
        'Une commande peut être modifiée une fois. Ensuite, ses articles ne peuvent plus être ni modifiés ni annulés.',
    },
    pay: {
      summary: (order) => `Payer la commande ${order} autrement`,
      button: 'Changer le paiement',
      done: (order) => `La commande ${order} est payée autrement.`,
      paidBack: (from, to) =>
        `revient sur le moyen de paiement utilisé : aussitôt sur une carte cadeau, sinon sous ${from} à ${to} jours ouvrés`,
    },
    return: {
      summary: ({ order, items }) => `Retourner ${items} de la commande ${order}`,
      button: () => 'Retourner',
      done: ({ order }) => `Votre retour pour la commande ${order} est enregistré.`,
      onlyOnce:
        'Tant qu’un retour est en cours, rien d’autre de la commande ne peut être retourné : mettez tout dans un seul.',
    },
    exchange: {
      summary: ({ order, items }) => `Échanger ${items} de la commande ${order}`,
      button: () => 'Échanger',
      done: ({ order }) => `Votre échange pour la commande ${order} est enregistré.`,
      onlyOnce: 'Une commande peut être échangée une fois : tous les articles ensemble.',
    },
    withdraw: {
      summary: ({ order, items }) => `Me rétracter du contrat pour ${items} de la commande ${order}`,
      button: () => 'Confirmer la rétractation',
      done: ({ order }) => `Nous avons reçu votre rétractation du contrat pour la commande ${order}.`,
      right: 'Dans les 14 jours suivant la livraison, sans donner de motif.',
      acknowledged: 'Nous accusons aussitôt réception de votre rétractation par e-mail.',
    },
    send: ({ by, days, day, ownPostage }) => {
      const until = {
        return: day === undefined ? `Dans les ${days} jours` : `Avant la fin du ${day}`,
        exchange: `Dans les ${days} jours${day === undefined ? '' : `, au plus tard le ${day}`}`,
        withdrawal: `Dans les ${days} jours${day === undefined ? '' : `, ou jusqu’au ${day} si c’est plus tard`}`,
      }[by]
      return ownPostage
        ? `${until}, avec le transporteur de votre choix : les frais de port sont à votre charge. Le numéro du colis arrive par e-mail.`
        : `${until}. L’étiquette de retour et la marche à suivre arrivent par e-mail.`
    },
    atOnce: (money) => `${money}, aussitôt`,
    atOnceBack: (money) => `${money}, dès que le colis est revenu chez nous`,
    withinDays: ({ money, from, to, onceBack }) =>
      `${money}, sous ${from === to ? to : `${from} à ${to}`} jours ouvrés${onceBack ? ' dès que le colis est revenu chez nous' : ''}`,
    label: (code) =>
      `${code}. Emballez les articles, écrivez ce code sur le colis ou montrez-le au dépôt, et gardez la preuve d’envoi.`,
    returnNumber: (number, forCustoms) =>
      `${number}. Écrivez-le sur le colis, choisissez un transporteur et gardez la preuve d’envoi ; les frais de port sont à votre charge.${forCustoms ? ' Écrivez-y aussi « returned goods », pour éviter les droits de douane.' : ''}`,
  },
  decisions: {
    changed: 'Quelque chose a changé entre-temps, donc rien n’a été fait. Demandez une nouvelle proposition.',
    notAnswered: {
      commit:
        'La boutique n’a pas encore répondu : on ne sait donc pas si c’est fait. La question lui est reposée automatiquement ; le reçu suit ici et par e-mail.',
      undo: 'La boutique n’a pas encore répondu : on ne sait donc pas si c’est annulé. La question lui est reposée automatiquement ; le reçu suit ici et par e-mail.',
    },
    neverAnswered: {
      commit:
        'La boutique n’a pas répondu : on ne sait donc pas si c’est fait, et il n’y aura pas d’autre essai. Adressez-vous à une personne de l’équipe.',
      undo: 'Vous vouliez revenir là-dessus. La boutique n’a pas répondu : on ne sait donc pas si c’est fait, et il n’y aura pas d’autre essai. Adressez-vous à une personne de l’équipe.',
    },
    undoing: 'Vous avez demandé à revenir là-dessus ; la boutique n’a pas encore répondu.',
    undoOver: 'Le délai pour revenir là-dessus est passé.',
    nothingToUndo: 'Rien n’a été fait sur quoi on puisse revenir.',
    declined: 'Vous avez refusé cette proposition.',
    decidedAlready: 'C’est déjà décidé.',
  },
  receipt: {
    toPrint: 'À imprimer, ou à montrer sur votre téléphone :',
    hello: (name) => `Bonjour ${name},`,
    takenBack: (what) => `Vous êtes revenu là-dessus : ${what}. Tout est comme avant.`,
    number: (number) => `Reçu ${number}`,
    subject: ({ what, number, undone }) => `${undone ? 'Annulé par vous : ' : ''}${what} (${number})`,
    notYou: (ways) =>
      `Si ce n’était pas vous, ou si quelque chose ne va pas, écrivez-nous ou appelez-nous : ${ways}.`,
  },
}
