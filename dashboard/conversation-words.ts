import type { ListedConversation } from '../server/wire/staff-conversations.ts'
import { formatCount } from './format.ts'
import { outcomeNames } from './outcome-series.ts'
import { rangeNames } from './overview-ranges.ts'
import { filterValues, type ListFilters } from './page-address.ts'

/** How an ending is said, and its colour of the stylesheet. */
export interface EndingWords {
  name: string
  colour: `--${string}`
}

/** The ending of a turn; undefined while there is none. */
export function endingWords({
  outcome,
  error,
}: Pick<ListedConversation, 'outcome' | 'error'>): EndingWords | undefined {
  if (error !== null) return { name: 'Failed', colour: '--outcome-failed' }
  if (outcome === null) return undefined
  return { name: outcomeNames[outcome], colour: `--outcome-${outcome}` }
}

export const answererNames = { local: 'Local answerer', mistral: 'Mistral' } as const

type FilterName = Exclude<keyof ListFilters, 'q'>
type Choices = readonly { value: string; name: string }[]

const feedbackNames = {
  up: 'Thumb up',
  down: 'Thumb down',
  satisfied: 'Rated 4 or 5',
  dissatisfied: 'Rated 1 to 3',
}
const withNames = {
  unsure: 'An unsure answer',
  error: 'An error',
  fallback: 'A fallback',
  unsupported: 'Claims taken out',
}

/** The filters in the order in which they stand, each with its choices. */
export const filterChoices: readonly { name: FilterName; label: string; any: string; choices: Choices }[] = [
  {
    name: 'range',
    label: 'Started',
    any: 'Any time',
    choices: filterValues.range.map((value) => ({ value, name: `In the ${rangeNames[value].long}` })),
  },
  {
    name: 'outcome',
    label: 'Last outcome',
    any: 'Any outcome',
    choices: filterValues.outcome.map((value) => ({
      value,
      name: value === 'failed' ? 'Failed' : outcomeNames[value],
    })),
  },
  {
    name: 'with',
    label: 'Contains',
    any: 'Anything',
    choices: filterValues.with.map((value) => ({ value, name: withNames[value] })),
  },
  {
    name: 'feedback',
    label: 'Feedback',
    any: 'Any feedback',
    choices: filterValues.feedback.map((value) => ({ value, name: feedbackNames[value] })),
  },
  {
    name: 'answerer',
    label: 'Answered by',
    any: 'Anyone',
    choices: filterValues.answerer.map((value) => ({ value, name: answererNames[value] })),
  },
]

/** `1 message`, `1,204 messages`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** What stands instead of a title once the texts have been removed. */
export const TEXT_REMOVED = 'Text removed'
