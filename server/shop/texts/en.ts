import type { ServiceTexts } from './service-texts.ts'

const placed = (on: string | undefined) => (on === undefined ? '' : `, placed on ${on},`)

/** What is said about a shopper's own orders, in English. */
export const english: ServiceTexts = {
  locale: 'en-GB',
  errands: {
    left: 'All right, I leave it as it is. Nothing has been changed.',
    notUnderstood:
      'I did not understand that, so I leave everything as it is. Say it in other words, or ask for a person of our team.',
    askedAgain: (question) => `I did not quite get that. ${question}`,
    signInForStatus:
      'To look at your order I need to know who you are. Please sign in, or give its number with your e-mail address or postcode; then I go on with your question.',
    signInToWithdraw:
      'You may withdraw from your purchase within 14 days of delivery, without giving a reason. To do it here I need to know who you are: please sign in, then I go on.',
    signIn: 'For that I need to know who you are. Please sign in, then I go on with your question.',
    noAccount: 'I do not find your account in the shop right now, so I cannot change anything.',
    noOrders: 'I do not find any orders in your account.',
    orders: (count, shown) =>
      `You have ${count === 1 ? 'one order' : `${count} orders`} with us.${count > shown ? ` The newest ${shown} are here.` : ''}`,
    notFound: (number) => `I do not find order ${number} in your account. These are your newest ones.`,
    whichOrder: 'Which order do you mean?',
    orderUnclear: 'I could not tell which order you mean. Please choose one, or write its number.',
    orderGone: 'I do not find that order in your account any more.',
    onlyThisOne: (order) => `Of your orders only ${order} still allows that.`,
    noneToReturn:
      'None of your orders can be returned or exchanged right now: that begins once one has been delivered.',
    noneToWithdraw: 'None of your orders is open to withdrawal any more.',
    noneToChange:
      'None of your orders can be changed or cancelled any more: all of them are packed, sent or closed.',
    checkThis: 'Please check this. It happens only when you confirm it.',
    checkThese: 'Please check these. Each happens only when you confirm it.',
    confirmOnCard: (button) =>
      `It happens when you press “${button}” on the card above; until then nothing changes.`,
    cannotHere: 'I cannot do that here. Please ask a person of our team.',
    otherCountry:
      'An order that is placed cannot go to another country: shipping costs and taxes are others there. It has to be placed anew.',
    windowEnded: (days, came) =>
      `Items can be returned or exchanged within ${days} days of delivery${came === undefined ? '' : `, and this order came on ${came}`}.`,
    warranty: (years) => `For faults there is still the warranty of ${years} years.`,
    team: (ways) => `You can reach our team at ${ways}.`,
    newAddress: ({ order, now }) =>
      `What is the new address for ${order === undefined ? 'your account' : `order ${order}`}? Street and number, postcode and city; the country, if it is another. Now it is ${now}.`,
    addressNeedsPlace: (street) => `${street}: and which postcode and city?`,
    addressNeedsCode: (heard) => `${heard}: and which postcode?`,
    addressNeedsStreet: (heard) => `${heard}: and which street and number?`,
    onlyWhole: ({ order, items, others }) =>
      `An order can only be cancelled as a whole, and order ${order} holds ${others} besides the ${items}. Shall the whole order be cancelled? If you keep it, you can return the ${items} once it has come.`,
    whichOfThese: 'Which of these would you like?',
    exchangeOrReturn: (items) =>
      `I am sorry about the ${items}. Would you like to exchange it or to return it?`,
    withPhoto: (ways) => `With a photo of it our team can help in other ways, too: ${ways}.`,
    changeOrCancel: (items) =>
      `The order with the ${items} has not been sent yet. Would you like another size or colour, or to cancel the order?`,
    allBack: (order) => `All items of order ${order} have come back already.`,
    howMany: 'How many of them is it about?',
    whichItems: (order) => `Which of the items of order ${order} is it about?`,
    noOtherPayment:
      'There is no other way to pay in your account. You can add one in your account, then ask again.',
    paidSo: 'It is paid that way already.',
    howToPay: 'How would you like to pay instead?',
    whyCancel: (order) => `Order ${order} can be cancelled. May I ask why you would like to cancel it?`,
    whyReturn: 'What is the reason for the return?',
    outOfStock: (options) => `${options} is not in stock.`,
    notMade: ({ option, item }) => `The ${item} does not come in ${option}.`,
    nothingInstead: (item) => `There is nothing in stock right now that ${item} could be changed for.`,
    insteadOf: (item) => `What would you like instead of ${item}? These are in stock:`,
  },
  buttons: {
    all: 'All of them',
    cancelWhole: 'Cancel the whole order',
    keepOrder: 'Keep the order',
    exchange: 'Exchange it',
    return: 'Return it',
    change: 'Another size or colour',
    cancel: 'Cancel the order',
    cancelOrder: (order) => `Cancel order ${order}`,
    changeAddress: (order) => `Change the address of order ${order}`,
    changeSize: (order) => `Change the size in order ${order}`,
    returnFrom: (order) => `Return something from order ${order}`,
    exchangeFrom: (order) => `Exchange something from order ${order}`,
    withdrawFrom: (order) => `Withdraw from the purchase in order ${order}`,
    order: ({ order, first, more }) => `${order}: ${first}${more > 0 ? ` and ${more} more` : ''}`,
    offers: {
      order_status: 'Where is my order?',
      cancel_pending_order: 'Cancel my order',
      modify_pending_order_address: 'Change my delivery address',
      modify_pending_order_payment: 'Change the payment of my order',
      exchange_delivered_order_items: 'Exchange something for another size',
      return_delivered_order_items: 'Return something from my order',
      withdraw_from_contract: 'I want to withdraw from my purchase',
    },
  },
  status: {
    short: {
      pending: 'Not sent yet',
      processed: 'Packed, about to leave',
      'in transit': 'On its way',
      delivered: 'Delivered',
      cancelled: 'Cancelled',
      'return requested': 'Return under way',
      'exchange requested': 'Exchange under way',
    },
    changed: 'Changed, not sent yet',
    unknown: 'Unknown',
    delivered: ({ order, placed: day, on, at }) =>
      `Order ${order}${placed(day)} was delivered on ${on}${at === undefined ? '' : ` in ${at}`}.`,
    wasDelivered: ({ order, placed: day }) => `Order ${order}${placed(day)} has been delivered.`,
    onItsWay: ({ order, placed: day }) => `Order ${order}${placed(day)} is on its way.`,
    packed: ({ order, placed: day }) => `Order ${order}${placed(day)} is packed and leaves next.`,
    cancelled: ({ order, placed: day }) => `Order ${order}${placed(day)} is cancelled.`,
    notSent: ({ order, placed: day }) =>
      `Order ${order}${placed(day)} has not been sent yet; it is being prepared.`,
    other: ({ order, placed: day, status }) =>
      `Order ${order}${day === undefined ? '' : `, placed on ${day}`}: ${status}.`,
    returning: (order) =>
      `A return is under way for order ${order}. The refund follows once the parcel is back with us.`,
    exchanging: (order) =>
      `An exchange is under way for order ${order}. The new items leave once the parcel is back with us.`,
    refunded: (amount) => `${amount} has been refunded; a bank may take some days to show it.`,
    lastSeen: ({ on, what, where }) =>
      `Last seen on ${on}: ${what}${where === undefined ? '' : ` in ${where}`}.`,
    tracking: (number, carrier) =>
      `Tracking number: ${number}${carrier === undefined ? '' : ` (${carrier})`}.`,
    signs: {},
  },
  refusals: {
    not_found: 'I cannot find that order in your account.',
    not_pending: 'That is only possible while an order has not been packed, and this one is past that.',
    not_delivered:
      'That is only possible once the order has been delivered and nothing else is under way for it.',
    invalid_reason: 'The shop needs to know why: it is no longer needed, or it was ordered by mistake.',
    item_not_found: 'That item is not in this order.',
    item_not_available: 'That version is not in stock, or not of the same product.',
    items_do_not_match: 'Each item needs exactly one other version of the same product.',
    payment_method_not_found: 'That way to pay is not in your account.',
    payment_method_unchanged: 'It is paid that way already.',
    payment_method_not_allowed: 'The money can only go back to how you paid, or to a gift card of yours.',
    gift_card_balance: 'The gift card does not hold enough for that.',
    window_over: 'The time for that is over.',
    already_refunded: 'What you paid for that has been refunded already.',
    already_cancelled: 'That order is cancelled already.',
    already_forwarded: 'It can no longer be taken back here: it has gone on to the warehouse.',
    changed_since:
      'Something else was done about it since, so it cannot be taken back by itself. Take back the newer change first, while its time lasts.',
    unavailable:
      'The shop’s system does not answer right now. Nothing has been changed; please try again in a moment.',
    invalid: 'That is not possible for this order.',
  },
  possible: (list) => `What you can do: ${list}.`,
  actions: {
    cancel_pending_order: 'cancel the order',
    modify_pending_order_address: 'change the delivery address',
    modify_pending_order_items: 'change size or colour',
    modify_pending_order_payment: 'change the payment',
    modify_user_address: 'change the address of your account',
    return_delivered_order_items: 'return items',
    exchange_delivered_order_items: 'exchange items',
    withdraw_from_contract: 'withdraw from the contract',
  },
  payment: {
    giftCard: 'Gift card',
    giftCardHolds: (balance) => `Gift card (balance ${balance})`,
    card: 'Card',
    cardEnding: (brand, last4) => `${brand} ending in ${last4}`,
  },
  reasons: {
    'no longer needed': 'I no longer need it',
    'ordered by mistake': 'I ordered it by mistake',
    'Too big': 'Too big',
    'Too small': 'Too small',
    'Not what I expected': 'Not what I expected',
    'Damaged or faulty': 'Damaged or faulty',
    'The wrong item came': 'The wrong item came',
    'I changed my mind': 'I changed my mind',
  },
  card: {
    rows: {
      order: 'Order',
      reason: 'Reason',
      undo: 'Change your mind',
      newAddress: 'New address',
      insteadOf: 'Instead of',
      orders: 'Orders',
      onlyOnce: 'Only once',
      amount: 'Amount',
      paidSoFar: 'Paid so far',
      howToSend: 'How to send it',
      yourRight: 'Your right',
      acknowledgement: 'Acknowledgement',
      youPay: 'You pay',
      youGetBack: 'You get back',
      label: 'Return label',
      returnNumber: 'Return number',
      sendBackBy: 'Send it back by',
    },
    items: (count) => (count === 1 ? '1 item' : `${count} items`),
    undoFor: (minutes) => `You can undo this for ${minutes} minutes.`,
    cancel: {
      summary: (order) => `Cancel order ${order}`,
      button: 'Cancel the order',
      done: (order) => `Order ${order} is cancelled.`,
    },
    address: {
      summary: (order) => `Send order ${order} to another address`,
      button: 'Change the address',
      done: (order) => `Order ${order} goes to the new address.`,
    },
    account: {
      summary: () => 'Change the address of your account',
      button: 'Change the address',
      done: () => 'The address of your account is changed.',
      ordersStay: 'Orders that are placed already stay as they are.',
    },
    itemsChange: {
      summary: ({ order, items }) => `Change ${items} of order ${order}`,
      button: () => 'Change the order',
      done: ({ order }) => `Order ${order} is changed.`,
      onlyOnce: 'An order can be changed once. After that its items can be neither changed nor cancelled.',
    },
    pay: {
      summary: (order) => `Pay order ${order} another way`,
      button: 'Change the payment',
      done: (order) => `Order ${order} is paid another way.`,
      paidBack: (from, to) =>
        `goes back to how you paid, at once to a gift card, else within ${from} to ${to} working days`,
    },
    return: {
      summary: ({ order, items }) => `Return ${items} of order ${order}`,
      button: ({ count }) => (count === 1 ? 'Return it' : 'Return them'),
      done: ({ order }) => `Your return for order ${order} is registered.`,
      onlyOnce: 'While a return is under way, nothing else of the order can be returned: put all into one.',
    },
    exchange: {
      summary: ({ order, items }) => `Exchange ${items} of order ${order}`,
      button: ({ count }) => (count === 1 ? 'Exchange it' : 'Exchange them'),
      done: ({ order }) => `Your exchange for order ${order} is registered.`,
      onlyOnce: 'An order can be exchanged once: all items together.',
    },
    withdraw: {
      summary: ({ order, items }) => `Withdraw from the contract for ${items} of order ${order}`,
      button: () => 'Confirm withdrawal',
      done: ({ order }) => `We have received your withdrawal from the contract for order ${order}.`,
      right: 'Within 14 days of delivery, without giving a reason.',
      acknowledged: 'We confirm the receipt of your withdrawal by e-mail at once.',
    },
    send: ({ by, days, day, ownPostage }) => {
      const until = {
        return: day === undefined ? `Within ${days} days` : `By ${day}`,
        exchange: `Within ${days} days${day === undefined ? '' : `, at the latest on ${day}`}`,
        withdrawal: `Within ${days} days${day === undefined ? '' : `, or until ${day} where that is later`}`,
      }[by]
      return ownPostage
        ? `${until}, with a carrier of your choice: you pay the postage. The number for the parcel comes by e-mail.`
        : `${until}. The return label and the steps come by e-mail.`
    },
    atOnce: (money) => `${money}, at once`,
    atOnceBack: (money) => `${money}, as soon as the parcel is back with us`,
    withinDays: ({ money, from, to, onceBack }) =>
      `${money}, within ${from === to ? to : `${from} to ${to}`} working days${onceBack ? ' once the parcel is back with us' : ''}`,
    label: (code) =>
      `${code}. Pack the items, write this code on the parcel or show it where you hand the parcel in, and keep the proof of posting.`,
    returnNumber: (number, forCustoms) =>
      `${number}. Write it on the parcel, choose a carrier, and keep the proof of posting; the postage is yours.${forCustoms ? ' Write “returned goods” on it, too, so that no duties are charged.' : ''}`,
  },
  decisions: {
    changed:
      'Something about it has changed meanwhile, so nothing was done. Please ask again for a fresh offer.',
    notAnswered: {
      commit:
        'The shop has not answered yet, so it is not known whether it was done. It is asked again by itself; the receipt follows here and by e-mail.',
      undo: 'The shop has not answered yet, so it is not known whether it was taken back. It is asked again by itself; the receipt follows here and by e-mail.',
    },
    neverAnswered: {
      commit:
        'The shop did not answer, so it is not known whether this was done, and it is not tried again. Please ask a person of the team.',
      undo: 'You wanted to take this back. The shop did not answer, so it is not known whether that was done, and it is not tried again. Please ask a person of the team.',
    },
    undoing: 'You have asked to take this back; the shop has not answered yet.',
    undoOver: 'The time to take this back is over.',
    nothingToUndo: 'Nothing was done that could be taken back.',
    declined: 'You have declined this.',
    decidedAlready: 'It has been decided already.',
  },
  receipt: {
    toPrint: 'To print, or to show on your phone:',
    hello: (name) => `Hello ${name},`,
    takenBack: (what) => `You have taken this back: ${what}. Everything is as it was.`,
    number: (number) => `Receipt ${number}`,
    subject: ({ what, number, undone }) => `${undone ? 'Taken back: ' : ''}${what} (${number})`,
    notYou: (ways) => `If this was not you, or something is wrong, write to or call us: ${ways}.`,
  },
}
