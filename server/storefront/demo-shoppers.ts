/** A shopper of the demo shop whom a visitor may sign in as. */
export interface DemoShopper {
  userId: string
  name: string
  email: string
  /** What can be tried out with their orders. */
  hint: string
}

/** Three of the packaged shop's shoppers, as `users/profiles.json` has them. */
export const demoShoppers: readonly DemoShopper[] = [
  {
    userId: 'user5678',
    name: 'Lotte Verhaegen',
    email: 'lotte.verhaegen@example.com',
    hint: 'Boots on their way, a skirt that can still be changed',
  },
  {
    userId: 'user1408',
    name: 'Noor Claessens',
    email: 'noor.claessens@example.org',
    hint: 'Tea towels to send back, tights to cancel',
  },
  {
    userId: 'user2405',
    name: 'Elsa Nyström',
    email: 'elsa.nystrom@example.org',
    hint: 'Ballet flats on their way, a pullover to exchange',
  },
]
