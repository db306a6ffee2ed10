import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { WidgetSettings } from '../server/wire.ts'
import type { ChatStore } from './chat-store.ts'
import type { PanelHost } from './panel-host.ts'
import type { Strings } from './locales/en.ts'
import type { LinkPolicy } from './safe-link.ts'

/** What every component may need; it never changes while the panel lives. */
export interface Ui extends Pick<PanelHost, 'emit' | 'identity'> {
  store: ChatStore
  strings: Strings
  settings: WidgetSettings
  greeting: string
  /** For prices and numbers. */
  locale: string
  links: LinkPolicy
  /** Where relative pictures of products are found. */
  server: string
  close(): void
}

export const UiContext = createContext<Ui | undefined>(undefined)

/** The panel's surroundings. */
export function useUi(): Ui {
  const ui = useContext(UiContext)
  if (!ui) throw new Error('a component outside of UiContext')
  return ui
}
