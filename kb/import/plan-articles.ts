import { sourceText } from '../parse-source.ts'
import { readSources } from '../sources.ts'
import { type Article, articleFile, readArticleFile } from './article.ts'
import type { Change, FileChange, ImportPlan } from './import-plan.ts'
import type { Imported } from './imported.ts'
import { sourceSlug } from './source-slug.ts'

interface Present {
  path: string
  article: Article
  source: string | undefined
}

/**
 * Holds pages against the articles that are there. Articles that carry this source's mark are its own: they
 * follow it, and go when it lets them go. All others are left alone; a page whose name is taken gets its
 * source before it. `alts` that somebody added by hand stay.
 *
 * @param source what the pages are called together: a host, a folder's name
 * @param today written as `last_updated` into what is new or changed and has no date of its own
 */
export function planArticles(
  kbDir: string,
  source: string,
  imported: Imported<Article>,
  today: string,
): ImportPlan {
  const present = articlesIn(kbDir)
  const own = new Map(present.filter((one) => one.source === source).map((one) => [one.path, one]))
  const foreign = new Set(present.filter((one) => one.source !== source).map((one) => one.path))
  const changes: Change[] = []
  const files: FileChange[] = []
  const taken = new Set<string>()
  for (const { key, title, value } of imported.entries) {
    const path = pathFor(key, source, (candidate) => foreign.has(candidate) || taken.has(candidate))
    taken.add(path)
    const old = own.get(path)?.article
    const article = old ? { ...value, alts: value.alts.length > 0 ? value.alts : old.alts } : value
    const fields = old && changedFields(old, article)
    if (fields?.length === 0) continue
    const dated = article.last_updated ? article : { ...article, last_updated: today }
    files.push({ path, content: articleFile(dated, source) })
    changes.push(fields ? { kind: 'changed', key, title, fields } : { kind: 'added', key, title })
  }
  const unread = new Set(
    imported.unread.map((key) => pathFor(key, source, (candidate) => foreign.has(candidate))),
  )
  const gone = [...own.values()].filter(({ path }) => !taken.has(path))
  const removable =
    imported.incomplete || imported.entries.length === 0 ? [] : gone.filter(({ path }) => !unread.has(path))
  for (const { path, article } of removable) {
    files.push({ path, content: undefined })
    changes.push({ kind: 'removed', key: path, title: article.title })
  }
  const kept = gone.length - removable.length
  return {
    changes,
    unchanged: imported.entries.length - changes.filter(({ kind }) => kind !== 'removed').length + kept,
    found: imported.entries.length,
    notes: [
      ...imported.skipped,
      ...(kept > 0 ? [`${kept} kept as they were, since not every page was read`] : []),
    ],
    problems: imported.problems,
    files,
  }
}

function articlesIn(kbDir: string): Present[] {
  return readSources(kbDir).flatMap((file) => {
    if (!file.path.startsWith('articles/')) return []
    const read = sourceText(file)
    if ('problems' in read)
      return [{ path: file.path, article: { title: '', alts: [], body: '' }, source: undefined }]
    return [{ path: file.path, ...readArticleFile(read.text) }]
  })
}

function pathFor(key: string, source: string, isTaken: (path: string) => boolean): string {
  const name = sourceSlug(key)
  const plain = `articles/${name}.md`
  if (!isTaken(plain)) return plain
  const base = `articles/${sourceSlug(source)}-${name}`
  let path = `${base}.md`
  for (let count = 2; isTaken(path); count++) path = `${base}-${count}.md`
  return path
}

/** A date alone is no change: shops touch pages daily without a word changed. */
function changedFields(old: Article, article: Article): string[] {
  const text = (value: string) => value.trim()
  return [
    ...(old.title !== written(article.title) ? ['title'] : []),
    ...(old.url !== article.url ? ['url'] : []),
    ...(old.category !== article.category ? ['category'] : []),
    ...(old.alts.join('\n') !== article.alts.join('\n') ? ['alts'] : []),
    ...(text(old.body) !== text(article.body) ? ['text'] : []),
  ]
}

/** A title as it comes back from its file. */
function written(title: string): string {
  return readArticleFile(articleFile({ title, alts: [], body: '' }, '')).article.title
}
