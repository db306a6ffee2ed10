import type { Action } from '../server/wire.ts'
import type { ProblemCode } from './chat-problem.ts'

/** What a shopper can say to an action. */
export type ActionVerb = 'confirm' | 'decline' | 'undo'

/** An action as the panel shows it. */
export interface ActionCard extends Action {
  /** What the shopper has said, until the server has answered. */
  asked?: ActionVerb
  /** What is said again by itself after the shopper has signed in once more. */
  afterSignIn?: ActionVerb
  /** It was said again after that: a second time it is not. */
  signedInFor?: true
  /** Why what was said had no effect. */
  trouble?: ProblemCode
}

/** How far an action has come: what is told of an earlier state comes late. */
const stage = { proposed: 0, declined: 1, expired: 1, failed: 1, committed: 1, undone: 2 } as const

/** True where this can be said to an action as it stands. */
function canSay({ state, asked, receipt }: ActionCard, verb: ActionVerb): boolean {
  if (asked) return false
  return verb === 'undo' ? state === 'committed' && receipt?.undo_until !== undefined : state === 'proposed'
}

/** The card after the shopper has said something; unchanged where that cannot be said. */
export function sayTo(card: ActionCard, verb: ActionVerb): ActionCard {
  if (!canSay(card, verb)) return card
  const { trouble: _, afterSignIn: __, ...rest } = card
  return { ...rest, asked: verb }
}

/** The card after the server's word on the action. */
export function tellCard(card: ActionCard, told: Action): ActionCard {
  if (stage[told.state] < stage[card.state]) return card
  // What was asked is under way until the state is another.
  return told.state === card.state ? { ...card, ...told } : told
}

/** The card after what was said had no effect. */
export function refuseCard({ asked, ...card }: ActionCard, problem: ProblemCode): ActionCard {
  const signIn = problem === 'step_up_required' && !card.signedInFor
  return { ...card, trouble: problem, ...(signIn && asked && { afterSignIn: asked }) }
}

/** The card after the shopper has signed in: what waited for that is said again, once. */
export function goOnSignedIn(card: ActionCard): ActionCard {
  const { afterSignIn, trouble: _, ...rest } = card
  return afterSignIn ? { ...rest, asked: afterSignIn, signedInFor: true } : card
}
