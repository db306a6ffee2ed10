/**
 * The HTTP contract, version 1: every body and event as a schema, and the types made from them, by topic.
 * The widget and the dashboard import the types only; zod never reaches the browser.
 */
export * from './wire/answer.ts'
export * from './wire/audit.ts'
export * from './wire/conversation.ts'
export * from './wire/conversation-event.ts'
export * from './wire/empty.ts'
export * from './wire/figures.ts'
export * from './wire/gaps.ts'
export * from './wire/identity.ts'
export * from './wire/knowledge.ts'
export * from './wire/money.ts'
export * from './wire/orders.ts'
export * from './wire/overview.ts'
export * from './wire/problem.ts'
export * from './wire/sign-in.ts'
export * from './wire/staff.ts'
export * from './wire/staff-account.ts'
export * from './wire/staff-conversations.ts'
export * from './wire/staff-team.ts'
export * from './wire/turn-event.ts'
export * from './wire/widget-settings.ts'
