/** Lower case; each run of characters outside a–z and 0–9 becomes one `-`; none at the ends. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Gives slugs that are unique within one file: a repeated one gets `-2`, `-3` … */
export function uniqueSlugs(taken: Iterable<string> = []): (text: string, whenEmpty: string) => string {
  const used = new Set(taken)
  return (text, whenEmpty) => {
    const base = slug(text) || whenEmpty
    let unique = base
    for (let count = 2; used.has(unique); count++) unique = `${base}-${count}`
    used.add(unique)
    return unique
  }
}
