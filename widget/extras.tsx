import style from './extras.css'

export { ConversationMenu } from './components/conversation-menu.tsx'
export { FeedbackReason } from './components/feedback-reason.tsx'
export { RateConversation } from './components/rate-conversation.tsx'
export { SourcePreview } from './components/source-preview.tsx'
// Used by all three chunks: named here, they are in the one shared file, and no other is to be fetched before typing.
export { isUnderWay } from './chat-message.ts'
export { NotLoaded } from './components/not-loaded.tsx'
export { useExtras } from './components/use-extras.ts'
export { style }
