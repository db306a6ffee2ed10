import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { reasonOf } from '../sources.ts'
import { starterFiles } from './starter-files.ts'

/**
 * Makes a knowledge base with one example of everything, each explained. Tells which files it made.
 * @throws Error when the folder is not empty, or cannot be written; nothing is ever overwritten
 */
export function initKnowledgeBase(folder: string): string[] {
  if (namesIn(folder).length > 0)
    throw new Error(`${folder} is not empty; choose a folder that is, or one that does not exist yet.`)
  const files = starterFiles()
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content, { flag: 'wx' })
    }
    mkdirSync(join(folder, 'conversations'), { recursive: true })
  } catch (error) {
    throw new Error(`${folder} cannot be written: ${reasonOf(error)}`)
  }
  return Object.keys(files)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return []
    throw new Error(`${folder} cannot be read: ${reasonOf(error)}`)
  }
}
