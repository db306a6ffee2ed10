/** The menu of who is signed in. */
export const accountStyle = `
.account { position: relative; }
.account[hidden] { display: none; }
.account summary { display: flex; align-items: center; gap: .4rem; max-width: 9rem; min-height: 2.75rem; padding: 0 .7rem; cursor: pointer; list-style: none; white-space: nowrap; }
.account summary::-webkit-details-marker { display: none; }
.account summary span { overflow: hidden; text-overflow: ellipsis; }
.account summary:hover span { text-decoration: underline; text-underline-offset: .2em; }
.account summary::after { content: ""; flex: none; width: .4rem; height: .4rem; margin-top: -.2rem; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: rotate(45deg); }
.account[open] summary::after { margin-top: .2rem; transform: rotate(225deg); }
.account .sheet { position: absolute; z-index: 3; top: calc(100% + .25rem); right: 0; width: min(21rem, calc(100vw - 2 * var(--side))); padding: 1rem; border: 1px solid var(--line); border-radius: .9rem; background: var(--card); box-shadow: 0 1rem 2.5rem rgb(0 0 0 / .16); }
.account .sheet ul { display: grid; gap: .5rem; margin: 0 0 .85rem; }
.account .sheet-title { margin-bottom: .65rem; font: 500 1.2rem/1.2 var(--serif); }
.account [data-sign-in] { display: grid; gap: .1rem; width: 100%; min-height: 3.25rem; padding: .6rem .85rem; border: 1px solid var(--line); border-radius: .6rem; background: none; text-align: start; line-height: 1.35; }
.account [data-sign-in]:hover { border-color: var(--accent); background: var(--soft); }
.account [data-sign-in] span, .account .note { font-size: .9rem; color: var(--quiet); }
.account .note { margin: 0; }
.account .quiet-button { width: 100%; margin-top: .9rem; }
@media (max-width: 26rem) { .brand { font-size: 1.4rem; } .tools ul { gap: 0; margin-right: -.4rem; } .tools a, .account summary { gap: .3rem; padding: 0 .4rem; } }
@media (max-width: 22rem) { .brand { font-size: 1.15rem; } .tools { font-size: .9rem; } .tools a, .account summary { padding: 0 .3rem; } .account summary::after { display: none; } .account summary { max-width: 5rem; } }
@media (max-width: 40rem) { .account { position: static; } .account .sheet { top: 3.4rem; right: var(--side); left: var(--side); width: auto; } .site-header { position: relative; } }
`
