/** The demo shop's stylesheet. */
export const storefrontStyle = `
:root { --ink: #20251f; --muted: #646b60; --line: #e3e0d6; --paper: #fbfaf6; --card: #ffffff; --accent: #2f6b4f; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: var(--paper); }
a { color: inherit; }
header.top { display: flex; align-items: baseline; gap: 2rem; padding: 1.1rem clamp(1rem, 4vw, 3.5rem); border-bottom: 1px solid var(--line); background: var(--card); flex-wrap: wrap; }
header.top .brand { font-family: Georgia, "Times New Roman", serif; font-size: 1.55rem; letter-spacing: .01em; text-decoration: none; }
header.top nav { display: flex; gap: 1.3rem; flex-wrap: wrap; font-size: .95rem; }
header.top nav a { text-decoration: none; color: var(--muted); }
header.top nav a:hover { color: var(--ink); text-decoration: underline; }
.hero { padding: clamp(2.5rem, 7vw, 5.5rem) clamp(1rem, 4vw, 3.5rem); max-width: 62rem; }
.hero h1 { font-family: Georgia, "Times New Roman", serif; font-weight: 400; font-size: clamp(2.2rem, 5.5vw, 4rem); line-height: 1.08; margin: 0 0 1rem; }
.hero p { font-size: 1.12rem; color: var(--muted); max-width: 42rem; margin: 0; }
main { padding: 0 clamp(1rem, 4vw, 3.5rem) 5rem; }
h2 { font-family: Georgia, "Times New Roman", serif; font-weight: 400; font-size: 1.6rem; margin: 2.6rem 0 1rem; scroll-margin-top: 1rem; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 1.4rem; }
.product { text-decoration: none; display: block; }
.product img { width: 100%; height: auto; aspect-ratio: 4 / 5; object-fit: cover; background: #f0eee6; border-radius: 10px; display: block; }
.product strong { display: block; font-weight: 600; margin-top: .6rem; }
.product span { color: var(--muted); font-size: .95rem; }
.product:hover strong { text-decoration: underline; }
.detail { display: grid; grid-template-columns: minmax(0, 26rem) minmax(0, 34rem); gap: clamp(1.5rem, 4vw, 4rem); padding-top: 2.5rem; }
.detail img { width: 100%; height: auto; aspect-ratio: 4 / 5; object-fit: cover; border-radius: 12px; background: #f0eee6; }
.detail .thumbs { display: flex; gap: .6rem; margin-top: .6rem; }
.detail .thumbs img { width: 76px; border-radius: 8px; }
.detail h1 { font-family: Georgia, "Times New Roman", serif; font-weight: 400; font-size: 2.1rem; margin: 0 0 .3rem; }
.detail .price { font-size: 1.25rem; margin: 0 0 1.2rem; }
.detail dt { font-weight: 600; margin-top: .8rem; }
.detail dd { margin: 0; color: var(--muted); }
.sizes { display: flex; gap: .5rem; flex-wrap: wrap; padding: 0; list-style: none; }
.sizes li { border: 1px solid var(--line); border-radius: 8px; padding: .3rem .8rem; background: var(--card); }
.sizes li.gone { color: #a5a89f; text-decoration: line-through; }
footer.bottom { border-top: 1px solid var(--line); padding: 2rem clamp(1rem, 4vw, 3.5rem) 6rem; color: var(--muted); font-size: .92rem; }
.note { max-width: 42rem; margin: 12vh auto; padding: 0 1.5rem; }
code { background: #efece2; padding: .1em .35em; border-radius: 4px; font-size: .92em; overflow-wrap: anywhere; }
@media (max-width: 720px) { .detail { grid-template-columns: 1fr; } .grid { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; } }
`
