/**
 * What the panel and at least one of its later parts use. Each of them imports this, so that the bundler puts all of it
 * into one file: a second one would be one more request before a question can be typed.
 */
import './back-off.ts'
import './chat-message.ts'
import './chat-state.ts'
import './components/icons.tsx'
import './components/late.tsx'
import './components/problem-text.ts'
import './late-parts.ts'
import './new-id.ts'
import './observable.ts'
import './saved-chat.ts'
import './storage-key.ts'
import './ui-context.ts'
