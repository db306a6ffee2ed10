import { type html, raw } from 'hono/html'

/** HTML that is safe to send: everything put into it was escaped. */
export type Html = ReturnType<typeof html>

/** Data for a `<script>` block of a type that nothing runs; no text in it can end the block. */
export function jsonBlock(value: unknown): Html {
  return raw(JSON.stringify(value).replaceAll('<', '\\u003c'))
}
