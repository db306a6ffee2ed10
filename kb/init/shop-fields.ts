import type { ShopProfile } from '../shop-profile.ts'

/**
 * What each field of `shop.json` is for, with an example. A field that the profile gains and this table does
 * not name is a type error.
 */
export const shopFields: { [Field in keyof Required<ShopProfile>]: { about: string; example: unknown } } = {
  name: { about: 'The shop, as it calls itself.', example: 'Fern & Field' },
  url: {
    about: 'The front page. Pages of this origin may use the assistant without being listed.',
    example: 'https://fern-and-field.example',
  },
  tagline: { about: 'One line about the shop.', example: 'Useful things for small gardens' },
  description: {
    about: 'Who the shop is, in two or three sentences; the model reads it.',
    example: 'Fern & Field sells tools, seeds and pots for balconies and small gardens.',
  },
  currency: { about: 'Of all prices: three letters (ISO 4217). EUR when not given.', example: 'EUR' },
  locale: { about: 'How prices and dates are written, such as en, en-GB or de-AT.', example: 'en' },
  time_zone: {
    about: 'The zone of `hours`, such as Europe/Brussels. UTC when not given.',
    example: 'Europe/Brussels',
  },
  privacy_url: {
    about: 'The page about personal data, linked from the panel.',
    example: 'https://fern-and-field.example/privacy',
  },
  hosts: {
    about: 'Hosts that answers may link to. Only that of `url` when not given.',
    example: ['fern-and-field.example', 'help.fern-and-field.example'],
  },
  contact: {
    about:
      'How a person is reached: email, phone, address, and hours in words. Told when the assistant does not know.',
    example: {
      email: 'hello@fern-and-field.example',
      phone: '+32 9 555 01 00',
      hours: 'Monday to Friday, 9:00 to 17:00',
      address: 'Example Street 1, 9000 Ghent, Belgium',
    },
  },
  hours: {
    about: 'When people answer, day by day in the shop’s time zone; an empty list is a closed day.',
    example: {
      monday: [{ opens: '09:00', closes: '17:00' }],
      tuesday: [{ opens: '09:00', closes: '17:00' }],
      wednesday: [{ opens: '09:00', closes: '17:00' }],
      thursday: [{ opens: '09:00', closes: '17:00' }],
      friday: [{ opens: '09:00', closes: '17:00' }],
      saturday: [],
      sunday: [],
    },
  },
  studio_shop: {
    about: 'A shop that can be walked into: its address, and its hours in the form of `hours`.',
    example: {
      address: 'Example Street 1, 9000 Ghent, Belgium',
      hours: { saturday: [{ opens: '10:00', closes: '16:00' }] },
    },
  },
  shipping: {
    about:
      'Ways of delivery with their prices, the usual one first; where and from which value it is free. With "countries" and "working_days", "What does shipping to France cost?" is answered for France.',
    example: {
      free_from: 60,
      free_in: 'Belgium',
      same_day_dispatch_before: '14:00',
      methods: [
        { name: 'Standard, Belgium', price: 4.5, free_from: 60, working_days: [1, 2] },
        { name: 'Express', price: 14.5, countries: ['BE', 'NL', 'FR'], working_days: [1, 1] },
      ],
    },
  },
  returns: {
    about: 'For how many days a piece can be sent back, and where that is free, in words.',
    example: { window_days: 30, free_in: 'Belgium' },
  },
  warranty: { about: 'For how many years the shop answers for faults.', example: { years: 2 } },
  voice: {
    about: 'How the assistant speaks: tone, its greeting, a sign-off, and what it should do and not do.',
    example: {
      tone: 'Friendly, clear and brief.',
      greeting: 'Hello! What can I do for you?',
      do: ['Answer first, explain after.'],
      dont: ['Do not press shoppers to buy.'],
    },
  },
  first_questions: {
    about: 'Questions that the panel offers before the first one is asked.',
    example: ['What is your return policy?', 'How long does delivery take?'],
  },
}
