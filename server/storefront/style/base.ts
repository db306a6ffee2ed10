/** Colours of both schemes, type, links, buttons: what every page is made of. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --ground: #fbf9f4; --card: #ffffff; --soft: #f1ece0; --line: #dfd9ca;
  --ink: #22281f; --quiet: #5a6154; --accent: #2c5a43; --accent-strong: #1f4532; --on-accent: #ffffff;
  --picture: #e9e3d7; --picture-light: 1;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "URW Palladio L", P052, Georgia, serif;
  --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --side: clamp(1rem, 4vw, 3rem);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #151814; --card: #1d211b; --soft: #1f241d; --line: #363d33;
    --ink: #ecebe1; --quiet: #aab0a2; --accent: #a3cfb3; --accent-strong: #bfe2cb; --on-accent: #10201a;
    --picture: #2a2f27; --picture-light: .88;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) {
  html { scroll-behavior: auto; }
  *, *::before, *::after { transition: none !important; animation: none !important; }
}
body { margin: 0; font: 1rem/1.6 var(--sans); color: var(--ink); background: var(--ground); overflow-wrap: break-word; }
h1, h2, h3 { font-family: var(--serif); font-weight: 500; line-height: 1.15; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(2rem, 1.4rem + 2.6vw, 3rem); letter-spacing: -.01em; }
h2 { font-size: clamp(1.45rem, 1.2rem + 1vw, 1.9rem); }
h3 { font-size: 1.15rem; }
p { margin: 0 0 1em; text-wrap: pretty; }
ul, ol { margin: 0; padding: 0; list-style: none; }
a { color: inherit; text-underline-offset: .2em; text-decoration-thickness: .06em; }
a:hover { color: var(--accent); }
img { display: block; width: 100%; height: auto; background: var(--picture); filter: brightness(var(--picture-light)); }
address { font-style: normal; }
dl, dd { margin: 0; }
button { font: inherit; color: inherit; cursor: pointer; }
button:disabled { cursor: not-allowed; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
main { display: block; max-width: 84rem; margin: 0 auto; padding: 0 var(--side) 5rem; }
main:focus { outline: none; }
[id] { scroll-margin-top: 1.5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: var(--side); top: -4rem; z-index: 2; padding: .6rem 1rem; background: var(--accent); color: var(--on-accent); border-radius: 0 0 .5rem .5rem; }
.skip:focus { top: 0; color: var(--on-accent); }
.button, .quiet-button, .ask { display: inline-flex; align-items: center; justify-content: center; min-height: 3rem; padding: .5rem 1.5rem; border: 1px solid var(--accent); border-radius: 999px; font-weight: 600; text-decoration: none; transition: background-color .15s, color .15s; }
.button { background: var(--accent); color: var(--on-accent); }
.button:hover { background: var(--accent-strong); color: var(--on-accent); }
.button:disabled { background: var(--soft); border-color: var(--line); color: var(--quiet); }
.quiet-button, .ask { background: transparent; color: var(--accent); }
.quiet-button:hover, .ask:hover { background: var(--soft); }
.ask[hidden] { display: none; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0; }
.choice { display: inline-flex; align-items: center; gap: .5rem; min-height: 2.75rem; padding: .25rem .95rem; border: 1px solid var(--line); border-radius: 999px; background: var(--card); text-decoration: none; white-space: nowrap; }
.choice:hover { border-color: var(--accent); }
.choice[aria-current] { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.choice span { color: var(--quiet); }
.swatch { flex: none; width: 1rem; height: 1rem; }
.swatch circle { stroke: color-mix(in srgb, var(--ink) 35%, transparent); }
.choice[aria-current] .swatch circle { stroke: var(--on-accent); stroke-width: 1.5; }
.topics { display: flex; flex-wrap: wrap; gap: .6rem; }
.crumbs { padding: 1.25rem 0; font-size: .9rem; color: var(--quiet); }
.crumbs ol { display: flex; flex-wrap: wrap; gap: .25rem .5rem; }
.crumbs li + li::before { content: "/"; margin-right: .5rem; opacity: .6; }
.crumbs a { text-decoration: none; }
.crumbs a:hover { text-decoration: underline; }
.message { max-width: 42rem; margin: clamp(2rem, 8vh, 6rem) auto; }
.message h1 { margin-bottom: 1rem; }
.message ul:not(.topics) { margin: 0 0 1.5rem; padding-left: 1.2rem; list-style: disc; }
code { background: var(--soft); padding: .1em .35em; border-radius: 4px; font-size: .92em; overflow-wrap: anywhere; }
`
