import './drawn.ts'
import style from './extras.css'

export { ConversationMenu } from './components/conversation-menu.tsx'
export { FeedbackReason } from './components/feedback-reason.tsx'
export { RateConversation } from './components/rate-conversation.tsx'
export { SourcePreview } from './components/source-preview.tsx'
export { style }
