import { hashedTexts } from '../../kb/hashed-texts.ts'
import type { KnowledgeBase, KnowledgeStats } from '../../kb/knowledge-base.ts'
import { formatProblem } from '../../kb/problem.ts'
import { countRemoteVectors, remoteFolder } from '../../kb/remote-vectors.ts'

/**
 * `kb stats`: prints what a knowledge base holds.
 * @param remote the embedder that the server asks over the network, and where it keeps vectors; where there is one
 */
export async function kbStats({
  knowledge,
  remote,
  json,
  print,
}: {
  knowledge: KnowledgeBase
  remote: { embedder: string; dataDir: string } | undefined
  json: boolean
  print: (line: string) => void
}): Promise<void> {
  const stats = await statsOf(knowledge, remote)
  if (json) return print(JSON.stringify(stats, null, 2))
  for (const [name, value] of Object.entries(stats)) {
    if (name !== 'remote') print(`${name}: ${Array.isArray(value) ? value.length : value}`)
  }
  if (stats.remote) {
    const { embedder, embedded, texts } = stats.remote
    print(`${embedder}: ${embedded} of ${texts} texts embedded`)
  }
  for (const problem of stats.problems) print(`  ${formatProblem(problem)}`)
}

/** With how far the server has come with its own embedder. */
async function statsOf(
  knowledge: KnowledgeBase,
  remote: { embedder: string; dataDir: string } | undefined,
): Promise<KnowledgeStats> {
  const stats = knowledge.stats()
  if (!remote) return stats
  const { embedder, dataDir } = remote
  const texts = knowledge.texts()
  const embedded = await countRemoteVectors(hashedTexts(texts), remoteFolder(dataDir), embedder)
  return { ...stats, remote: { embedder, texts: texts.length, embedded, in_use: embedded === texts.length } }
}
