/** Style sheets are bundled as text and become constructable sheets. */
declare module '*.css' {
  const text: string
  export default text
}
