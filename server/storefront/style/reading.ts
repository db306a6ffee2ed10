/** Policies, help articles, questions and answers, the help page. */
export const readingStyle = `
.document { display: grid; gap: 3rem; }
.document > article { min-width: 0; }
.document header, .help > header { margin-bottom: 2rem; }
.document header .ask, .help > header .ask { margin-top: 1.25rem; }
.updated { margin: .6rem 0 0; color: var(--quiet); font-size: .95rem; }
.document article section { margin-bottom: 2.25rem; }
.document article section > h2 { margin-bottom: .75rem; }
.document article section > h3 { margin-bottom: .5rem; }
.document section:target > h2, .document section:target > h3 { text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: .12em; text-underline-offset: .25em; }
.document article :is(p, li) { max-width: 68ch; }
.document article :is(section, .answer) :is(ul, ol) { margin: 0 0 1em; padding-left: 1.3rem; list-style: disc; }
.document article :is(section, .answer) ol { list-style: decimal; }
.document article li { margin-bottom: .35em; padding-left: .2rem; }
.document article :is(section, .answer) a { color: var(--accent); }
.table { overflow-x: auto; margin: 0 0 1.25em; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.table table { border-collapse: collapse; width: 100%; font-size: .95rem; }
.table:has(th:nth-child(4)) table { min-width: 40rem; }
.table th, .table td { padding: .65rem .9rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); min-width: 6.5rem; }
.table th { font-weight: 600; background: var(--soft); }
.table tbody tr:last-child td { border-bottom: 0; }
.doubt { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.document aside { display: grid; gap: 2rem; align-content: start; font-size: .95rem; }
.document aside h2 { font: 600 .95rem/1.4 var(--sans); margin-bottom: .5rem; }
.document aside li a { display: block; padding: .4rem 0 .4rem .85rem; border-left: 2px solid var(--line); color: var(--quiet); text-decoration: none; }
.document aside li a:hover, .document aside li a[aria-current] { border-color: var(--accent); color: var(--ink); }
@media (min-width: 60rem) {
  .document { grid-template-columns: minmax(0, 46rem) 17rem; justify-content: space-between; gap: 4rem; align-items: start; }
  .document aside { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow-y: auto; }
}
@media (max-width: 59.99rem) { .document .contents { display: none; } .faq + aside { display: none; } }
.faq details { border-top: 1px solid var(--line); }
.faq details:last-child { border-bottom: 1px solid var(--line); }
.faq summary { display: flex; align-items: center; gap: 1rem; min-height: 3.25rem; padding: .6rem 0; cursor: pointer; list-style: none; }
.faq summary::-webkit-details-marker { display: none; }
.faq summary::after { content: "+"; margin-left: auto; padding: 0 .3rem; font-size: 1.4rem; line-height: 1; color: var(--accent); }
.faq details[open] summary::after { content: "−"; }
.faq summary h3 { font: 600 1rem/1.4 var(--sans); text-wrap: pretty; }
.faq summary:hover h3 { color: var(--accent); }
.faq .answer { padding-bottom: .5rem; scroll-margin-top: 6rem; }
.help section { margin-bottom: clamp(2.25rem, 5vw, 3.5rem); }
.help section > h2 { margin-bottom: 1rem; }
.help h2 a { text-decoration: none; }
.help h2 a:hover { text-decoration: underline; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: .9rem; }
.cards a { display: block; height: 100%; padding: 1.1rem 1.25rem; border: 1px solid var(--line); border-radius: .9rem; background: var(--card); text-decoration: none; }
.cards a:hover { border-color: var(--accent); }
.cards strong { display: block; font: 500 1.12rem/1.3 var(--serif); margin-bottom: .35rem; }
.cards span { color: var(--quiet); font-size: .93rem; line-height: 1.5; display: block; }
`
