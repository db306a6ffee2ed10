import { productStem } from './product-words.ts'

/** What shoppers say of a wearer, a day or the weather, and the words that catalogues have for what suits it. */
const OCCASIONS: readonly (readonly [said: string, suits: string])[] = [
  ['wedding weddings party parties evening formal fancy ceremony date gala prom dressy elegant', 'occasion'],
  ['rain rainy raining wet downpour drizzle showers storm', 'waterproof rain'],
  ['cold freezing freeze freezes chilly snow frost icy warm warmer cosy cozy ski skiing christmas', 'winter'],
  ['hot heat beach holiday holidays vacation sunny tropical heatwave', 'summer'],
  ['work working business meeting interview office professional smart', 'office'],
  ['cook cooks cooking bake bakes baking chef kitchen food foodie', 'kitchen'],
  ['bike bikes biking bicycle cycle cycles cycling cyclist commute commuter', 'cycling'],
  [
    'hike hikes hiking hiker trekking mountain mountains camping outdoors outdoor walker walking',
    'hiking outdoor',
  ],
  ['travel travels travelling traveling traveller trip trips flying', 'travel'],
  ['home house flat apartment housewarming decor interior', 'home'],
  ['lounge lounging lazy sofa couch comfy comfortable', 'loungewear'],
  ['sleep sleeps sleeping bed bedtime night', 'sleepwear'],
  ['laptop computer', 'laptop'],
  ['shopping groceries market', 'shopping'],
]

const suiting = new Map(
  OCCASIONS.flatMap(([said, suits]) =>
    said.split(' ').map((word) => [productStem(word), suits.split(' ').map(productStem)] as const),
  ),
)

/** The stems of the words by which a catalogue may tell what suits an occasion that this stem means. */
export function suitsFor(stem: string): readonly string[] {
  return suiting.get(stem) ?? []
}
