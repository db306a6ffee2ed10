import { describe, expect, it, test } from 'vitest'
import { articles, conversations, faqs, policies, products, profiles, shop, sum } from './shop-data.ts'
import { sentences, sources, type Telling, tellings } from './tellings.ts'

// A fact is told in many places; each must tell the same. What `shop.json` holds is the measure; where it holds
// nothing, the policy is.

interface Fact {
  /** One group each, with the value. */
  told: RegExp[]
  /** Sentences that speak of something else. */
  except?: RegExp
  is: string | number
  /** So that a pattern that finds nothing any more is noticed. */
  places: number
}

const method = (name: string) => {
  const found = shop.shipping.methods.find((other) => other.name.startsWith(name))
  if (!found) throw new Error(`shop.json has no shipping method "${name}"`)
  return found
}
const belgium = method('Standard, Belgium')
const union = method('Standard, rest')
const express = method('Express')
const british = method('United Kingdom')
const american = method('United States')
const days = ([from, to]: [number, number]) => `${from} to ${to}`
const euros = (amount: number) => (Number.isInteger(amount) ? String(amount) : amount.toFixed(2))

/** The second cell of a row of a policy's table. */
const policyPrice = (path: string, row: string) => {
  const line = policies
    .find((policy) => policy.path === path)
    ?.text.split('\n')
    .find((text) => text.startsWith(`| ${row}`))
  return /\| €([\d.]+) \|/.exec(line ?? '')?.[1] ?? `nothing in ${path}`
}

const giftCards =
  policies.flatMap(
    ({ text }) => /gift cards are sold at (€[^,]+(?:, €\d+)+ and €\d+)/.exec(text)?.[1] ?? [],
  )[0] ?? ''

