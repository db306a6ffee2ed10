import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { SignInStore } from './sign-in-store.ts'
import type { Strings } from './strings.ts'

/** What every part of the page needs. */
export interface SignInContext {
  store: SignInStore
  strings: Strings
  shop: string
}

export const SignIn = createContext<SignInContext | undefined>(undefined)

/** @throws Error outside the page */
export function useSignIn(): SignInContext {
  const context = useContext(SignIn)
  if (!context) throw new Error('no sign-in page around this')
  return context
}
