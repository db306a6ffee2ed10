import { describe, expect, it } from 'vitest'
import { evalRows, hasEvalRows } from '../support/eval-rows.ts'
import { findPasswordFault } from '../../server/auth/credentials/weak-passwords.ts'

describe('findPasswordFault', () => {
  it.each([
    ['fewer than 15 characters', 'Tr0ub4dor&3xyz'],
    ['emoji counted as one character each', '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤'],
    ['one character again and again', 'aaaaaaaaaaaaaaaa'],
    ['few different characters', 'abababcabababcabab'],
    ['a short piece again and again', 'fox7!hfox7!hfox7!h'],
    ['a common word twice', 'passwordpassword'],
    ['a common word and digits', 'password1234567890'],
    ['the alphabet', 'abcdefghijklmnopqrs'],
    ['digits in order', '123456789012345678'],
    ['keyboard rows', 'qwertyuiopasdfghjkl'],
    ['columns of keys', '1qaz2wsx3edc4rfv'],
    ['two rows of keys in turn', 'q1w2e3r4t5y6u7i8'],
    ['the product’s name', 'verdemuse-verdemuse!'],
    ['product words', 'VerdeMuse Support 2026'],
    ['the dashboard', 'verdemuse-dashboard'],
    ['letters written as digits', 'P4ssw0rd-V3rd3mus3'],
    ['their own e-mail address', 'adalovelace-shop-example'],
    ['the comic’s example', 'correct horse battery staple'],
    ['more than 256 characters', 'lantern orchard violin '.repeat(12)],
  ])('refuses %s', (_, password) => {
    expect(findPasswordFault(password, 'ada.lovelace@shop.example')).toMatch(/\.$/)
  })

  it.each([
    ['unrelated words', 'lantern orchard violin'],
    ['words in another script', 'абажур виноград скрипка'],
    ['random characters', 'k9#vQ2!mZx7$Lp4w'],
    ['random digits', '830174926651038'],
    ['exactly 15 characters', 'ochre-plinth-vy'],
    ['one common word among others', 'my umbrella loves thursdays'],
    ['64 characters', 'a hummingbird, three teapots and the long way to Trondheim, 1911'],
  ])('takes %s', (_, password) => {
    expect(findPasswordFault(password, 'ada.lovelace@shop.example')).toBeUndefined()
  })

  it.skipIf(!hasEvalRows)('refuses each of the 3,000 most used', () => {
    const rows = evalRows<{ password: string }>('passwords_top3000_len8plus')
    expect(rows).toHaveLength(3000)
    expect(rows.filter(({ password }) => !findPasswordFault(password, 'ada@shop.example'))).toEqual([])
  })
})
