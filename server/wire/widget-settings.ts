/** What the page's script tag is told: baked into `/widget.js` by the server. */
export interface WidgetSettings {
  shop_name: string
  greeting: string
  first_questions: string[]
  locale: string
  /** Absolute, or a path on this server. */
  privacy_url?: string
  /** Hosts that links in an answer may lead to. */
  hosts: string[]
  accent?: string
}
