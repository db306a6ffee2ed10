import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { oneLine, removeHidden } from './clean-text.ts'
import { spokenItem, spokenList } from './spoken-list.ts'
import { spokenTable } from './spoken-table.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Nothing in them is read by a shopper. */
const UNREAD = new Set(
  'script style template noscript head title meta link iframe object embed svg math canvas audio video select option textarea button input'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  `address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer
  form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table ul`.split(/\s+/),
)
const HIDING_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:[a-z%]*\s*(?:;|!|$))/i
/** Deeper than any page that people read; guards the stack. */
const DEEPEST = 200

/**
 * HTML as text that reads well aloud, one paragraph a line: tags go, entities are decoded, lists and tables
 * become sentences, pictures their description. What is never shown goes with its content: scripts, styles,
 * comments, hidden elements. A text without HTML comes back as one line for each of its lines.
 */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return lines([html])
  // "Sizes <M" is no tag, though a browser would take it for one without an end.
  const complete = html.replace(/<(?!!--)(?![^<>]*>)/g, '&lt;')
  const { childNodes } = parseFragment(complete, { scriptingEnabled: false })
  return lines(blocksOf(childNodes, 0))
}

/** A name, a title, a message: the same on one line. */
export function plainText(html: string): string {
  return oneLine(htmlText(html))
}

/** Text without the entities that stand for nothing visible: `re&#8203;fund` → `refund`. Others stay as written. */
export function removeHiddenEntities(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|\w{2,31});/gi, (entity) => {
    const [node] = parseFragment(entity).childNodes
    const decoded = node && 'value' in node ? node.value : entity
    return removeHidden(decoded) === '' ? '' : entity
  })
}

function lines(blocks: readonly string[]): string {
  // What decoding brings to light may hide characters again.
  return removeHidden(blocks.join('\n'))
    .split('\n')
    .map(oneLine)
    .filter(Boolean)
    .join('\n')
    .replace(/:\n/g, ': ')
}

/** The paragraphs of nodes: inline runs gathered, blocks by themselves. */
function blocksOf(nodes: readonly Node[], depth: number): string[] {
  if (depth > DEEPEST) return []
  const blocks: string[] = []
  let run = ''
  const endRun = () => {
    if (run.trim()) blocks.push(run)
    run = ''
  }
  for (const node of nodes) {
    if (!isElement(node)) {
      if ('value' in node) run += node.value.replace(/\s+/g, ' ')
      continue
    }
    if (isHidden(node)) continue
    const { tagName } = node
    if (tagName === 'br') run += '\n'
    else if (tagName === 'img') run += attribute(node, 'alt') ?? ''
    else if (tagName === 'ul' || tagName === 'ol') {
      endRun()
      blocks.push(spokenList(itemsOf(node, depth)).join(' '))
    } else if (tagName === 'table') {
      endRun()
      blocks.push(tableText(node, depth))
    } else if (tagName === 'dt') {
      endRun()
      blocks.push(`${oneLine(blocksOf(node.childNodes, depth + 1).join(' ')).replace(/:$/, '')}:`)
    } else if (BLOCKS.has(tagName)) {
      endRun()
      blocks.push(...blocksOf(node.childNodes, depth + 1))
    } else {
      // An inline element may still hold blocks: <a><div>…</div></a>.
      const [first = '', ...others] = blocksOf(node.childNodes, depth + 1)
      run += first
      for (const block of others) {
        endRun()
        run = block
      }
    }
  }
  endRun()
  return blocks
}

function itemsOf(list: Element, depth: number): string[] {
  return list.childNodes.filter(isElement).flatMap((item) => {
    if (isHidden(item)) return []
    const isList = (node: Node) => isElement(node) && (node.tagName === 'ul' || node.tagName === 'ol')
    const inside = item.childNodes
      .filter(isElement)
      .filter(isList)
      .flatMap((list) => itemsOf(list, depth + 1))
    const lead = blocksOf(
      item.childNodes.filter((node) => !isList(node)),
      depth + 1,
    )
    return [spokenItem(oneLine(lead.join(' ')), depth > DEEPEST ? [] : inside)]
  })
}

function tableText(table: Element, depth: number): string {
  const rows = descendants(table, 'tr', depth).map((row) =>
    row.childNodes.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th'),
  )
  const textOf = (cell: Element) =>
    isHidden(cell) ? '' : oneLine(removeHidden(blocksOf(cell.childNodes, depth + 1).join(' ')))
  const caption = descendants(table, 'caption', depth).map(textOf)
  const [first = []] = rows
  const isHeader = (cell: Element) => cell.tagName === 'th' || isInHead(cell)
  const hasHeader = first.length > 1 && rows.length > 1 && first.every(isHeader)
  const header = hasHeader ? first.map(textOf) : []
  const body = spreadRows(hasHeader ? rows.slice(1) : rows, textOf)
  const sentences = spokenTable(header, body).filter(Boolean)
  return [...caption.filter(Boolean).map((text) => `${text.replace(/[.:]$/, '')}:`), ...sentences].join(' ')
}

/** Rows of texts, in which a cell that reaches down is said in each of its rows. */
function spreadRows(rows: readonly Element[][], textOf: (cell: Element) => string): string[][] {
  const below = new Map<number, { text: string; rows: number }>()
  return rows.map((cells) => {
    const row: string[] = []
    const fromAbove = () => {
      for (let from = below.get(row.length); from; from = below.get(row.length)) {
        if (--from.rows === 0) below.delete(row.length)
        row.push(from.text)
      }
    }
    for (const cell of cells) {
      fromAbove()
      const text = textOf(cell)
      const reach = Math.min(Number(attribute(cell, 'rowspan') ?? 1) || 1, rows.length)
      if (reach > 1) below.set(row.length, { text, rows: reach - 1 })
      row.push(text)
    }
    fromAbove()
    return row
  })
}

function descendants(element: Element, tagName: string, depth: number): Element[] {
  return element.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === tagName) return isHidden(child) ? [] : [child]
    return /^t(?:head|body|foot)$/.test(child.tagName) ? descendants(child, tagName, depth + 1) : []
  })
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

function isInHead(cell: Element): boolean {
  const above = cell.parentNode && 'parentNode' in cell.parentNode ? cell.parentNode.parentNode : null
  return above !== null && 'tagName' in above && above.tagName === 'thead'
}

function isHidden(element: Element): boolean {
  return (
    UNREAD.has(element.tagName) ||
    attribute(element, 'hidden') !== undefined ||
    attribute(element, 'aria-hidden') === 'true' ||
    HIDING_STYLE.test(attribute(element, 'style') ?? '')
  )
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value
}
