import { Component, type ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { Source } from '../server/wire.ts'
import { decodeEntities } from './decode-entities.ts'
import type { MarkedToken, Token } from './lexer.ts'
import { fullLexer } from './load-lexer.ts'
import { createBlockReader } from './markdown-blocks.ts'
import { quickLex } from './quick-lexer.ts'
import { httpsHosts, type LinkPolicy, safeLink } from './safe-link.ts'
import { splitCitations } from './split-citations.ts'
import { useObservable } from './use-observable.ts'

/** Longest message that is rendered, in UTF-16 units; the rest is cut with an ellipsis. */
export const MAX_RENDERED = 16 * 1024
const MAX_DEPTH = 12

export interface MarkdownProps {
  text: string
  /** False while more may come. */
  final: boolean
  sources: readonly Source[]
  links: LinkPolicy
  onCite(n: number): void
  citeLabel(source: Source): string
}

interface Rendering extends Pick<MarkdownProps, 'links' | 'onCite' | 'citeLabel'> {
  sources: ReadonlyMap<number, Source>
}

/**
 * Draws a model's Markdown. Tokens become nodes through an allowlist and never HTML: raw HTML shows as its
 * own characters, images as their alternative text, links only where the policy lets them lead. Marked is fetched for
 * a text that our own lexer cannot read.
 */
export function Markdown({ text, final, sources, links, onCite, citeLabel }: MarkdownProps) {
  const lexer = useObservable(fullLexer)
  const full = typeof lexer === 'object' ? lexer.lex : undefined
  const reader = useMemo(() => createBlockReader((part) => quickLex(part) ?? full?.(part)), [full])
  const rendering = useMemo<Rendering>(
    () => ({
      sources: new Map(sources.map((source) => [source.n, source])),
      links: { ...links, hosts: [...links.hosts, ...httpsHosts(sources.map((source) => source.url))] },
      onCite,
      citeLabel,
    }),
    [sources, links, onCite, citeLabel],
  )
  const capped = text.length > MAX_RENDERED ? `${text.slice(0, MAX_RENDERED)}…` : text
  const blocks = readBlocks(() => reader.read(capped, final))
  useEffect(() => {
    if (reader.refused()) fullLexer.load()
  }, [reader, capped, final])
  if (!blocks) return <p class="plain">{capped}</p>
  return (
    <div class="md" data-late={!lexer && reader.refused()}>
      {blocks.map((token, index) => (
        <Block key={index} token={token} rendering={rendering} />
      ))}
    </div>
  )
}

/** A text that the lexer chokes on is still shown, as it is. */
function readBlocks(read: () => readonly Token[]): readonly Token[] | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** One block; drawn again only when its token is another. */
class Block extends Component<{ token: Token; rendering: Rendering }> {
  override shouldComponentUpdate(next: { token: Token; rendering: Rendering }): boolean {
    return next.token !== this.props.token || next.rendering !== this.props.rendering
  }
  override render() {
    return renderToken(this.props.token, this.props.rendering, 0, false)
  }
}

function renderTokens(
  tokens: readonly Token[],
  r: Rendering,
  depth: number,
  inLink = false,
): ComponentChildren {
  return tokens.map((token) => renderToken(token, r, depth, inLink))
}

function renderToken(token: Token, r: Rendering, depth: number, inLink: boolean): ComponentChildren {
  if (depth > MAX_DEPTH || !isKnown(token)) return token.raw
  const inner = (tokens: readonly Token[]) => renderTokens(tokens, r, depth + 1, inLink)
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'paragraph':
      return <p>{inner(token.tokens)}</p>
    case 'heading':
      // A bold line: headings of an answer are none of the page's outline.
      return <p class="heading">{inner(token.tokens)}</p>
    case 'strong':
      return <strong>{inner(token.tokens)}</strong>
    case 'em':
      return <em>{inner(token.tokens)}</em>
    case 'del':
      return <del>{inner(token.tokens)}</del>
    case 'codespan':
      return <code>{token.text}</code>
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      )
    case 'blockquote':
      return <blockquote>{inner(token.tokens)}</blockquote>
    case 'list': {
      const items = token.items.map((item) => <li>{inner(item.tokens)}</li>)
      return token.ordered ? <ol start={token.start || 1}>{items}</ol> : <ul>{items}</ul>
    }
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ '
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
        <div class="table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {token.header.map((cell) => (
                  <th>{inner(cell.tokens)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {token.rows.map((row) => (
                <tr>
                  {row.map((cell) => (
                    <td>{inner(cell.tokens)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'hr':
      return <hr />
    case 'br':
      return <br />
    case 'escape':
      return token.text
    case 'link': {
      const children = renderTokens(token.tokens, r, depth + 1, true)
      const link = inLink
        ? undefined
        : safeLink(token.autolink ? token.href : decodeEntities(token.href), r.links, r.links.pageOrigin)
      if (!link) return children
      return (
        <a href={link.href} {...(link.external && { target: '_blank', rel: 'noopener noreferrer' })}>
          {children}
        </a>
      )
    }
    case 'text':
      if (token.tokens) return inner(token.tokens)
      return inLink ? decodeEntities(token.text) : renderText(decodeEntities(token.text), r)
    case 'image':
      return decodeEntities(token.text)
    case 'html':
    case 'list_item':
      return token.raw
  }
}

function renderText(text: string, { sources, onCite, citeLabel }: Rendering): ComponentChildren {
  return splitCitations(text, new Set(sources.keys())).map((part) => {
    if (typeof part === 'string') return part
    const source = sources.get(part.n)
    if (!source) return null
    return (
      <button type="button" class="cite" aria-label={citeLabel(source)} onClick={() => onCite(part.n)}>
        {part.n}
      </button>
    )
  })
}

const KNOWN = new Set<string>([
  'space',
  'def',
  'paragraph',
  'heading',
  'strong',
  'em',
  'del',
  'codespan',
  'code',
  'blockquote',
  'list',
  'checkbox',
  'table',
  'hr',
  'br',
  'escape',
  'link',
  'text',
  'image',
  'html',
  'list_item',
] satisfies MarkedToken['type'][])

function isKnown(token: Token): token is MarkedToken {
  return KNOWN.has(token.type)
}
