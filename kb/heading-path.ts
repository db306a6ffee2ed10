/** Between the titles of a section's path: `Return policy › Refunds`. */
export const HEADING_SEPARATOR = ' › '

/** The id of a section's part: the section's own for the first, then `…#refunds~2`, `…#refunds~3`. */
export function partId(sectionId: string, part: number): string {
  return part === 0 ? sectionId : `${sectionId}~${part + 1}`
}

/** The id of the section that a passage is, or is a part of. */
export function sectionId({ id, document }: { id: string; document: string }): string {
  // Only sections have parts; a FAQ entry may be called whatever its shop likes.
  return id === document ? id : id.replace(/~\d+$/, '')
}
