import { expect, test } from 'vitest'
import { demoShoppers } from '../../server/storefront/demo-shoppers.ts'
import { profiles } from './shop-data.ts'

test('whom one may sign in as in the demo are shoppers of the packaged shop', () => {
  const known = profiles.map(({ user_id: userId, name, email }) => ({ userId, name, email }))
  const offered = demoShoppers.map(({ userId, name, email }) => ({ userId, name, email }))
  expect(known).toEqual(expect.arrayContaining(offered))
  const statuses = demoShoppers.flatMap(({ userId }) =>
    profiles
      .filter((profile) => profile.user_id === userId)
      .flatMap(({ orders }) => orders.map(({ status }) => status)),
  )
  expect(new Set(statuses)).toEqual(new Set(['pending', 'in transit', 'delivered']))
})
