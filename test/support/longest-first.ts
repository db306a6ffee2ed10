import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, longest first: begun last, one of them would keep one worker while the other is done. */
const longest = [
  'browser/widget-hostile-text',
  'browser/host-pages',
  'browser/storefront',
  'browser/widget-panel',
  'browser/widget-accessibility',
  'browser/widget-survives',
  'kb/knowledge-base',
  'browser/dashboard',
  'http/kill-and-restart',
  'http/conversation-events',
  'http/live-knowledge',
  'chat/turn-runner-chaos',
  'browser/',
  'http/',
]

/** Long files first, over all projects, so that the workers end together. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.includes(`/test/${name}`))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
