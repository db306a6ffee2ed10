import { createTabs, type Tabs, type TabsParts } from '../../../widget/tabs.ts'

/** A tab that is the only one of its browser: it leads from the first moment. */
export function loneTab<State, Event>(
  parts: Pick<TabsParts<State, Event>, 'state' | 'onState' | 'onEvent' | 'onChange'>,
): Tabs<Event> {
  return createTabs<State, Event>({
    ...parts,
    name: 'chat',
    locks: undefined,
    openChannel: () => ({ onmessage: null, postMessage() {}, close() {} }),
  })
}
