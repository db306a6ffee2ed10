/** What stands on the cards of products. */
export const productsEn = {
  previousProducts: 'Previous products',
  nextProducts: 'More products',
  soldOut: 'Sold out',
  colours: 'Colours',
  sizes: 'Sizes',
  sizeSoldOut: (size: string) => `${size}, sold out`,
}
