import type { LauncherStrings } from './locales/en.ts'

/** The button that opens the chat, without any framework. */
export interface Launcher {
  element: HTMLElement
  button: HTMLButtonElement
  setOpen(open: boolean): void
  setState(state: 'ready' | 'loading' | 'failed'): void
  /** Shows how many messages wait to be read; none at 0. */
  setUnread(count: number): void
}

const SVG = 'http://www.w3.org/2000/svg'
const BUBBLE =
  'M12 3.5c-4.9 0-8.75 3.4-8.75 7.75 0 2.2 1 4.15 2.6 5.55-.05 1.15-.45 2.3-1.3 3.3 1.75-.05 3.2-.65 4.35-1.5.97.27 2.02.4 3.1.4 4.9 0 8.75-3.4 8.75-7.75S16.9 3.5 12 3.5ZM9.2 14.1c-.4-3.4 1.7-5.6 5.8-5.5.1 3.7-1.8 5.9-5.8 5.5Zm0 0 2.6-2.6'
const CROSS = 'm6.5 9.5 5.5 5.5 5.5-5.5'

/** Builds the launcher; `label` is the text beside its picture. */
export function createLauncher(strings: LauncherStrings, label: string | undefined): Launcher {
  const element = document.createElement('div')
  element.className = 'launch'
  // A landmark: assistive technology finds the button, and no page content stands outside of one.
  element.setAttribute('role', 'region')
  element.setAttribute('aria-label', strings.region)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = label ? 'launcher named' : 'launcher'
  button.append(picture('bubble', BUBBLE), picture('x', CROSS))
  if (label) button.append(label)
  element.append(button)

  let open = false
  let unread = 0
  const name = () => {
    const action = open ? strings.close : (label ?? strings.open)
    button.setAttribute('aria-label', unread > 0 ? `${action}, ${strings.unread(unread)}` : action)
  }
  name()
  button.setAttribute('aria-expanded', 'false')
  return {
    element,
    button,
    setOpen(next) {
      open = next
      button.setAttribute('aria-expanded', String(next))
      name()
    },
    setState(state) {
      button.classList.toggle('loading', state === 'loading')
      button.title = state === 'failed' ? strings.unavailable : ''
      if (state === 'failed') button.setAttribute('aria-label', strings.unavailable)
      else name()
    },
    setUnread(count) {
      unread = count
      // Drawn by the style: the button's own text stays its label.
      if (count > 0) button.dataset.unread = `${count}`
      else delete button.dataset.unread
      name()
    },
  }
}

function picture(name: string, d: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.classList.add(name)
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', d)
  svg.append(path)
  return svg
}
