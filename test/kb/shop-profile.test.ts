import { describe, expect, it } from 'vitest'
import { readShopProfile } from '../../kb/shop-profile.ts'
import { temporaryFolder } from './temporary-folder.ts'

const read = (shop: unknown) => readShopProfile(temporaryFolder({ 'shop.json': shop }))

describe('shop.json', () => {
  it('may be absent: everything has a default', () => {
    const { profile, problems } = readShopProfile(temporaryFolder())
    expect(problems).toEqual([])
    expect(profile).toMatchObject({
      name: 'our shop',
      currency: 'EUR',
      locale: 'en',
      time_zone: 'UTC',
      hosts: [],
      contact: {},
      first_questions: [],
      voice: { do: [], dont: [] },
    })
  })

  it('takes the host of the shop’s address where no hosts are given', () => {
    expect(read({ url: 'https://www.shop.example/en' }).profile.hosts).toEqual(['www.shop.example'])
    expect(read({ url: 'https://www.shop.example', hosts: ['shop.example'] }).profile.hosts).toEqual([
      'shop.example',
    ])
  })

  it('tells the line of each field that is wrong, and keeps the others', () => {
    const { profile, problems } = read({
      name: 'Greenleaf',
      currency: 'euro',
      time_zone: 'Mars/Olympus',
      hours: { monday: [{ opens: '9', closes: '18:00' }] },
    })
    expect(profile).toMatchObject({ name: 'Greenleaf', currency: 'EUR', time_zone: 'UTC' })
    expect(profile.hours).toBeUndefined()
    expect(problems).toEqual([
      { file: 'shop.json', line: 3, reason: 'currency: expected a three-letter code such as EUR' },
      { file: 'shop.json', line: 4, reason: 'time_zone: expected a time zone such as Europe/Brussels' },
      { file: 'shop.json', line: 8, reason: 'hours.monday.0.opens: expected a time such as 09:00' },
    ])
  })

  it('is all defaults, with the reason, where it is not JSON', () => {
    const { profile, problems } = read('{"name": "x"')
    expect(profile.name).toBe('our shop')
    expect(problems).toHaveLength(1)
  })
})
