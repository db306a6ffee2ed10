/** What may still become a link, at the end of a text that goes on. */
const MAY_BECOME_ONE =
  /(?:!?\[(?!\d{1,3}\])[^\]\n]{0,400}(?:\](?:\([^)\n]{0,2000})?)?|!|<[^>\s]{0,2000}|\/|(?:\b[a-z][a-z0-9+.-]{0,20}:)?\/\/[^\s<>"'`)\]]{0,2000}|\bh(?:t(?:t(?:ps?)?)?)?:?|\bw{1,3}|\bwww\.[^\s<>"'`)\]]{0,2000})$/i
/** A citation, or the beginning of a definition that would make a link of every citation. */
const STARTS_A_LINE = /\n {0,3}\[[^\]\n]{0,400}\]?$/
const DEFINITION = /(\n {0,3}\[[^\]\n]{1,400}\]):/g
/** Inline links and images, autolinks, addresses as they stand, and the targets of reference links. */
const LINK =
  /(!?)\[([^\]\n]{0,400})\]\(\s*<?([^)[\]\s>]{0,2000})>?[^)[\]\n]{0,400}\)|<((?:[a-z][a-z0-9+.-]{1,20}:|www\.)[^>\s]{1,2000})>|((?:\b[a-z][a-z0-9+.-]{1,20}:)?\/\/[^\s<>"'`)\]]{1,2000}|\bwww\.[^\s<>"'`)\]]{1,2000})/gi

/** An address in the words of a link. */
const ADDRESS = /(?:[a-z][a-z0-9+.-]{0,20}:)?\/\/[^\s<>"'`()[\]]*|\bwww\.[^\s<>"'`()[\]]*/gi
/** Stands for an address that is taken out, so that nothing closes ranks around it. */
const GONE = '…'

/** What stands right before a link may make an address of its words ("www.[evil.example](…)"): they go together. */
function wordStart(text: string, cut: number): number {
  if (cut === text.length) return cut
  return cut - (/\S{0,64}$/.exec(text.slice(Math.max(0, cut - 64), cut))?.[0].length ?? 0)
}

/**
 * Lets only links through that lead where they may, in a text as it streams: of others the words stay, and no
 * image is ever shown. What may still become a link is held until it is one.
 */
export function linkFilter(mayLead: (address: string) => boolean): {
  push(text: string): string
  end(): string
} {
  let held = ''
  const once = (text: string) =>
    text.replace(LINK, (whole, image = '', words = '', target?: string, auto?: string, bare?: string) => {
      if (target !== undefined) {
        const clean = words.replace(ADDRESS, (address: string) => (mayLead(address) ? address : GONE))
        // Beside its target, a link may have addresses in its words and its title.
        const isSafe = !image && mayLead(target) && (whole.match(ADDRESS) ?? []).every(mayLead)
        return isSafe ? whole : clean
      }
      if (auto !== undefined) return mayLead(auto) ? whole : GONE
      const end = /[.,;:!?]+$/.exec(bare ?? '')?.[0] ?? ''
      return mayLead((bare ?? '').slice(0, -end.length || undefined)) ? whole : `${GONE}${end}`
    })
  // What is left of one link may make another with what stands beside it.
  const settle = (text: string): string => {
    const settled = once(text)
    return settled === text ? text : settle(settled)
  }
  // What stood before the text that is held: a line's end, or anything else.
  let before = '\n'
  const emit = (ready: string): string => {
    const settled = settle(ready)
    const broken = (before + settled).replace(DEFINITION, '$1 :').slice(1)
    before = broken === '' ? before : broken.endsWith('\n') ? '\n' : ' '
    return broken
  }
  return {
    push(text) {
      held += text
      const cuts = [
        MAY_BECOME_ONE.exec(held)?.index,
        // Less the sign that stands for what was before.
        STARTS_A_LINE.exec(before + held)?.index,
      ].flatMap((cut, at) => (cut === undefined ? [] : Math.max(0, cut - at)))
      const cut = wordStart(held, Math.min(held.length, ...cuts))
      const ready = held.slice(0, cut)
      held = held.slice(cut)
      return emit(ready)
    },
    end() {
      const rest = emit(held)
      held = ''
      return rest
    },
  }
}

/**
 * Where an answer's links may lead: pages of the shop's hosts and of its sources, paths of the shop, and its mail and
 * phone.
 * @param hosts with their port where they have one
 */
export function leadsTo(hosts: ReadonlySet<string>): (address: string) => boolean {
  return (address) => {
    const full = /^www\./i.test(address) ? `https://${address}` : address
    // Of a path, the base's host is the shop's own; `//elsewhere` is not.
    if (!URL.canParse(full, OWN)) return false
    const url = new URL(full, OWN)
    if (url.protocol === 'mailto:' || url.protocol === 'tel:') return true
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return false
    return !url.username && !url.password && (url.origin === OWN || hosts.has(url.host))
  }
}

const OWN = 'https://own.invalid'
