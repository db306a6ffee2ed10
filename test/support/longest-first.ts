import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, longest first: begun last, one of them would keep one worker while the other is done. */
const longest = [
  'browser/widget-hostile-text',
  'browser/host-pages',
  'browser/storefront',
  'browser/widget-panel',
  'browser/widget-accessibility',
  'browser/widget-survives',
  'browser/dashboard',
  'browser/',
  'http/kill-and-restart',
  'widget/survives-cuts',
  'house/start',
  'http/live-knowledge',
  'chat/hijacked-tools',
  'evaluation/',
  'kb/knowledge-base',
  'cli.test',
  'http/',
]

/** Long files first, over all projects, so that the workers end together. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.includes(`/test/${name}`))
      return at < 0 ? longest.length : at
    }
    // A worker keeps what it has loaded only from one file of a project to the next.
    const together = ({ project }: TestSpecification) => (project.name === 'unit and http' ? 1 : 0)
    return (await super.sort(files)).toSorted((a, b) => together(a) - together(b) || rank(a) - rank(b))
  }
}
