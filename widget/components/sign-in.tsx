import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { serviceEn } from '../locales/en-service.ts'
import { beginSignIn, readSignInMessage, type SignInFlow } from '../sign-in-flow.ts'
import { useUi } from '../ui-context.ts'

/** Before money or an address moves, who it is must have been shown within this time, s. */
export const STEP_UP_S = 600
/** A sign-in page that says nothing for this long is not there: the page forbids frames in a way of its own. */
const READY_MS = 8000

interface SignInProps {
  /** The shopper must show again who they are, s. */
  maxAge?: number
  /** Begins without another tap. */
  at?: 'once'
}

/**
 * The way to sign in: by the word of the shop's page, where it vouches for shoppers; else at the server's own page, in a
 * frame, or in a window where the shop's page forbids frames. No password ever touches the shop's page.
 */
export function SignIn({ maxAge, at }: SignInProps) {
  const { store, server, locale, identity } = useUi()
  const [flow, setFlow] = useState<SignInFlow | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const button = useRef<HTMLButtonElement>(null)

  async function begin() {
    if (busy) return
    setBusy(true)
    setTrouble('')
    try {
      if (!identity()) setFlow(await beginSignIn(server, locale, maxAge))
      else if (!(await store.identify(maxAge))) setTrouble(serviceEn.notKnown)
    } catch {
      setTrouble(window.isSecureContext ? serviceEn.signInFailed : serviceEn.signInInsecure)
    }
    setBusy(false)
  }

  function end(why = '') {
    setFlow(undefined)
    setTrouble(why)
    // The button is drawn again first.
    setTimeout(() => button.current?.focus())
  }

  async function redeem(code: string, { verifier: code_verifier }: SignInFlow) {
    setBusy(true)
    setFlow(undefined)
    try {
      await store.signIn({ grant_type: 'authorization_code', code, code_verifier })
    } catch {
      end(serviceEn.signInFailed)
    }
    setBusy(false)
  }

  useEffect(() => {
    if (at === 'once') void begin()
  }, [])

  if (flow) {
    return <SignInPage flow={flow} onCode={(code) => void redeem(code, flow)} onCancel={() => end()} />
  }
  return (
    <>
      <p class="trouble" role="status">
        {trouble}
      </p>
      <button type="button" class="primary" ref={button} aria-disabled={busy} onClick={begin}>
        {busy ? serviceEn.working : serviceEn.signIn}
      </button>
    </>
  )
}

interface SignInPageProps {
  flow: SignInFlow
  onCode(code: string): void
  onCancel(): void
}

/** The server's sign-in page, in a frame or a window. */
function SignInPage({ flow, onCode, onCancel }: SignInPageProps) {
  const { server } = useUi()
  const frame = useRef<HTMLIFrameElement>(null)
  const opened = useRef<Window | null>(null)
  const [ready, setReady] = useState(false)
  const [forbidden, setForbidden] = useState(false)
  const [height, setHeight] = useState(420)
  const [blocked, setBlocked] = useState(false)
  const element = useRef<HTMLDivElement>(null)

  // The button that had the focus is gone.
  useLayoutEffect(() => element.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    const onMessage = (event: MessageEvent<unknown>) => {
      const source = opened.current ?? frame.current?.contentWindow
      const message = readSignInMessage(event, { origin: server, source, state: flow.state })
      if (message?.type === 'ready') {
        clearTimeout(silence)
        setReady(true)
        frame.current?.focus()
        element.current?.scrollIntoView({ block: 'nearest' })
      } else if (message?.type === 'resize') setHeight(Math.min(Math.max(message.height, 160), 720))
      else if (message?.type === 'cancel') onCancel()
      else if (message?.type === 'code') {
        opened.current?.close()
        onCode(message.code)
      }
    }
    const onViolation = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => {
      const ours = blockedURI.startsWith(server) && /^(frame|child|default)-src/.test(effectiveDirective)
      if (ours) setForbidden(true)
    }
    const silence = setTimeout(() => setForbidden(true), READY_MS)
    window.addEventListener('message', onMessage)
    document.addEventListener('securitypolicyviolation', onViolation)
    return () => {
      clearTimeout(silence)
      window.removeEventListener('message', onMessage)
      document.removeEventListener('securitypolicyviolation', onViolation)
    }
  }, [flow])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    // The panel stays.
    event.stopPropagation()
    onCancel()
  }

  function openWindow() {
    // It answers to this page, so it has to know it: no `noopener`.
    opened.current = window.open(flow.url, 'verdemuse-sign-in', 'popup,width=460,height=680')
    setBlocked(!opened.current)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its frame and its button leave over
    <div class="sign-in-page" tabIndex={-1} ref={element} onKeyDown={onKeyDown}>
      {forbidden && !ready ? (
        <>
          <p role="status">{blocked ? serviceEn.windowBlocked : serviceEn.framesForbidden}</p>
          <button type="button" class="primary" onClick={openWindow}>
            {serviceEn.openWindow}
          </button>
        </>
      ) : (
        <iframe
          src={flow.url}
          title={serviceEn.signInTitle}
          ref={frame}
          height={height}
          class={ready ? '' : 'coming'}
          referrerpolicy="no-referrer"
        />
      )}
      <button type="button" class="secondary" onClick={onCancel}>
        {serviceEn.cancel}
      </button>
    </div>
  )
}
