import { z } from 'zod'

/**
 * What a model gives for a tool, as the tool wants it where it plainly means the same: a list as text, a number for a
 * text, `null` for what is left out, and no members that the tool does not have. What is proposed by it is on a card word
 * for word, so nothing that is left out here can slip by.
 */
export function tidyArguments(given: unknown, schema: z.ZodObject): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => {
      const wanted: unknown = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined
      return wanted === undefined || value === null ? [] : [[key, tidy(value, wanted)]]
    }),
  )
}

function tidy(value: unknown, wanted: unknown): unknown {
  const kind = wanted instanceof z.ZodOptional ? wanted.unwrap() : wanted
  if (kind instanceof z.ZodString && typeof value === 'number') return String(value)
  if (!(kind instanceof z.ZodArray)) return value
  const list = typeof value === 'string' ? listIn(value) : value
  return Array.isArray(list) ? list.map((each) => (typeof each === 'number' ? String(each) : each)) : list
}

/** `["a","b"]` as text, or one thing alone. */
function listIn(text: string): unknown {
  if (!text.trim().startsWith('[')) return [text]
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
