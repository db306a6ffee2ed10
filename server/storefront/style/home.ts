/** The front page. */
export const homeStyle = `
.hero { display: grid; gap: clamp(2rem, 5vw, 4.5rem); margin: 0 calc(50% - 50vw); padding: clamp(2rem, 5vw, 4.5rem) max(var(--side), calc(50vw - 39rem)); background: var(--soft); align-items: center; }
.hero h1 { font-size: clamp(2.6rem, 1.6rem + 4.4vw, 4.6rem); line-height: 1.02; margin-bottom: 1.25rem; }
.hero p { max-width: 34rem; font-size: 1.08rem; color: var(--quiet); }
.composition { display: grid; grid-template-columns: 1.3fr 1fr 1fr; gap: clamp(.5rem, 1.4vw, 1rem); align-items: center; }
.composition img { border-radius: .75rem; }
.composition img:nth-child(1) { grid-row: 1 / 3; border-radius: 50vw 50vw .75rem .75rem; aspect-ratio: 7 / 10; object-fit: cover; }
.composition img:nth-child(n + 4) { translate: 0 14%; }
.composition img:nth-child(2), .composition img:nth-child(3) { grid-column: 2; }
.composition img:nth-child(4), .composition img:nth-child(5) { grid-column: 3; }
.composition img:nth-child(2), .composition img:nth-child(4) { grid-row: 1; }
.composition img:nth-child(3), .composition img:nth-child(5) { grid-row: 2; }
@media (max-width: 47.99rem) { .composition { margin-bottom: 8%; } }
@media (min-width: 48rem) { .hero { grid-template-columns: minmax(0, 1fr) minmax(0, 1.05fr); } }
.promises { margin: 0 calc(50% - 50vw); padding: 0 max(var(--side), calc(50vw - 39rem)); border-bottom: 1px solid var(--line); }
.promises ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1.5rem 2.5rem; padding: 2rem 0; }
.promises strong { display: block; font: 500 1.15rem/1.3 var(--serif); }
.promises p { margin: .25rem 0; font-size: .93rem; color: var(--quiet); }
.promises a { display: inline-block; padding: .2rem 0; font-size: .93rem; }
.shelf-tiles, .selection, .asked { margin-top: clamp(2.75rem, 6vw, 4.5rem); }
.shelf-tiles h2, .selection h2, .asked h2 { margin-bottom: 1.25rem; }
.shelf-tiles ul { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.25rem .9rem; }
.shelf-tiles a { display: block; text-decoration: none; }
.shelf-tiles img { aspect-ratio: 1; object-fit: cover; border-radius: .75rem; margin-bottom: .6rem; }
.shelf-tiles strong { font: 500 1.12rem/1.25 var(--serif); display: block; }
.shelf-tiles span { color: var(--quiet); font-size: .92rem; }
.shelf-tiles a:hover strong { text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: .06em; }
@media (min-width: 40rem) { .shelf-tiles ul { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
@media (min-width: 60rem) { .shelf-tiles ul { grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 1.75rem 1.25rem; } }
.asked ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0 2.5rem; }
.asked li { border-top: 1px solid var(--line); }
.asked a { display: block; padding: .9rem 0; text-decoration: none; }
.asked a:hover { text-decoration: underline; }
`
