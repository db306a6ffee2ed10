/** Header and footer. */
export const frameStyle = `
.site-header { background: var(--card); border-bottom: 1px solid var(--line); }
.site-header .bar { max-width: 84rem; margin: 0 auto; padding: 0 var(--side); display: grid; grid-template-columns: 1fr auto; align-items: center; column-gap: 1rem; }
.brand { justify-self: start; padding: .85rem 0; font: 500 1.65rem/1 var(--serif); letter-spacing: -.01em; text-decoration: none; }
.tools { grid-row: 1; grid-column: 2; }
.tools ul { display: flex; gap: .35rem; margin-right: -.7rem; }
.tools a { display: flex; align-items: center; gap: .4rem; min-height: 2.75rem; padding: 0 .7rem; text-decoration: none; }
.tools a:hover { text-decoration: underline; }
.count { min-width: 1.5rem; padding: 0 .4rem; border-radius: 999px; background: var(--accent); color: var(--on-accent); font-size: .8rem; font-weight: 600; line-height: 1.5rem; text-align: center; }
.shelves { position: relative; grid-column: 1 / -1; margin: 0 calc(-1 * var(--side)); overflow-x: auto; scrollbar-width: none; }
@media (max-width: 60rem) { .shelves { mask-image: linear-gradient(90deg, #000 calc(100% - 3rem), transparent); } .shelves li:last-child { padding-right: 2rem; } }
.shelves ul { display: flex; width: max-content; padding: 0 calc(var(--side) - .6rem); }
.shelves a { display: block; padding: .55rem .6rem .7rem; font-size: .95rem; color: var(--quiet); text-decoration: none; white-space: nowrap; border-bottom: 2px solid transparent; }
.shelves a:hover { color: var(--ink); border-color: var(--line); }
.shelves a[aria-current] { color: var(--ink); border-color: var(--accent); }
.shelves a:focus-visible { outline-offset: -3px; }
.site-footer { border-top: 1px solid var(--line); background: var(--soft); font-size: .95rem; }
.site-footer .columns, .site-footer .demo { max-width: 84rem; margin: 0 auto; padding: 0 var(--side); }
.site-footer .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 2.25rem; padding-top: 3rem; padding-bottom: 2.5rem; }
.site-footer h2 { font-size: 1.2rem; margin-bottom: .75rem; }
.site-footer li a { display: inline-block; padding: .3rem 0; text-decoration: none; color: var(--quiet); }
.site-footer li a:hover { color: var(--ink); text-decoration: underline; }
.site-footer p, .site-footer address { color: var(--quiet); margin-bottom: .75rem; }
.site-footer address a { display: inline-block; padding: .2rem 0; }
.hours div { display: flex; flex-wrap: wrap; gap: 0 .75rem; color: var(--quiet); }
.hours dt { min-width: 6.5rem; }
.site-footer .demo { padding-top: 1.25rem; padding-bottom: 6.5rem; border-top: 1px solid var(--line); }
@media (min-width: 48rem) { .site-footer .demo { padding-bottom: 2.5rem; padding-right: 8rem; } }
`