const PRICE = '€([\\d.]*\\d)'
const facts: Record<string, Fact> = {
  'the return window': {
    told: [
      /return\w*(?: [\w',-]+){0,9}? within (?:the |its own |our )?(\d+) days/,
      /(\d+) days for a return/,
      /how the (\d+) days are counted/,
      /returns are free for (\d+) days/,
      /(?:same|own|our) (\d+) days/,
      /(\d+) days from (?:the day of )?delivery/,
      /exchange\w*(?: [\w',-]+){0,12}? within (\d+) days/,
      /within (\d+) days of delivery/,
      /(\d+)-day return/,
    ],
    except: /photo|law|invoice|send by the \[contact form/i,
    is: shop.returns.window_days,
    places: 150,
  },
  'how long a refund takes': {
    told: [/(\d+) (?:to|or|and) (\d+) working days/],
    except:
      /^(?!.*(?:refund|money|paypal|payment|charge|goes back|your card|mastercard|bancontact|\[?cancel)).*|scan|search/i,
    is: days(shop.returns.refund_working_days),
    places: 25,
  },
  'shipping within Belgium': {
    told: [
      new RegExp(`${PRICE} (?:with)?in Belgium`),
      new RegExp(`in Belgium shipping is ${PRICE}`),
      new RegExp(`^\\| Belgium, standard \\|[^€]*${PRICE}`),
    ],
    is: euros(belgium.price),
    places: 5,
  },
  'shipping to the rest of the EU': {
    told: [
      new RegExp(`${PRICE} (?:to|in) the rest of the (?:EU|European Union)`),
      new RegExp(`shipping to (?:Finland|France|Germany|Spain|Sweden|Ireland) is ${PRICE}`),
      new RegExp(`${PRICE} to (?:Finland|France|Germany|Spain|Sweden|Ireland)`),
      new RegExp(`^\\| Rest of the EU, standard \\|[^€]*${PRICE}`),
    ],
    is: euros(union.price),
    places: 6,
  },
  'Express shipping': {
    told: [
      new RegExp(`Express(?! \\|)[^.€|]{0,90}${PRICE}`),
      new RegExp(`^\\| Express: [^€]*${PRICE}`),
      new RegExp(`next working day[^.€|]{0,20}${PRICE}`),
    ],
    except: /United Kingdom, Switzerland|United States|signature/,
    is: euros(express.price),
    places: 4,
  },
  'shipping to the United Kingdom, Switzerland and Norway': {
    told: [
      new RegExp(`United Kingdom(?:, Switzerland and Norway)?(?: cost| for|:)? ${PRICE}`),
      new RegExp(`${PRICE} to the United Kingdom`),
      new RegExp(`^\\| United Kingdom, [^€]*${PRICE}`),
    ],
    is: euros(british.price),
    places: 6,
  },
  'shipping to the United States and Canada': {
    told: [
      new RegExp(`United States and Canada(?: cost| for|:)? ${PRICE}`),
      new RegExp(`${PRICE} to the United States`),
      new RegExp(`^\\| United States, [^€]*${PRICE}`),
    ],
    is: euros(american.price),
    places: 4,
  },
  'from what sum shipping is free': {
    told: [
      new RegExp(`free(?: in both| within the EU)? from ${PRICE}`),
      new RegExp(`from ${PRICE} shipping is free`),
      new RegExp(`free-shipping limit of ${PRICE}`),
      new RegExp(`(?:over|unless your order is) ${PRICE}(?: it is free| or more)`),
      new RegExp(`^\\| (?:Belgium|Rest of the EU), standard \\|[^€]*€[\\d.]+ \\| ${PRICE}`),
    ],
    is: euros(shop.shipping.free_from),
    places: 12,
  },
  'delivery within Belgium': {
    told: [
      /within Belgium \(?(?:it takes |takes )?(\d+) to (\d+) working days/,
      /(\d+) to (\d+) working days within Belgium/,
      /^\| Belgium, standard \|.*\| (\d+) to (\d+) working days/,
    ],
    is: days(belgium.working_days),
    places: 4,
  },
  'delivery to the rest of the EU': {
    told: [
      /rest of the (?:EU|European Union) \(?(\d+) to (\d+) working days/,
      /(\d+) to (\d+)(?: working days)? in the rest of the EU/,
      /standard to (?:the )?\w+ takes (\d+) to (\d+) working days/,
      /^\| Rest of the EU, standard \|.*\| (\d+) to (\d+) working days/,
    ],
    is: days(union.working_days),
    places: 6,
  },
  'delivery to the United Kingdom, Switzerland and Norway': {
    told: [
      /(?:Norway|United Kingdom)(?: take| for €[\d.]+ in|: €[\d.]+,| for €[\d.]+,| \| .* \|)?(?:: €[\d.]+ and)? (\d+) to (\d+) working days/,
    ],
    is: days(british.working_days),
    places: 4,
  },
  'delivery to the United States and Canada': {
    told: [/(?:United States and |United States, )Canada(?: for €[\d.]+ in| take| \| .* \|)? (\d+) to (\d+)/],
    is: days(american.working_days),
    places: 3,
  },
  'until when an order leaves the same day': {
    told: [/\border(?:s|ed)?(?: placed)? before (\d+:\d\d)/, /\borders? (?:on \w+ )?after (\d+:\d\d)/],
    is: shop.shipping.same_day_dispatch_before,
    places: 8,
  },
  'the warranty': {
    told: [
      /(\d+)-year warranty/,
      /warranty of (\d+) years/,
      /within (?:the )?(\d+)[ -]years?/,
      /free of charge for (\d+) years/,
      /guarantee of conformity, also (\d+) years/,
    ],
    is: shop.warranty.years,
    places: 15,
  },
  'a small mend': {
    told: [
      new RegExp(`${PRICE} for small mends`),
      new RegExp(`small mends (?:are|cost) ${PRICE}`),
      new RegExp(`(?:small mend of|hole for|everything else for) ${PRICE}`),
    ],
    is: policyPrice('policies/warranty_policy.md', 'Small mends'),
    places: 7,
  },
  'a repair of zips and linings': {
    told: [
      new RegExp(`${PRICE} for zips and linings`),
      new RegExp(`zips and linings ${PRICE}`),
      new RegExp(`€9(?: or|,) ${PRICE}`),
    ],
    is: policyPrice('policies/warranty_policy.md', 'Zips and linings'),
    places: 6,
  },
  'how long a repair takes': {
    told: [/back (?:with you )?within (\d+) working days/],
    is: 10,
    places: 5,
  },
  'the values of gift cards': {
    told: [/(€\d+(?:, €\d+)+ (?:and|or) €\d+)/],
    is: giftCards,
    places: 3,
  },
  'the smallest gift card': { told: [/gift card\]? starts at €(\d+)/], is: 25, places: 1 },
  'what a piece handed back is worth': {
    told: [/gift card of €(\d+)/, /the €(\d+) of VerdeMuse Again/, /Why €(\d+) and not more/],
    is: 5,
    places: 8,
  },
  'what wrapping costs': {
    told: [/wrap\w*(?: [\w ]+)? €(\d+)/, /€(\d+) per order/],
    is: 4,
    places: 4,
  },
  'what shortening costs': { told: [/(?:shorten\w*|sleeves|pieces)[^.€]* for €(\d+)/], is: 15, places: 3 },
  'how long a new size is reserved': {
    told: [/reserve\w*(?: [\w']+){0,4} for (\d+) days/],
    is: 14,
    places: 6,
  },
  'how long damage may be told': {
    told: [/photo(?: [\w',-]+){0,8}? within (\d+) days/, /within (\d+) days(?: of delivery)?,? send a photo/],
    is: 14,
    places: 6,
  },
  'how long a parcel waits at a pick-up point': {
    told: [/waits (?:there |for you |at the pick-up point )?for (\d+) days(?! after)/],
    except: /collect in ghent|studio shop|order waits|14 days|ready within|the 15th/i,
    is: 7,
    places: 5,
  },
  'how long a search for a parcel takes': {
    told: [/carrier(?:,? who)? has (\d+) working days/, /search[^.]* (?:takes )?up to (\d+) working days/],
    is: 5,
    places: 5,
  },
  'how long chats are kept': {
    told: [/chats? [^.]*?(\d+) days/, /conversations in the chat.*?(\d+) days/],
    is: 90,
    places: 2,
  },
  'the welcome code': { told: [/code [^.]*valid for (?:its )?(\d+) days/], is: 60, places: 4 },
  'the phone number': { told: [/(\+32 9 [\d ]*\d)/], is: shop.contact.phone, places: 4 },
  'where the studio is': {
    told: [/(Lindenkaai \d+)/],
    is: shop.contact.address.split(', ')[1] ?? '',
    places: 7,
  },
}

const same = (told: Telling, is: string | number) => told.value.replace(' or ', ' and ') === String(is)
const listed = (told: Telling[]) => told.map(({ where, text, value }) => `${value} in ${where}: ${text}`)

describe('told the same everywhere', () => {
  test.each(Object.entries(facts))('%s', (_name, fact) => {
    const told = tellings(fact.told, fact.except)
    expect(listed(told.filter((telling) => !same(telling, fact.is)))).toEqual([])
    expect(told.length).toBeGreaterThanOrEqual(fact.places)
  })

  it('finds the great facts in the FAQ, the policies, the articles and the conversations alike', () => {
    for (const name of ['the return window', 'how long a refund takes', 'from what sum shipping is free'])
      expect([name, sources(tellings(facts[name]?.told ?? [], facts[name]?.except))]).toEqual([
        name,
        name === 'the return window' ? 5 : 4,
      ])
  })

  it('knows no other count of days in the FAQ, the policies and the articles than those above', () => {
    const known = ['the return window', 'how long a new size is reserved', 'how long chats are kept']
      .concat('how long a parcel waits at a pick-up point', 'the welcome code')
      .map((name) => String(facts[name]?.is))
    const told = tellings([/(?<!to )(\d+) days/]).filter(({ where }) =>
      /^(?:faqs|policies|articles)/.test(where),
    )
    expect(told.length).toBeGreaterThanOrEqual(40)
    expect(listed(told.filter(({ value }) => !known.includes(value)))).toEqual([])
  })

  it('knows no span of working days but those of delivery and refund', () => {
    const spans = [
      ...shop.shipping.methods.map((other) => days(other.working_days)),
      days(shop.returns.refund_working_days),
    ]
    const told = tellings([/(\d+) to (\d+) working days/])
    expect(listed(told.filter(({ value }) => !spans.includes(value)))).toEqual([])
  })
})

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const DAYS = `(${WEEK.join('|')})(?: to (${WEEK.join('|')}))?`
const clock = (time: string) => time.padStart(5, '0')

describe('opening hours', () => {
  const opened = (hours: typeof shop.hours, from: string, to: string, span: string) =>
    WEEK.slice(WEEK.indexOf(from), WEEK.indexOf(to) + 1).every((day) =>
      hours[day]?.some(({ opens, closes }) => `${opens} to ${closes}` === span),
    )
  const told = sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(new RegExp(`${DAYS} (\\d+:\\d\\d) to (\\d+:\\d\\d)`, 'gi'))].map((match) => {
      const [from = '', to = from] = match.slice(1, 3).map((day) => day?.toLowerCase())
      return { ...sentence, from, to, span: `${clock(match[3] ?? '')} to ${clock(match[4] ?? '')}` }
    }),
  )

  it('are the desk’s or the studio shop’s, for all of the days that are named', () => {
    expect(told.length).toBeGreaterThanOrEqual(15)
    expect(
      told.filter(
        ({ from, to, span }) =>
          !opened(shop.hours, from, to, span) && !opened(shop.studio_shop.hours, from, to, span),
      ),
    ).toEqual([])
  })

  it('are the studio shop’s where the studio shop is spoken of, and the desk’s where people are called', () => {
    const desk = /\bcall\b|phone|desk|a person|We are there|takes over/
    const studio = /Lindenkaai|studio shop/
    expect(
      told.filter(
        ({ text, from, to, span }) =>
          studio.test(text) !== desk.test(text) &&
          !opened(studio.test(text) ? shop.studio_shop.hours : shop.hours, from, to, span),
      ),
    ).toEqual([])
  })

  it('have no other span of the clock than these and the mending evening’s', () => {
    const spans = new Set(
      [...Object.values(shop.hours), ...Object.values(shop.studio_shop.hours)]
        .flat()
        .map(({ opens, closes }) => `${opens} to ${closes}`),
    )
    spans.add('18:30 to 20:30')
    const others = tellings([/(\d+:\d\d) to (\d+:\d\d)/]).filter(
      ({ value }) => !spans.has(value.split(' to ').map(clock).join(' to ')),
    )
    expect(listed(others)).toEqual([])
  })
})

describe('products, as texts speak of them', () => {
  const found = products.flatMap((product) =>
    sentences
      .filter(({ text }) => text.includes(product.name))
      .map((sentence) => ({ ...sentence, product, after: sentence.text.split(product.name).slice(1) })),
  )

  it('cost what the catalogue says', () => {
    const told = found.flatMap(({ product, where, after }) =>
      after.flatMap((text) => {
        const price =
          /^(?:,? in [a-z]+(?: or [a-z]+)?)?,?(?: (?:at|of|from|costs|is|for))?:? €([\d.]*\d)(?!\.?\d| after| back)/.exec(
            text,
          )
        return price ? [{ where, product, price: Number(price[1]) }] : []
      }),
    )
    expect(told.length).toBeGreaterThanOrEqual(10)
    const wrong = told.filter(
      ({ product, price }) => !product.variants.some((variant) => variant.price === price),
    )
    expect(wrong.map(({ where, product, price }) => `${product.name} €${price} in ${where}`)).toEqual([])
  })

  it('come in the colours that are named', () => {
    const colours = [...new Set(products.flatMap((product) => product.images.map((image) => image.colour)))]
    const names = colours.map((colour) => colour.toLowerCase()).join('|')
    const list = new RegExp(`^s? (?:come )?in ((?:${names})(?:(?:, | or | and |, and )(?:${names}))*)\\b`)
    const told = found.flatMap(({ product, where, after }) =>
      after.flatMap((text) =>
        (list.exec(text)?.[1] ?? '')
          .split(/, | or | and /)
          .filter(Boolean)
          .map((colour) => ({ where, product, colour })),
      ),
    )
    expect(told.length).toBeGreaterThanOrEqual(8)
    const wrong = told.filter(
      ({ product, colour }) => !product.images.some((image) => image.colour.toLowerCase() === colour),
    )
    expect(wrong.map(({ where, product, colour }) => `${product.name} in ${colour} in ${where}`)).toEqual([])
  })

  it('have no other amount beside them in the FAQ, the policies and the articles than one that is known', () => {
    const known = new Set([
      ...products.flatMap((product) => product.variants.map((variant) => euros(variant.price))),
      ...shop.shipping.methods.map((other) => euros(other.price)),
      euros(shop.shipping.free_from),
      ...(giftCards.match(/\d+/g) ?? []),
      ...['9', '19', '5', '4', '15', '250', '600'],
      // A jumper of €99 without its Belgian VAT.
      (99 / 1.21).toFixed(2),
    ])
    const told = tellings([/€([\d.]*\d)/]).filter(({ where }) => /^(?:faqs|policies|articles)/.test(where))
    expect(told.length).toBeGreaterThanOrEqual(60)
    expect(listed(told.filter(({ value }) => !known.has(value)))).toEqual([])
  })
})

describe('materials', () => {
  const material = (word: RegExp) =>
    products.filter((product) => product.materials.some(({ name }) => word.test(name)))
  const named = (list: typeof products) => list.map((product) => product.name)

  it('hold nothing that the FAQ says we do not use', () => {
    const answer = faqs.find((faq) => faq.question === 'Which materials do you use?')?.answer ?? ''
    const never = /No ([a-z, ]+) or ([a-z]+), no newly made polyester/.exec(answer)
    const words = [...(never?.[1]?.split(', ') ?? []), never?.[2] ?? '']
    expect(words).toEqual(['leather', 'fur', 'silk', 'down'])
    const word = new RegExp(`\\b(?:${words.join('|')})\\b`, 'i')
    expect(named(material(word))).toEqual([])
    // "Down" is also a direction; the others may be named only to say that they are not there.
    expect(
      named(
        products.filter((product) =>
          /(?<!instead of )\b(?:leather|fur|silk)\b(?!-free)/i.test(
            [product.name, product.description, ...product.tags, ...product.care].join('\n'),
          ),
        ),
      ),
    ).toEqual([])
    expect(named(material(/^(?!recycled).*poly/i))).toEqual([])
  })

  it('hold no more elastane than the FAQ says', () => {
    const told = tellings([/never more than (\d+) % elastane/]).map(({ value }) => Number(value))
    expect(told.length).toBeGreaterThanOrEqual(2)
    expect(new Set(told).size).toBe(1)
    const stretchy = products.filter((product) =>
      product.materials.some(({ name, percent }) => name === 'Elastane' && percent > (told[0] ?? 0)),
    )
    expect(named(stretchy)).toEqual([])
  })

  it('are vegan but for wool, and carry the labels that the FAQ names', () => {
    const wool = new Set(material(/wool/i))
    expect(named(products.filter((product) => product.tags.includes('vegan') === wool.has(product)))).toEqual(
      [],
    )
    const label = (tag: string, word: RegExp) =>
      named(products.filter((p) => p.tags.includes(tag) && !material(word).includes(p)))
    expect(label('GOTS', /organic cotton/i)).toEqual([])
    expect(label('European flax', /linen/i)).toEqual([])
    expect(label('GRS', /recycled (?:wool|polyester|polyamide)/i)).toEqual([])
    const merino = material(/merino/i)
    expect(named(products.filter((p) => p.tags.includes('RWS') !== merino.includes(p)))).toEqual([])
  })

  it('come from the countries that we say', () => {
    const countries = ['Portugal', 'Italy', 'Lithuania', 'Spain']
    for (const country of countries) expect(shop.description).toContain(country)
    expect(named(products.filter((product) => !countries.includes(product.made_in)))).toEqual([])
    expect(new Set(products.map((product) => product.made_in)).size).toBe(countries.length)
  })

  it('are washed at 30 °C at most, wool at 20, socks at 40', () => {
    const wrong = products.filter((product) => {
      const wool = product.materials.some(({ name, percent }) => /wool/i.test(name) && percent > 30)
      const most = wool ? 20 : product.cut === 'socks' ? 40 : 30
      return product.care.some((line) =>
        [...line.matchAll(/(\d+) °C/g)].some((match) => Number(match[1]) > most),
      )
    })
    expect(named(wrong)).toEqual([])
    expect(named(products.filter((p) => p.care.some((line) => /(?<!no )tumble/i.test(line))))).toEqual([])
  })
})

// Last, so that a text that is still being written hides nothing above.
describe('the demo shop is whole', () => {
  it('has 120 FAQ entries in 12 categories, each with 3 to 5 ways to ask', () => {
    expect([faqs.length, new Set(faqs.map((faq) => faq.category)).size]).toEqual([120, 12])
    expect(faqs.filter(({ alts }) => alts.length < 3 || alts.length > 5).map((faq) => faq.question)).toEqual(
      [],
    )
  })

  it('has 120 products in 10 categories', () => {
    expect([products.length, new Set(products.map((product) => product.category)).size]).toEqual([120, 10])
  })

  it('has 8 policies, 20 articles and 300 conversations', () => {
    expect([policies.length, articles.length, conversations.length]).toEqual([8, 20, 300])
  })

  it('has 40 profiles with 100 orders', () => {
    expect([profiles.length, sum(profiles.map((profile) => profile.orders.length))]).toEqual([40, 100])
  })
})
