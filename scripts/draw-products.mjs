// Draws one SVG for each product and colour of the demo shop's catalogue:
//   node scripts/draw-products.mjs
// A product's `cut` names its drawing, in the file of its family under draw-products/.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { accessories } from './draw-products/accessories.mjs'
import { bags } from './draw-products/bags.mjs'
import { dresses } from './draw-products/dresses.mjs'
import { home } from './draw-products/home.mjs'
import { knitwear } from './draw-products/knitwear.mjs'
import { outerwear } from './draw-products/outerwear.mjs'
import { picture } from './draw-products/pen.mjs'
import { shoes } from './draw-products/shoes.mjs'
import { sleepAndUnderwear } from './draw-products/sleep-and-underwear.mjs'
import { tops } from './draw-products/tops.mjs'
import { trousersAndSkirts } from './draw-products/trousers-and-skirts.mjs'

const data = join(dirname(fileURLToPath(import.meta.url)), '..', 'synthetic_data')

const garments = {
  ...tops,
  ...dresses,
  ...knitwear,
  ...trousersAndSkirts,
  ...outerwear,
  ...shoes,
  ...bags,
  ...accessories,
  ...sleepAndUnderwear,
  ...home,
}

const products = JSON.parse(readFileSync(join(data, 'products', 'catalog.json'), 'utf8'))
const folder = join(data, 'images')
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (name.endsWith('.svg')) rmSync(join(folder, name))

let count = 0
for (const product of products) {
  const garment = garments[product.cut]
  if (!garment) throw new Error(`${product.product_id}: no drawing for the cut "${product.cut}"`)
  for (const image of product.images) {
    writeFileSync(join(data, image.src), picture(garment, image.hex, image.alt))
    count += 1
  }
}
console.log(`${count} pictures drawn`)
