/** English words that carry no subject of their own. Ours: articles, pronouns, auxiliaries, prepositions. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about am an and any are as at be been being but by can could did do does doing for from had has have
  having he her here hers him his how i if in into is it its just me might must my no nor not of on or our
  ours please shall she should so some such than that the their theirs them then there these they this those
  to too us was we were what when where which while who whom why will with would you your yours
  ca wo hi hello hey thanks thank`
    .split(/\s+/)
    .filter(Boolean),
)
