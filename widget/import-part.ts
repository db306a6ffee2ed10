/**
 * Imports a part of the widget; a try after a failed one by another address, since a browser may keep a failed module
 * for the page's life.
 * @param file the part's file name, written in by the build
 */
export function importPart<Part>(tries: number, first: () => Promise<Part>, file: string): Promise<Part> {
  return tries ? import(new URL(`${file}?try=${tries}`, import.meta.url).href) : first()
}
