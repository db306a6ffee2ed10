/**
 * Words that people write for others, each a word of its own: they sound the same, or are a slip that no dictionary
 * sees. In one direction only: who writes `buy` means it.
 */
export const confusedWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    by: 'buy',
    loose: 'lose',
    form: 'from',
    were: 'where',
    wear: 'where',
    right: 'write',
    maid: 'made',
    whole: 'hole',
    male: 'mail',
    sail: 'sale',
    prize: 'price',
    chance: 'change',
    except: 'accept',
    bag: 'back',
    weigh: 'way',
    hear: 'here',
    costumer: 'customer',
    cloths: 'clothes',
    brought: 'bought',
    threw: 'through',
    heal: 'heel',
    waste: 'waist',
    sow: 'sew',
    pear: 'pair',
    resent: 'recent',
    oder: 'order',
    shit: 'ship',
    teh: 'the',
  }),
)
