import { checkShopApi } from '../shop/api/check-shop-api.ts'
import { UsageError } from './usage-error.ts'

/** `shop-check`: whether a shop's own API keeps the rules; false where it breaks one. */
export async function shopCheck({
  shopApi,
  user,
  order,
  otherOrder: otherOrderId,
  commit,
  print,
}: {
  shopApi: { url: string; secret: string } | undefined
  user: string | undefined
  order: string | undefined
  otherOrder: string | undefined
  commit: boolean
  print: (text: string) => void
}): Promise<boolean> {
  if (!shopApi) throw new UsageError('shop-check needs SHOP_API_URL and SHOP_API_SECRET in the environment.')
  if (user === undefined || order === undefined)
    throw new UsageError(
      'shop-check needs --user ID and --order ID: a customer of the shop and an order of theirs.',
    )
  let faults = 0
  const shop = { ...shopApi, userId: user, orderId: order, otherOrderId, commit }
  for await (const { rule, fault, skipped } of checkShopApi(shop)) {
    if (fault !== undefined) faults++
    const mark = fault === undefined ? (skipped ? '–' : '✓') : '✗'
    const why = fault ?? (skipped ? 'not looked at: it takes --commit and a pending order' : '')
    print(`${mark} ${rule}${why === '' ? '' : `: ${why}`}`)
  }
  print(faults === 0 ? 'The shop’s API keeps the rules.' : `${faults} of the rules are broken.`)
  return faults === 0
}
