/** Products beside one another, and a category's page with its filters. */
export const shelfStyle = `
.grid { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.75rem .9rem; }
@media (min-width: 48rem) { .grid { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 2.25rem 1.25rem; } }
@media (min-width: 60rem) { .selection .grid { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
.tile a { display: block; text-decoration: none; }
.tile img, .no-picture { aspect-ratio: 4 / 5; border-radius: .75rem; margin-bottom: .75rem; transition: filter .2s; }
.no-picture { display: block; background: var(--picture); }
.tile a:hover img { filter: brightness(calc(var(--picture-light) * .96)); }
.tile h3 { font: 600 1rem/1.35 var(--sans); text-wrap: pretty; }
.tile a:hover h3 { text-decoration: underline; text-underline-offset: .2em; }
.tile p { margin: .15rem 0 0; color: var(--quiet); }
.tile .sold-out { margin-left: .4rem; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 999px; font-size: .82rem; white-space: nowrap; }
.tile .shades { display: flex; align-items: center; gap: .3rem; margin-top: .4rem; font-size: .85rem; }
.tile .shades span { margin-left: .2rem; }
.shelf-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem; margin-bottom: 1.25rem; }
.shelf-head p { margin: 0; color: var(--quiet); }
.filters { margin-bottom: 1.75rem; border-block: 1px solid var(--line); }
.filters summary { display: flex; align-items: center; min-height: 3rem; font-weight: 600; cursor: pointer; list-style: none; }
.filters summary::-webkit-details-marker { display: none; }
.filters summary::after { content: "+"; margin-left: auto; font-size: 1.4rem; font-weight: 400; }
.filters details[open] summary::after { content: "−"; }
.filters section { margin-bottom: 1.25rem; }
.filters h2 { font: 600 .95rem/1.4 var(--sans); margin-bottom: .5rem; }
.filters ul { display: flex; flex-wrap: wrap; gap: .45rem; }
.filters .choice { min-height: 2.5rem; padding: .1rem .8rem; font-size: .93rem; }
.filters .sizes .choice { min-width: 2.75rem; justify-content: center; }
.nothing { padding: 3rem 0; }
@media (min-width: 60rem) {
  .shelf { display: grid; grid-template-columns: 14.5rem minmax(0, 1fr); column-gap: 3rem; align-items: start; }
  .shelf-head { grid-column: 1 / -1; }
  .filters { border: 0; }
  @supports selector(::details-content) {
    .filters summary { display: none; }
    .filters details::details-content { display: block; content-visibility: visible; }
  }
  .filters h2 { padding-top: .25rem; }
  .filters section + section { border-top: 1px solid var(--line); padding-top: 1rem; }
}
`
