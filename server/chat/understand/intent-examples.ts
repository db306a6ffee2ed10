import type { Example } from '../../../kb/text-classifier.ts'

/** A dozen ways of saying each intent, written by hand; the names are those that `eval intents` knows. */
const ways: Readonly<Record<string, string>> = {
  account_login: `i cannot log in | my password is not accepted | how do i reset my password | locked out of my account |
    the login link does not work | where do i sign up | i want to open an account | please delete my account |
    change the email of my profile | i forgot which email i registered with | it says wrong password all the time |
    edit my personal details | two profiles with the same name, can you merge them`,
  are_you_a_bot: `are you a bot | am i talking to a machine | is this a real person | are you human or ai |
    what are you exactly | do you have a name | is there a person behind this chat | are you a computer program |
    who am i chatting with | you sound like a robot | were you made by someone | are you alive`,
  cancel_order: `cancel my order please | i do not want it any more, stop the order | how can i cancel what i bought |
    call off my purchase | i ordered by mistake, undo it | please do not ship my order | withdraw my order |
    can i still cancel | annul the order from this morning | i changed my mind about the order |
    cancel purchase 20417 | stop order before it is packed`,
  capabilities: `what can you do | what can i ask you | how can you help me | which topics do you know |
    what are you good for | tell me what you can help with | what kind of questions do you answer |
    list the things you can do | can you help me with something | what do you know about |
    what else are you able to do | give me an idea of what to ask`,
  change_address: `change my delivery address | i moved, update the address | send it to another address |
    wrong street on my order | correct the shipping address | i typed the wrong house number |
    can it go to my office instead | deliver to my new flat | edit where the parcel goes |
    the postcode is wrong | i gave you my old address | set up another shipping address`,
  change_order: `change my order | add a shirt to my order | remove one piece from the order | swap the colour before it ships |
    i picked the wrong size in my order | can i edit what i ordered | replace an item of my order |
    order two instead of one | modify an existing order | take the socks off my order | i need to alter my purchase |
    update the items of order 20417`,
  complaint: `i want to complain | this is unacceptable | your service is terrible | file a complaint |
    i am very disappointed | nobody answers my mails, i am angry | worst shop ever | where can i lodge a complaint |
    i am fed up with this | i have a claim against you | you people keep ignoring me | this is a scandal`,
  goodbye: `bye | goodbye | see you | see you later | talk to you soon | have a nice day | that is all, bye |
    good night | until next time | i am off now | catch you later | cheerio | farewell | take care`,
  greeting: `hi | hello | hey there | good morning | good evening | hi, how are you | what is up | howdy | hey, how is it going |
    hello, nice to meet you | greetings | good day to you | are you doing well`,
  human_agent: `i want to talk to a person | connect me with an agent | human please | let me speak to somebody |
    is there a phone number to call you | call me back | customer service contact | get me a real employee |
    when can i reach your team | i need to speak with the manager | contact details of support | at what time are your people there`,
  invoice: `where is my invoice | i need a bill for my order | send me the receipt | download the invoice |
    invoice with vat number | i never got an invoice | get a copy of my bill | receipt for my taxes |
    can i see last month's invoices | the invoice has the wrong name | print my bill | check the invoice from anna`,
  newsletter: `subscribe to the newsletter | unsubscribe me from your mails | stop sending me emails | sign up for news |
    i want your newsletter | cancel the newsletter | too many marketing mails | how do i get news about sales |
    take me off the mailing list | where can i subscribe | no more newsletters | change my newsletter settings`,
  payment: `how can i pay | do you take paypal | my card was declined | the payment fails | can i pay with visa |
    i was charged twice | which payment methods are there | the checkout rejects my card | pay in instalments |
    is apple pay possible | why was my payment refused | my bank card does not work on your site | do you accept gift cards as payment`,
  place_order: `i want to order something | how do i buy this | place an order | i would like to purchase two of these |
    help me ordering | how does ordering work | buy an article | can i order by phone | make a purchase |
    where do i check out | i need to get these shoes | i want to shop for a dress`,
  refund_status: `where is my refund | when do i get my money back | my refund has not arrived | status of my reimbursement |
    has my refund been processed | the money is still not on my account | how long does a refund take |
    i returned it two weeks ago and have no money yet | track my refund | is my refund on its way |
    refund not showing on my statement | any news about my refund`,
  return_refund: `i want to return this | send it back for a refund | how do returns work | refund me please |
    can i give this back | i would like my money back for the dress | return an item that does not fit |
    what is your refund policy | the item is broken, i want a refund | get reimbursed for my purchase |
    request a refund | how many days to return`,
  review: `leave a review | rate a product | i want to give feedback | write an opinion about the shirt |
    where can i post a review | how do i rate your service | send feedback | i would like to comment on my purchase |
    share my experience | submit a testimonial | give you five stars | tell you what i think of your shop`,
  shipping: `how much is shipping | where do you ship to | how long is delivery | do you deliver abroad | shipping options |
    is express delivery possible | delivery times to germany | can you ship to norway | what does delivery cost |
    when will it be delivered if i order today | which couriers do you use | do you deliver on saturdays`,
  thanks: `thanks | thank you so much | many thanks | thx | much appreciated | i appreciate your help | cheers mate |
    thanks for the quick answer | you are a star, thank you | great, thanks a lot | i am grateful | that is kind, thank you`,
  track_order: `where is my order | track my parcel | has my package shipped | when does my order arrive |
    my parcel is late | status of order 20417 | order still not here | tracking number please | follow my shipment |
    did you send my order yet | how far is my package | check on my purchase`,
}

/** Names of the intents, in the order of the list. */
export const intentNames: readonly string[] = Object.keys(ways)

/** All examples. */
export const intentExamples: readonly Example[] = Object.entries(ways).flatMap(([label, said]) =>
  said.split('|').map((text) => ({ text: text.replace(/\s+/g, ' ').trim(), label })),
)
