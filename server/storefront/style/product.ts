/** A product's page. */
export const productStyle = `
.product { display: grid; gap: 1.75rem; }
.gallery { min-width: 0; }
.main-picture img { aspect-ratio: 4 / 5; object-fit: cover; border-radius: 1rem; }
.thumbs { display: grid; grid-template-columns: repeat(5, minmax(0, 5.5rem)); gap: .6rem; margin-top: .75rem; }
.thumbs a { display: block; border-radius: .6rem; }
.thumbs img { aspect-ratio: 4 / 5; border-radius: .6rem; }
.thumbs a[aria-current] { outline: 2px solid var(--ink); outline-offset: 2px; }
.thumbs a:focus-visible { outline: 2px solid var(--accent); }
.choice-panel h1 { margin-bottom: .4rem; }
.price { font-size: 1.3rem; margin-bottom: 1.1rem; }
.description { max-width: 38rem; }
.colours, .buy .sizes { margin: 1.4rem 0; padding: 0; border: 0; min-width: 0; }
.colours h2, .buy .sizes legend { font: 600 .98rem/1.4 var(--sans); padding: 0; margin-bottom: .6rem; }
.colours h2 span { font-weight: 400; color: var(--quiet); }
.colours ul { display: flex; flex-wrap: wrap; gap: .5rem; }
.buy .sizes { display: flex; flex-wrap: wrap; gap: .4rem; }
.buy .sizes legend { float: left; width: 100%; margin-bottom: .2rem; }
.buy .sizes label { position: relative; }
.buy .sizes input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.buy .sizes label > span { display: grid; place-items: center; min-width: 2.9rem; min-height: 2.75rem; padding: 0 .75rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); }
.buy .sizes input:hover + span { border-color: var(--accent); }
.buy .sizes input:checked + span { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.buy .sizes input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 3px; }
.buy .sizes input:disabled { cursor: not-allowed; }
.buy .sizes input:disabled + span { border-style: dashed; border-color: var(--line); background: transparent; color: var(--quiet); text-decoration: line-through; }
.buy .guide, .buy .one-size { margin: -.5rem 0 1.25rem; font-size: .95rem; }
.buy .one-size { margin-top: 1rem; color: var(--quiet); }
.buy .button { width: 100%; }
.choice-panel .ask { width: 100%; margin-top: .75rem; }
.facts { margin-top: 2rem; border-top: 1px solid var(--line); }
.facts > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 1rem; padding: .8rem 0; border-bottom: 1px solid var(--line); }
.facts dt { font-weight: 600; font-size: .95rem; }
.facts dd { color: var(--quiet); }
@media (min-width: 44rem) {
  .product { grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr); gap: clamp(1.75rem, 5vw, 5rem); align-items: start; }
  .gallery { position: sticky; top: 1.5rem; width: 100%; }
  .main-picture img { max-height: calc(100vh - 11rem); min-height: 24rem; }
  .buy .button, .choice-panel .ask { width: auto; min-width: 16rem; }
}
`
