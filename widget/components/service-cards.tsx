import type { Answer } from '../chat-message.ts'
import { useUi } from '../ui-context.ts'
import { useObservable } from '../use-observable.ts'
import { ActionView } from './action-view.tsx'
import { OrderView } from './order-view.tsx'
import { SignInCard } from './sign-in-card.tsx'

/** What an answer has of the shopper's own: orders, actions to confirm, the way to sign in. */
export function ServiceCards({ answer, last }: { answer: Answer; last: boolean }) {
  const { store } = useUi()
  const { actions, shopper } = useObservable(store.state)
  const { key, orders, signIn, outcome } = answer
  return (
    <>
      {orders.map((order) => (
        <OrderView key={order.order_id} order={order} />
      ))}
      {answer.actions.map((id) => {
        const card = actions[id]
        return card && <ActionView key={id} card={card} />
      })}
      {signIn !== undefined && outcome === 'needs-sign-in' && last && (
        <SignInCard reason={signIn} answerKey={key} signedIn={shopper !== undefined} />
      )}
    </>
  )
}
