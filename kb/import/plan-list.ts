import { isDeepStrictEqual } from 'node:util'
import { parseSourceJson } from '../parse-source.ts'
import { formatProblem } from '../problem.ts'
import { readSources, type SourceFile } from '../sources.ts'
import type { Imported } from './imported.ts'
import type { Change, ImportPlan } from './import-plan.ts'

type Entry = Record<string, unknown>

/**
 * Holds entries against the JSON list that this source wrote before. The list becomes what the source says;
 * entries that stand in other files of the folder are left alone, and `alts` that somebody added by hand stay.
 *
 * @param path the source's own file: `products/shopify.json`
 * @param keyOf the key of an entry as it stands in a file; undefined for what is none
 * @param stamp today, written as `last_updated` into what is new or changed and has no date of its own
 */
export function planList(
  kbDir: string,
  path: string,
  imported: Imported<Entry>,
  keyOf: (entry: Entry) => string | undefined,
  stamp?: string,
): ImportPlan {
  const folder = path.slice(0, path.indexOf('/') + 1)
  const files = readSources(kbDir).filter((file) => file.path.startsWith(folder))
  const before = ownEntries(
    files.find((file) => file.path === path),
    keyOf,
  )
  const elsewhere = entriesElsewhere(
    files.filter((file) => file.path !== path),
    keyOf,
  )

  const changes: Change[] = []
  const notes = [...imported.skipped]
  const list: Entry[] = []
  const kept = new Set<string>()
  for (const { key, title, value } of imported.entries) {
    const owner = elsewhere.get(key)
    if (owner !== undefined) {
      notes.push(`left alone: ${title} stands in ${owner}`)
      continue
    }
    kept.add(key)
    const old = before.get(key)
    const entry = old ? withHandmade(value, old) : value
    const fields = old && changedFields(old, entry)
    if (fields?.length === 0) {
      list.push(old ?? entry)
      continue
    }
    list.push(stamp && entry.last_updated === undefined ? { ...entry, last_updated: stamp } : entry)
    changes.push(fields ? { kind: 'changed', key, title, fields } : { kind: 'added', key, title })
  }
  const unread = new Set(imported.unread)
  for (const [key, old] of before) {
    if (kept.has(key)) continue
    const isUnsure = imported.incomplete || imported.entries.length === 0 || unread.has(key)
    if (isUnsure && !elsewhere.has(key)) {
      list.push(old)
      notes.push(`kept as it was, since not every row could be read: ${titleOf(old)}`)
    } else changes.push({ kind: 'removed', key, title: titleOf(old) })
  }
  const content = `${JSON.stringify(list, null, 2)}\n`
  const added = changes.filter((change) => change.kind === 'added').length
  return {
    changes,
    unchanged: list.length - added - changes.filter((change) => change.kind === 'changed').length,
    found: imported.entries.length,
    notes,
    problems: imported.problems,
    files: changes.length > 0 ? [{ path, content: list.length > 0 ? content : undefined }] : [],
  }
}

function ownEntries(
  file: SourceFile | undefined,
  keyOf: (entry: Entry) => string | undefined,
): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  if (!file) return entries
  const json = parseSourceJson(file)
  // Nothing is overwritten that cannot be read: somebody's work may be in it.
  if ('problems' in json)
    throw new Error(`${json.problems.map(formatProblem).join('\n')}\nMend or remove ${file.path} first.`)
  for (const entry of listOf(json.value)) {
    const key = keyOf(entry)
    if (key !== undefined) entries.set(key, entry)
  }
  return entries
}

function entriesElsewhere(
  files: readonly SourceFile[],
  keyOf: (entry: Entry) => string | undefined,
): Map<string, string> {
  const owners = new Map<string, string>()
  for (const file of files) {
    const json = parseSourceJson(file)
    if ('problems' in json) continue
    for (const entry of listOf(json.value)) {
      const key = keyOf(entry)
      if (key !== undefined && !owners.has(key)) owners.set(key, file.path)
    }
  }
  return owners
}

/** The source's words, with the other ways of asking that only the file has. */
function withHandmade(value: Entry, old: Entry): Entry {
  const given = Array.isArray(value.alts) && value.alts.length > 0
  return Array.isArray(old.alts) && !given ? { ...value, alts: old.alts } : value
}

/** A date of ours is no change by itself. */
function changedFields(old: Entry, entry: Entry): string[] {
  const names = new Set([...Object.keys(old), ...Object.keys(entry)])
  if (entry.last_updated === undefined) names.delete('last_updated')
  return [...names].filter((name) => !isDeepStrictEqual(old[name], entry[name]))
}

function listOf(value: unknown): Entry[] {
  return (Array.isArray(value) ? value : [value]).filter(isEntry)
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function titleOf(entry: Entry): string {
  const title = entry.question ?? entry.name ?? entry.id ?? entry.product_id
  return typeof title === 'string' ? title : 'an entry without a name'
}
