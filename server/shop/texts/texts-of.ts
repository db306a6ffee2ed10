import { ActionDetails } from '../../wire.ts'
import type { ServiceTexts } from './service-texts.ts'
import { textsFor } from './texts-for.ts'

/** The texts in the language that a card was written in: all that follows is in the same. */
export function textsOf({ details }: { details: string }): ServiceTexts {
  return textsFor(ActionDetails.parse(JSON.parse(details)).language)
}
