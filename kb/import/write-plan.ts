import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ImportPlan } from './import-plan.ts'

/**
 * Writes what a plan says. Every file is written under another name first, and only when all of them lie on
 * the disk are they renamed and the old ones removed: whoever stops it leaves no file half written.
 */
export function writePlan(kbDir: string, plan: ImportPlan): void {
  const written: { temporary: string; file: string }[] = []
  try {
    for (const { path, content } of plan.files) {
      if (content === undefined) continue
      const file = join(kbDir, path)
      mkdirSync(dirname(file), { recursive: true })
      // The loader passes over names that begin with a point.
      const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
      written.push({ temporary, file })
      writeFlushed(temporary, content)
    }
    for (const { temporary, file } of written) renameSync(temporary, file)
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true })
    throw error
  }
  for (const { path, content } of plan.files) {
    if (content === undefined) rmSync(join(kbDir, path), { force: true })
  }
}

function writeFlushed(file: string, content: string): void {
  const descriptor = openSync(file, 'w')
  try {
    writeFileSync(descriptor, content)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
