/** The basket. */
export const basketStyle = `
.basket { display: grid; gap: 1.5rem; }
.lines { border-top: 1px solid var(--line); }
.line { display: grid; grid-template-columns: 5rem minmax(0, 1fr) auto; gap: .5rem 1rem; align-items: center; padding: 1.1rem 0; border-bottom: 1px solid var(--line); }
.line-picture { grid-row: 1 / 3; align-self: start; }
.line img { border-radius: .6rem; }
.what { grid-column: 2 / -1; }
.what h2 { font: 600 1rem/1.35 var(--sans); }
.what h2 a { text-decoration: none; }
.what h2 a:hover { text-decoration: underline; }
.what p { margin: 0; color: var(--quiet); font-size: .95rem; }
.line form { margin: 0; }
.quantity { display: inline-flex; align-items: center; justify-self: start; border: 1px solid var(--line); border-radius: 999px; background: var(--card); }
.quantity button { width: 2.75rem; height: 2.75rem; border: 0; border-radius: 999px; background: none; font-size: 1.15rem; line-height: 1; }
.quantity button:hover:enabled { background: var(--soft); }
.quantity button:disabled { color: var(--quiet); opacity: .5; }
.quantity > span { min-width: 1.5rem; text-align: center; font-variant-numeric: tabular-nums; }
.remove { grid-column: 2; }
.remove button { min-height: 2.75rem; padding: 0; border: 0; background: none; color: var(--quiet); text-decoration: underline; text-underline-offset: .2em; }
.remove button:hover { color: var(--ink); }
.line-sum { margin: 0; font-weight: 600; text-align: right; font-variant-numeric: tabular-nums; }
.summary { padding: 1.5rem; border-radius: 1rem; background: var(--soft); }
.summary h2 { margin-bottom: 1rem; }
.summary dl > div { display: flex; justify-content: space-between; gap: 1rem; padding: .35rem 0; }
.summary dt { color: var(--quiet); }
.summary dd { font-variant-numeric: tabular-nums; white-space: nowrap; }
.summary .total { margin-top: .5rem; padding-top: .85rem; border-top: 1px solid var(--line); font-weight: 600; font-size: 1.1rem; }
.summary .total dt { color: inherit; }
.summary p { margin: .75rem 0; font-size: .95rem; color: var(--quiet); }
.summary .button { width: 100%; margin-top: .5rem; background: transparent; border-style: dashed; border-color: var(--quiet); }
.summary .no-sale { text-align: center; margin-bottom: 0; }
@media (min-width: 40rem) {
  .line { grid-template-columns: 6rem minmax(0, 1fr) auto auto 6rem; }
  .line-picture { grid-row: 1; }
  .what { grid-column: 2; }
  .remove { grid-column: 4; }
  .remove button { padding: 0 .5rem; }
}
@media (min-width: 64rem) {
  .basket { grid-template-columns: minmax(0, 1fr) 22rem; gap: 1.5rem 4rem; align-items: start; }
  .basket h1 { grid-column: 1 / -1; }
}
`
