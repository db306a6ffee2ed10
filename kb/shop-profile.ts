import { z } from 'zod'
import { parseSourceJson } from './parse-source.ts'
import type { Problem } from './problem.ts'
import { readSources, type SourceFile } from './sources.ts'

const text = z.string().trim().min(1)
const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'expected a time such as 09:00')
const openHours = z.array(z.object({ opens: time, closes: time })).default([])
const currency = z.string().regex(/^[A-Z]{3}$/, 'expected a three-letter code such as EUR')
const timeZone = text.refine((zone) => isKnown(() => new Intl.DateTimeFormat('en', { timeZone: zone })), {
  error: 'expected a time zone such as Europe/Brussels',
})
const locale = text.refine((tag) => isKnown(() => new Intl.Locale(tag)), {
  error: 'expected a language tag such as en or de-AT',
})
const amount = z.number().nonnegative()
const weekHours = z.object({
  monday: openHours,
  tuesday: openHours,
  wednesday: openHours,
  thursday: openHours,
  friday: openHours,
  saturday: openHours,
  sunday: openHours,
})
const url = z.url({ protocol: /^https?$/, error: 'expected a web address that begins with https://' })
const host = z
  .string()
  .regex(/^[a-z0-9.-]+(?::\d+)?$/i, 'expected a host such as www.example.com, without https://')

/** Who the shop is: `shop.json`. Every field may be absent. */
const shopProfileSchema = z.object({
  /** Default `our shop`. */
  name: text.default('our shop'),
  /** The shop's front page. No default: without it, answers link nowhere. */
  url: url.optional(),
  tagline: text.optional(),
  description: text.optional(),
  /** ISO 4217. Default `EUR`. */
  currency: currency.default('EUR'),
  /** BCP 47. Default `en`. */
  locale: locale.default('en'),
  /** IANA name. Default `UTC`. */
  time_zone: timeZone.default('UTC'),
  privacy_url: url.optional(),
  /** Hosts that answers may link to. Default: the host of `url`, if any. */
  hosts: z.array(host).optional(),
  contact: z
    .object({
      email: z.email({ error: 'expected an e-mail address' }).optional(),
      phone: text.optional(),
      /** In words, for showing. */
      hours: text.optional(),
      address: text.optional(),
    })
    .default({}),
  /** When people answer, in the shop's time zone: a list a day, empty for closed. No default: not stated. */
  hours: weekHours.optional(),
  /** A shop that can be walked into. */
  studio_shop: z.object({ address: text, hours: weekHours.optional() }).optional(),
  /** Ways of delivery, the usual one first; prices in `currency`, free from an order value where one is named. */
  shipping: z
    .object({
      /** From this order value on, the usual delivery is free in `free_in`, which is told in words. */
      free_from: amount.optional(),
      free_in: text.optional(),
      /** An order placed before it, on a working day, leaves the same day. */
      same_day_dispatch_before: time.optional(),
      methods: z
        .array(
          z.object({
            name: text,
            price: amount,
            free_from: amount.optional(),
            carrier: text.optional(),
            /** Where it goes, ISO 3166-1. Without it, what the name says counts: a country, or the European Union. */
            countries: z
              .array(z.string().regex(/^[A-Z]{2}$/, 'expected a two-letter code such as BE'))
              .optional(),
            /** From and to. */
            working_days: z
              .tuple([z.number().int().nonnegative(), z.number().int().nonnegative()])
              .optional(),
          }),
        )
        .default([]),
    })
    .optional(),
  returns: z
    .object({
      window_days: z.number().int().positive(),
      free_in: text.optional(),
      /** From the day on which a parcel is back; from and to. */
      refund_working_days: z
        .tuple([z.number().int().nonnegative(), z.number().int().nonnegative()])
        .optional(),
    })
    .optional(),
  warranty: z.object({ years: z.number().positive() }).optional(),
  voice: z
    .object({
      tone: text.default('Friendly, clear and brief.'),
      greeting: text.default('Hello! What can I do for you?'),
      sign_off: text.optional(),
      do: z.array(text).default([]),
      dont: z.array(text).default([]),
    })
    .prefault({}),
  /** Questions that the widget offers first. Default: none. */
  first_questions: z.array(text).default([]),
})

type ParsedProfile = z.infer<typeof shopProfileSchema>

/** The shop as the rest of the product knows it; `hosts` is always there. */
export type ShopProfile = Omit<ParsedProfile, 'hosts'> & { hosts: string[] }

/** Reads `shop.json` of a knowledge base; defaults where it, or a field of it, is absent. */
export function readShopProfile(kbDir: string): { profile: ShopProfile; problems: Problem[] } {
  return shopProfileFrom(readSources(kbDir).find((file) => file.path === 'shop.json'))
}

/** The same from a file that was read already. A field with a problem takes its default; the others hold. */
export function shopProfileFrom(file: SourceFile | undefined): { profile: ShopProfile; problems: Problem[] } {
  if (!file) return { profile: withHosts(shopProfileSchema.parse({})), problems: [] }
  const json = parseSourceJson(file)
  if ('problems' in json) return { profile: withHosts(shopProfileSchema.parse({})), problems: json.problems }
  const first = shopProfileSchema.safeParse(json.value)
  if (first.success) return { profile: withHosts(first.data), problems: [] }
  const problems = first.error.issues.map((issue) => ({
    file: file.path,
    line: json.lineOf(issue.path),
    reason: [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
  }))
  const faulty = new Set(first.error.issues.map((issue) => String(issue.path[0])))
  const rest = isRecord(json.value)
    ? Object.fromEntries(Object.entries(json.value).filter(([name]) => !faulty.has(name)))
    : {}
  const second = shopProfileSchema.safeParse(rest)
  return { profile: withHosts(second.success ? second.data : shopProfileSchema.parse({})), problems }
}

function withHosts(profile: ParsedProfile): ShopProfile {
  const own = profile.url ? [new URL(profile.url).host] : []
  return { ...profile, hosts: profile.hosts ?? own }
}

function isKnown(make: () => unknown): boolean {
  try {
    make()
    return true
  } catch {
    return false
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
