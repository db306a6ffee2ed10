import { initKnowledgeBase } from '../../kb/init/init-knowledge-base.ts'
import { UsageError } from './usage-error.ts'

/** `kb init DIR` */
export function kbInit(folder: string | undefined, print: (line: string) => void): void {
  if (folder === undefined) throw new UsageError('Say where: kb init my-shop')
  const paths = initKnowledgeBase(folder)
  for (const path of paths) print(`+ ${path}`)
  print(`Made ${folder}. Read ${folder}/README.md, then start with KB_DIR=${folder} npm start`)
}
