import type { ServiceTexts } from './service-texts.ts'

const placed = (on: string | undefined) => (on === undefined ? '' : ` del ${on}`)

/** What is said about a shopper's own orders, in Spanish. */
export const spanish: ServiceTexts = {
  locale: 'es-ES',
  errands: {
    left: 'De acuerdo, lo dejo todo como está. No se ha cambiado nada.',
    notUnderstood:
      'No lo he entendido, así que lo dejo todo como está. Dígalo con otras palabras, o pida hablar con una persona de nuestro equipo.',
    askedAgain: (question) => `No lo he entendido del todo. ${question}`,
    signInForStatus:
      'Para ver su pedido necesito saber quién es. Inicie sesión, o indique el número con su correo electrónico o código postal; después sigo con su pregunta.',
    signInToWithdraw:
      'Puede desistir de su compra en los 14 días siguientes a la entrega, sin dar ningún motivo. Para hacerlo aquí necesito saber quién es: inicie sesión y sigo.',
    signIn: 'Para eso necesito saber quién es. Inicie sesión y sigo con su pregunta.',
    noAccount: 'Ahora mismo no encuentro su cuenta en la tienda, así que no puedo cambiar nada.',
    noOrders: 'No encuentro ningún pedido en su cuenta.',
    orders: (count, shown) =>
      `Tiene ${count === 1 ? 'un pedido' : `${count} pedidos`} con nosotros.${count > shown ? ` Aquí están los ${shown} más recientes.` : ''}`,
    notFound: (number) => `No encuentro el pedido ${number} en su cuenta. Estos son los más recientes.`,
    whichOrder: '¿A qué pedido se refiere?',
    orderUnclear: 'No he podido saber a qué pedido se refiere. Elija uno o escriba su número.',
    orderGone: 'Ya no encuentro ese pedido en su cuenta.',
    onlyThisOne: (order) => `De sus pedidos, eso solo es posible todavía con ${order}.`,
    noneToReturn:
      'Ahora mismo ninguno de sus pedidos se puede devolver ni cambiar: es posible a partir de la entrega.',
    noneToWithdraw: 'Ya no es posible desistir de ninguno de sus pedidos.',
    noneToChange:
      'Ya no se puede cambiar ni cancelar ninguno de sus pedidos: todos están preparados, enviados o cerrados.',
    checkThis: 'Compruébelo, por favor. Solo se hace si lo confirma.',
    checkThese: 'Compruébelo, por favor. Cada cosa solo se hace si la confirma.',
    confirmOnCard: (button) =>
      `Se hace cuando pulse «${button}» en la tarjeta de arriba; hasta entonces no cambia nada.`,
    cannotHere: 'Eso no puedo hacerlo aquí. Pregunte a una persona de nuestro equipo.',
    otherCountry:
      'Un pedido ya hecho no se puede enviar a otro país: allí los gastos de envío y los impuestos son otros. Hay que hacerlo de nuevo.',
    windowEnded: (days, came) =>
      `Los artículos se pueden devolver o cambiar en los ${days} días siguientes a la entrega${came === undefined ? '' : `, y este pedido llegó el ${came}`}.`,
    warranty: (years) => `Para defectos sigue valiendo la garantía de ${years} años.`,
    team: (ways) => `Puede contactar con nuestro equipo: ${ways}.`,
    newAddress: ({ order, now }) =>
      `¿Cuál es la nueva dirección para ${order === undefined ? 'su cuenta' : `el pedido ${order}`}? Calle y número, código postal y ciudad; el país, si es otro. Ahora es ${now}.`,
    addressNeedsPlace: (street) => `${street}: ¿y qué código postal y ciudad?`,
    addressNeedsCode: (heard) => `${heard}: ¿y qué código postal?`,
    addressNeedsStreet: (heard) => `${heard}: ¿y qué calle y número?`,
    onlyWhole: ({ order, items, others }) =>
      `Un pedido solo se puede cancelar entero, y el pedido ${order} contiene ${others} además de ${items}. ¿Se cancela el pedido entero? Si lo mantiene, podrá devolver ${items} después de la entrega.`,
    whichOfThese: '¿Qué prefiere?',
    exchangeOrReturn: (items) => `Lo siento (${items}). ¿Prefiere cambiarlo o devolverlo?`,
    withPhoto: (ways) => `Con una foto, nuestro equipo también puede ayudar de otra forma: ${ways}.`,
    changeOrCancel: (items) =>
      `El pedido con ${items} todavía no ha salido. ¿Prefiere otra talla o color, o cancelar el pedido?`,
    allBack: (order) => `Todos los artículos del pedido ${order} ya han vuelto.`,
    howMany: '¿De cuántos se trata?',
    whichItems: (order) => `¿De qué artículos del pedido ${order} se trata?`,
    noOtherPayment: 'No hay otra forma de pago en su cuenta. Puede añadir una y preguntar de nuevo.',
    paidSo: 'Ya está pagado así.',
    howToPay: '¿Cómo prefiere pagar?',
    whyCancel: (order) =>
      `El pedido ${order} se puede cancelar. ¿Puedo preguntarle por qué desea cancelarlo?`,
    whyReturn: '¿Cuál es el motivo de la devolución?',
    outOfStock: (options) => `${options} no está disponible.`,
    notMade: ({ option, item }) => `${item} no existe en «${option}».`,
    nothingInstead: (item) => `Ahora mismo no hay nada disponible por lo que cambiar ${item}.`,
    insteadOf: (item) => `¿Qué prefiere en lugar de ${item}? Hay disponible:`,
  },
  buttons: {
    all: 'Todos',
    cancelWhole: 'Cancelar el pedido entero',
    keepOrder: 'Mantener el pedido',
    exchange: 'Cambiarlo',
    return: 'Devolverlo',
    change: 'Otra talla o color',
    cancel: 'Cancelar el pedido',
    cancelOrder: (order) => `Cancelar el pedido ${order}`,
    changeAddress: (order) => `Cambiar la dirección del pedido ${order}`,
    changeSize: (order) => `Cambiar la talla en el pedido ${order}`,
    returnFrom: (order) => `Devolver algo del pedido ${order}`,
    exchangeFrom: (order) => `Cambiar algo del pedido ${order}`,
    withdrawFrom: (order) => `Desistir de la compra del pedido ${order}`,
    order: ({ order, first, more }) => `${order}: ${first}${more > 0 ? ` y ${more} más` : ''}`,
    offers: {
      order_status: '¿Dónde está mi pedido?',
      cancel_pending_order: 'Cancelar mi pedido',
      modify_pending_order_address: 'Cambiar mi dirección de entrega',
      modify_pending_order_payment: 'Cambiar el pago de mi pedido',
      exchange_delivered_order_items: 'Cambiar algo por otra talla',
      return_delivered_order_items: 'Devolver algo de mi pedido',
      withdraw_from_contract: 'Quiero desistir de mi compra',
    },
  },
  status: {
    short: {
      pending: 'Todavía no enviado',
      processed: 'Preparado, a punto de salir',
      'in transit': 'En camino',
      delivered: 'Entregado',
      cancelled: 'Cancelado',
      'return requested': 'Devolución en curso',
      'exchange requested': 'Cambio en curso',
    },
    changed: 'Cambiado, todavía no enviado',
    unknown: 'Desconocido',
    delivered: ({ order, placed: day, on, at }) =>
      `El pedido ${order}${placed(day)} se entregó el ${on}${at === undefined ? '' : ` en ${at}`}.`,
    wasDelivered: ({ order, placed: day }) => `El pedido ${order}${placed(day)} se ha entregado.`,
    onItsWay: ({ order, placed: day }) => `El pedido ${order}${placed(day)} está en camino.`,
    packed: ({ order, placed: day }) => `El pedido ${order}${placed(day)} está preparado y sale pronto.`,
    cancelled: ({ order, placed: day }) => `El pedido ${order}${placed(day)} está cancelado.`,
    notSent: ({ order, placed: day }) =>
      `El pedido ${order}${placed(day)} todavía no ha salido; se está preparando.`,
    other: ({ order, placed: day, status }) => `Pedido ${order}${placed(day)}: ${status}.`,
    returning: (order) =>
      `Hay una devolución en curso para el pedido ${order}. El reembolso sigue en cuanto el paquete vuelva a nosotros.`,
    exchanging: (order) =>
      `Hay un cambio en curso para el pedido ${order}. Los artículos nuevos salen en cuanto el paquete vuelva a nosotros.`,
    refunded: (amount) => `Se han reembolsado ${amount}; el banco puede tardar unos días en mostrarlo.`,
    lastSeen: ({ on, what, where }) =>
      `Último registro el ${on}: ${what}${where === undefined ? '' : `, ${where}`}.`,
    tracking: (number, carrier) =>
      `Número de seguimiento: ${number}${carrier === undefined ? '' : ` (${carrier})`}.`,
    signs: {
      'handed to the carrier': 'entregado al transportista',
      'in transit': 'en camino',
      'out for delivery': 'en reparto',
      delivered: 'entregado',
      'ready to collect': 'listo para recoger',
      collected: 'recogido',
      'cleared customs': 'despachado de aduana',
    },
  },
  refusals: {
    not_found: 'No encuentro ese pedido en su cuenta.',
    not_pending: 'Eso solo es posible mientras un pedido no está preparado, y este ya ha pasado de ahí.',
    not_delivered: 'Eso solo es posible cuando el pedido se ha entregado y no hay nada más en curso para él.',
    invalid_reason: 'La tienda necesita saber el motivo: ya no hace falta, o se pidió por error.',
    item_not_found: 'Ese artículo no está en este pedido.',
    item_not_available: 'Esa versión no está disponible, o no es del mismo producto.',
    items_do_not_match: 'Cada artículo necesita exactamente otra versión del mismo producto.',
    payment_method_not_found: 'Esa forma de pago no está en su cuenta.',
    payment_method_unchanged: 'Ya está pagado así.',
    payment_method_not_allowed:
      'El dinero solo puede volver a la forma de pago usada, o a una tarjeta regalo suya.',
    gift_card_balance: 'El saldo de la tarjeta regalo no alcanza.',
    window_over: 'El plazo para eso ha terminado.',
    already_refunded: 'Lo que pagó por eso ya se ha reembolsado.',
    already_cancelled: 'Ese pedido ya está cancelado.',
    already_forwarded: 'Aquí ya no se puede deshacer: ha pasado al almacén.',
    changed_since:
      'Desde entonces se ha hecho otra cosa, así que esto no se puede deshacer por sí solo. Deshaga primero el cambio más reciente, mientras sea posible.',
    unavailable:
      'El sistema de la tienda no responde ahora. No se ha cambiado nada; inténtelo de nuevo en un momento.',
    invalid: 'Eso no es posible con este pedido.',
  },
  possible: (list) => `Lo que puede hacer: ${list}.`,
  actions: {
    cancel_pending_order: 'cancelar el pedido',
    modify_pending_order_address: 'cambiar la dirección de entrega',
    modify_pending_order_items: 'cambiar la talla o el color',
    modify_pending_order_payment: 'cambiar el pago',
    modify_user_address: 'cambiar la dirección de su cuenta',
    return_delivered_order_items: 'devolver artículos',
    exchange_delivered_order_items: 'cambiar artículos',
    withdraw_from_contract: 'desistir del contrato',
  },
  payment: {
    giftCard: 'Tarjeta regalo',
    giftCardHolds: (balance) => `Tarjeta regalo (saldo ${balance})`,
    card: 'Tarjeta',
    cardEnding: (brand, last4) => `${brand} terminada en ${last4}`,
  },
  reasons: {
    'no longer needed': 'Ya no lo necesito',
    'ordered by mistake': 'Lo pedí por error',
    'Too big': 'Demasiado grande',
    'Too small': 'Demasiado pequeño',
    'Not what I expected': 'No es lo que esperaba',
    'Damaged or faulty': 'Dañado o defectuoso',
    'The wrong item came': 'Llegó otro artículo',
    'I changed my mind': 'He cambiado de opinión',
  },
  card: {
    rows: {
      order: 'Pedido',
      reason: 'Motivo',
      undo: 'Si cambia de opinión',
      newAddress: 'Nueva dirección',
      insteadOf: 'En lugar de',
      orders: 'Pedidos',
      onlyOnce: 'Solo una vez',
      amount: 'Importe',
      paidSoFar: 'Pagado hasta ahora',
      howToSend: 'Cómo enviarlo',
      yourRight: 'Su derecho',
      acknowledgement: 'Acuse de recibo',
      youPay: 'Usted paga',
      youGetBack: 'Reembolso',
      label: 'Etiqueta de devolución',
      returnNumber: 'Número de devolución',
      sendBackBy: 'Enviar antes del',
    },
    items: (count) => (count === 1 ? '1 artículo' : `${count} artículos`),
    undoFor: (minutes) => `Puede deshacerlo durante ${minutes} minutos.`,
    cancel: {
      summary: (order) => `Cancelar el pedido ${order}`,
      button: 'Cancelar el pedido',
      done: (order) => `El pedido ${order} está cancelado.`,
    },
    address: {
      summary: (order) => `Enviar el pedido ${order} a otra dirección`,
      button: 'Cambiar la dirección',
      done: (order) => `El pedido ${order} va a la nueva dirección.`,
    },
    account: {
      summary: () => 'Cambiar la dirección de su cuenta',
      button: 'Cambiar la dirección',
      done: () => 'La dirección de su cuenta está cambiada.',
      ordersStay: 'Los pedidos ya realizados quedan como están.',
    },
    itemsChange: {
      summary: ({ order, items }) => `Cambiar ${items} del pedido ${order}`,
      button: () => 'Cambiar el pedido',
      done: ({ order }) => `El pedido ${order} está cambiado.`,
      onlyOnce:
        'Un pedido se puede cambiar una vez. Después, sus artículos no se pueden cambiar ni cancelar.',
    },
    pay: {
      summary: (order) => `Pagar el pedido ${order} de otra forma`,
      button: 'Cambiar el pago',
      done: (order) => `El pedido ${order} se paga de otra forma.`,
      paidBack: (from, to) =>
        `vuelve a la forma de pago usada: a una tarjeta regalo al momento, si no, en ${from} a ${to} días laborables`,
    },
    return: {
      summary: ({ order, items }) => `Devolver ${items} del pedido ${order}`,
      button: () => 'Devolver',
      done: ({ order }) => `Su devolución del pedido ${order} está registrada.`,
      onlyOnce:
        'Mientras haya una devolución en curso no se puede devolver nada más del pedido: inclúyalo todo en una.',
    },
    exchange: {
      summary: ({ order, items }) => `Cambiar ${items} del pedido ${order}`,
      button: () => 'Cambiar',
      done: ({ order }) => `Su cambio del pedido ${order} está registrado.`,
      onlyOnce: 'Un pedido se puede cambiar una vez: todos los artículos juntos.',
    },
    withdraw: {
      summary: ({ order, items }) => `Desistir del contrato de ${items} del pedido ${order}`,
      button: () => 'Confirmar el desistimiento',
      done: ({ order }) => `Hemos recibido su desistimiento del contrato del pedido ${order}.`,
      right: 'En los 14 días siguientes a la entrega, sin dar ningún motivo.',
      acknowledged: 'Confirmamos al momento la recepción de su desistimiento por correo electrónico.',
    },
    send: ({ by, days, day, ownPostage }) => {
      const until = {
        return: day === undefined ? `En ${days} días` : `Hasta el ${day}`,
        exchange: `En ${days} días${day === undefined ? '' : `, como muy tarde el ${day}`}`,
        withdrawal: `En ${days} días${day === undefined ? '' : `, o hasta el ${day} si es más tarde`}`,
      }[by]
      return ownPostage
        ? `${until}, con el transportista que prefiera: el envío corre de su cuenta. El número para el paquete llega por correo electrónico.`
        : `${until}. La etiqueta de devolución y los pasos llegan por correo electrónico.`
    },
    atOnce: (money) => `${money}, al momento`,
    atOnceBack: (money) => `${money}, en cuanto el paquete vuelva a nosotros`,
    withinDays: ({ money, from, to, onceBack }) =>
      `${money}, en ${from === to ? to : `${from} a ${to}`} días laborables${onceBack ? ' desde que el paquete vuelva a nosotros' : ''}`,
    label: (code) =>
      `${code}. Empaquete los artículos, escriba este código en el paquete o muéstrelo al entregarlo, y guarde el comprobante del envío.`,
    returnNumber: (number, forCustoms) =>
      `${number}. Escríbalo en el paquete, elija un transportista y guarde el comprobante del envío; el envío corre de su cuenta.${forCustoms ? ' Escriba también «returned goods», para que no se cobren aranceles.' : ''}`,
  },
  decisions: {
    changed: 'Entretanto algo ha cambiado, así que no se ha hecho nada. Pida una propuesta nueva.',
    notAnswered: {
      commit:
        'La tienda todavía no ha respondido, así que no se sabe si se ha hecho. Se le vuelve a preguntar automáticamente; el recibo llega aquí y por correo electrónico.',
      undo: 'La tienda todavía no ha respondido, así que no se sabe si se ha deshecho. Se le vuelve a preguntar automáticamente; el recibo llega aquí y por correo electrónico.',
    },
    neverAnswered: {
      commit:
        'La tienda no ha respondido, así que no se sabe si esto se ha hecho, y no se vuelve a intentar. Consulte a una persona del equipo.',
      undo: 'Usted quería deshacer esto. La tienda no ha respondido, así que no se sabe si se ha deshecho, y no se vuelve a intentar. Consulte a una persona del equipo.',
    },
    undoing: 'Ha pedido deshacer esto; la tienda todavía no ha respondido.',
    undoOver: 'El plazo para deshacer esto ha terminado.',
    nothingToUndo: 'No se ha hecho nada que se pueda deshacer.',
    declined: 'Ha rechazado esto.',
    decidedAlready: 'Ya está decidido.',
  },
  receipt: {
    toPrint: 'Para imprimir, o para mostrar en el teléfono:',
    hello: (name) => `Hola, ${name}:`,
    takenBack: (what) => `Ha deshecho esto: ${what}. Todo está como antes.`,
    number: (number) => `Recibo ${number}`,
    subject: ({ what, number, undone }) => `${undone ? 'Deshecho: ' : ''}${what} (${number})`,
    notYou: (ways) => `Si no ha sido usted, o algo no está bien, escríbanos o llámenos: ${ways}.`,
  },
}
