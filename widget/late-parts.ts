import type { ChatModule } from './chat.ts'
import type * as Extras from './extras.tsx'
import { latePart } from './late-part.ts'
import type * as ProductCards from './product-cards.tsx'
import type * as RichAnswer from './rich-answer.tsx'
import type * as Service from './service.tsx'

/** The files' names, written in by the build. */
declare const __CHAT_FILE__: string
declare const __EXTRAS_FILE__: string
declare const __PRODUCT_CARDS_FILE__: string
declare const __RICH_ANSWER_FILE__: string
declare const __SERVICE_FILE__: string

/** The store and what it needs to reach the server. */
export const chatPart = latePart<ChatModule>(
  () => import('./chat.ts'),
  () => __CHAT_FILE__,
)
/** What draws a whole answer, and reads it out; until it is here, answers show as plain text. */
export const richAnswer = latePart<typeof RichAnswer>(
  () => import('./rich-answer.tsx'),
  () => __RICH_ANSWER_FILE__,
)
/** What is not needed to ask and to read: a source's preview, reasons, the menu, the rating. */
export const extras = latePart<typeof Extras>(
  () => import('./extras.tsx'),
  () => __EXTRAS_FILE__,
)
export const productCards = latePart<typeof ProductCards>(
  () => import('./product-cards.tsx'),
  () => __PRODUCT_CARDS_FILE__,
)
/** Orders, actions, signing in. */
export const service = latePart<typeof Service>(
  () => import('./service.tsx'),
  () => __SERVICE_FILE__,
)

/** Those that bring a style of their own. */
export const drawnParts = [richAnswer, extras, productCards, service]
