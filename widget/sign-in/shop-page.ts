import type { FrameRequest } from './frame-request.ts'

/** The shop's page that this one was opened by, in a frame or as a window. */
export interface ShopPage {
  /** Whether it can be reached: a window whose opener has gone can not. */
  reachable: boolean
  framed: boolean
  ready(): void
  /** Hands over the code that signs in. */
  code(code: string): void
  /** The frame's content is this high, CSS pixels. */
  resize(height: number): void
  /** Nothing comes of it; a window closes. */
  cancel(): void
}

/** Messages go to exactly the origin that asked, so that no other page reads a code. */
export function createShopPage({ origin, state }: FrameRequest, own: Window): ShopPage {
  const framed = own.parent !== own
  const target: Window | null = framed ? own.parent : own.opener
  const post = (message: { type: string; code?: string; height?: number }) =>
    target?.postMessage({ verdemuse: 1, state, ...message }, origin)
  return {
    reachable: target !== null,
    framed,
    ready: () => post({ type: 'ready' }),
    code: (code) => post({ type: 'code', code }),
    resize: (height) => post({ type: 'resize', height }),
    cancel() {
      post({ type: 'cancel' })
      // A little later: the page that hears it looks at where it comes from.
      if (!framed) setTimeout(() => own.close(), 300)
    },
  }
}
