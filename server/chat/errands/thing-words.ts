/** What people call a thing, whatever its shop calls it: by the noun that names it. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  tshirt: 'tee shirt top',
  tee: 'tshirt shirt top',
  shirt: 'top',
  polo: 'shirt top',
  top: 'shirt tshirt',
  tank: 'top vest',
  blouse: 'shirt top',
  henley: 'shirt top',
  flannel: 'shirt',
  undershirt: 'shirt vest',
  jumper: 'sweater pullover knit',
  sweater: 'jumper pullover knit',
  pullover: 'jumper sweater knit',
  rollneck: 'jumper sweater pullover',
  neck: 'jumper sweater pullover',
  hoodie: 'sweater jumper',
  cardigan: 'knit',
  jeans: 'trousers pants denim',
  chino: 'trousers pants',
  trouser: 'pants',
  jogger: 'trousers pants sweatpants',
  legging: 'pants',
  short: 'pants',
  tight: 'stockings hose',
  sock: 'stockings',
  dress: 'gown',
  sundress: 'dress',
  pinafore: 'dress',
  dungaree: 'overalls',
  jacket: 'coat',
  coat: 'jacket',
  parka: 'coat jacket',
  raincoat: 'coat jacket',
  trench: 'coat',
  blazer: 'jacket',
  gilet: 'vest jacket bodywarmer',
  poncho: 'cape',
  sneaker: 'trainers shoes',
  boot: 'shoes',
  wellie: 'boots shoes wellingtons',
  loafer: 'shoes',
  flat: 'shoes ballerinas',
  espadrille: 'shoes',
  slipper: 'shoes',
  backpack: 'bag rucksack',
  bag: 'tote',
  duffel: 'bag',
  pouch: 'bag',
  sleeve: 'case',
  beanie: 'hat cap',
  cap: 'hat',
  hat: 'cap',
  scarf: 'shawl',
  snood: 'scarf',
  glove: 'mittens',
  pyjama: 'pajamas pjs',
  throw: 'blanket',
  towel: 'towels',
  bralette: 'bra',
  brief: 'underwear pants',
}

/** A word as things are compared by: in small letters, without the plural. */
export function thingWord(word: string): string {
  const plain = word.toLowerCase()
  return plain.length > 3 ? plain.replace(/(?<!s)s$/, '') : plain
}

/** The words of a text, each as things are compared by, with where it stands. */
export function thingWords(text: string): { word: string; at: number; end: number }[] {
  return [...text.matchAll(/t-?\s?shirts?\b|[\p{L}\p{N}]{2,}/giu)].map((match) => ({
    word: /^t-?\s?shirt/i.test(match[0]) ? 'tshirt' : thingWord(match[0]),
    at: match.index,
    end: match.index + match[0].length,
  }))
}

/** Other words for what a noun names. */
export function alsoCalled(noun: string): string[] {
  return (Object.hasOwn(ALSO_CALLED, noun) ? (ALSO_CALLED[noun] ?? '') : '').split(' ').map(thingWord)
}

/** Whether a word names some kind of thing. */
export function isThing(word: string): boolean {
  return Object.hasOwn(ALSO_CALLED, word) || ALL_NAMES.has(word)
}

const ALL_NAMES = new Set(Object.values(ALSO_CALLED).flatMap((names) => names.split(' ').map(thingWord)))
