/** The loader's few words; apart from the rest, so that the loader stays tiny. */
export const launcherEn = {
  region: 'Support chat',
  open: 'Open chat',
  close: 'Close chat',
  unavailable: 'The chat could not be loaded. Tap to try again.',
  unread: (count: number) => `new messages: ${count}`,
}
export type LauncherStrings = typeof launcherEn

/**
 * The panel's sentences; those of the parts that are fetched later stand beside them, a file for each part. Another
 * locale is another object of the type `Strings`.
 */
export const en = {
  dialog: (shop: string) => `Chat with ${shop}`,
  role: 'AI assistant',
  offline: 'No connection',
  reconnecting: 'Reconnecting…',
  offlineLine: 'No connection. Your message goes out when you are back.',
  sessionEnded: 'You were signed out. This is a new conversation.',
  close: 'Close chat',
  log: 'Messages',
  greeting: 'Hi there! Ask me about products, orders, shipping or returns.',
  firstQuestions: 'Often asked',
  notice: 'You are chatting with an AI. It can make mistakes.',
  privacy: 'Privacy',

  placeholder: 'Ask a question…',
  composer: 'Your message',
  send: 'Send',
  stop: 'Stop the answer',
  charactersLeft: (left: number) => `${left} characters left`,

  you: 'You said:',
  queued: 'Waiting to be sent',
  withdraw: 'Don’t send',
  refused: 'Not sent',
  assistant: 'Assistant:',
  staff: 'Support team:',
  loading: 'Loading your conversation…',
  earlier: 'Earlier messages',
  thinking: 'Thinking…',
  searching: 'Looking it up…',
  writing: 'Writing…',
  slow: 'This takes longer than usual.',
  lineLost: 'Connection lost. Trying to go on…',
  stopping: 'Stopping…',
  stopped: 'You stopped this answer.',
  retry: 'Try again',
  jumpToLatest: 'Jump to the latest message',
  newText: 'New text below',

  source: (n: number, title: string) => `Source ${n}: ${title}`,
  products: (count: number) => (count === 1 ? '1 product' : `${count} products`),

  menu: 'Conversation menu',
  extrasFailed: 'This could not be loaded. Please try again.',
  over: 'This conversation has ended.',
  startOver: 'Start a new conversation',
}
export type Strings = typeof en
