import { describe, expect, it } from 'vitest'
import { chunkMarkdown } from '../../kb/chunk-markdown.ts'

const policy = `---
title: Return policy
last_updated: 2026-10-12
url: "https://a.example/returns"
alts: [can I send it back, money back]
---

# Return policy

You have 30 days.

## Refunds

Money comes back.

### By card

Five days.

## Empty

### Below

Something.

## Refunds

Again.
`

describe('Markdown by heading', () => {
  const passages = chunkMarkdown('policies/return_policy.md', 'policy', policy)

  it('makes a passage of each heading that has text, and of the introduction', () => {
    expect(passages.map((passage) => passage.id)).toEqual([
      'policies/return_policy.md#return-policy',
      'policies/return_policy.md#refunds',
      'policies/return_policy.md#by-card',
      'policies/return_policy.md#below',
      'policies/return_policy.md#refunds-2',
    ])
  })

  it('keeps the path of headings in the title', () => {
    expect(passages.map((passage) => passage.title)).toEqual([
      'Return policy',
      'Return policy › Refunds',
      'Return policy › Refunds › By card',
      'Return policy › Empty › Below',
      'Return policy › Refunds',
    ])
  })

  it('reads front matter, and gives its other names to the introduction alone', () => {
    expect(passages[0]).toMatchObject({
      alts: ['can I send it back', 'money back'],
      url: 'https://a.example/returns',
      last_updated: '2026-10-12',
      text: 'You have 30 days.',
    })
    expect(passages[1]).toMatchObject({ alts: [], last_updated: '2026-10-12' })
  })

  it('takes the title from the heading, else from the name of the file', () => {
    expect(chunkMarkdown('articles/a.md', 'article', '# Sizes\n\nText.')[0]?.title).toBe('Sizes')
    expect(chunkMarkdown('articles/track_order.md', 'article', 'Text.')[0]).toMatchObject({
      title: 'Track order',
      id: 'articles/track_order.md#track-order',
    })
  })

  it('keeps the Markdown of a section for showing, without comments', () => {
    const [passage] = chunkMarkdown('articles/a.md', 'article', '# A\n\n- **one**\n- two <!-- hidden -->\n')
    expect(passage?.markdown).toBe('- **one**\n- two')
    expect(passage?.text).toBe('one. two.')
  })

  it('has no passage for a file without text', () => {
    expect(
      chunkMarkdown('articles/a.md', 'article', '---\ntitle: A\n---\n\n# A\n\n<!-- nothing -->\n'),
    ).toEqual([])
  })
})
