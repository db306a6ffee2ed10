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
    expect(passage?.text).toBe('one; two.')
  })

  it('has no passage for a file without text', () => {
    expect(
      chunkMarkdown('articles/a.md', 'article', '---\ntitle: A\n---\n\n# A\n\n<!-- nothing -->\n'),
    ).toEqual([])
  })

  describe('a long section', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `| Country ${i} | €${i}.95 | ${i} to ${i + 2} days |`)
    const steps = Array.from(
      { length: 30 },
      (_, i) => `- Step ${i} of them, told in enough words to fill a line`,
    )
    const long = `# Terms\n\n## Prices\n\nAll of them:\n\n| Country | Price | Time |\n| --- | --- | --- |\n${rows.join('\n')}\n\nThen:\n\n${steps.join('\n')}\n`
    const parts = chunkMarkdown('policies/terms.md', 'policy', long)

    it('is several passages with one title, the later ones numbered', () => {
      expect(parts.length).toBeGreaterThan(2)
      expect(parts.map(({ id }) => id)).toEqual(
        parts.map((_, i) => `policies/terms.md#prices${i === 0 ? '' : `~${i + 1}`}`),
      )
      expect(new Set(parts.map(({ title }) => title))).toEqual(new Set(['Terms › Prices']))
    })

    it('keeps rows and items whole, loses none, and stays within 1,200 characters', () => {
      const told = parts.map(({ text }) => text)
      for (let i = 0; i < 60; i++)
        expect(
          told.filter((text) => text.includes(`Country ${i}: price €${i}.95, time ${i} to ${i + 2} days.`)),
        ).toHaveLength(1)
      for (let i = 0; i < 30; i++)
        expect(
          told.filter((text) => text.includes(`Step ${i} of them, told in enough words to fill a line.`)),
        ).toHaveLength(1)
      for (const text of told) expect(text.length).toBeLessThanOrEqual(1_200)
    })

    it('shows the header of a table above each of its parts', () => {
      for (const { markdown = '' } of parts.filter(({ markdown }) => markdown?.includes('| Country ')))
        expect(markdown).toMatch(/\| Country \| Price \| Time \|\n\| --- \| --- \| --- \|\n\| Country \d+/)
    })

    it('leaves what leads to a list with the list', () => {
      for (const { text } of parts) expect(text).not.toMatch(/:$/)
    })
  })

  it('does not take three dashes and a paragraph for front matter', () => {
    const [passage] = chunkMarkdown('articles/a.md', 'article', '---\n\nText.\n\n---\n\nMore.\n')
    expect(passage?.text).toBe('Text.\nMore.')
  })
})
