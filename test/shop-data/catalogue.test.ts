import { describe, expect, it } from 'vitest'
import { inCents, type Product, pictures, products, sum } from './shop-data.ts'

const named = (list: Product[]) => list.map((product) => product.name)
const repeated = (list: string[]) => list.filter((entry, index) => list.indexOf(entry) !== index)
const unique = (list: string[]) => [...new Set(list)]
const variants = products.flatMap((product) => product.variants)

describe('a product', () => {
  it('has an id, a name, an address and a drawing of its own', () => {
    expect(repeated(products.map((product) => product.product_id))).toEqual([])
    expect(repeated(products.map((product) => product.name.toLowerCase()))).toEqual([])
    expect(repeated(products.map((product) => product.url))).toEqual([])
    expect(repeated(products.map((product) => product.cut))).toEqual([])
    expect(repeated(products.map((product) => product.description))).toEqual([])
  })

  it('is found at its name', () => {
    const slug = (name: string) =>
      name
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
    const wrong = products.filter(
      ({ name, url }) => url !== `https://verdemuse.example/products/${slug(name)}`,
    )
    expect(named(wrong)).toEqual([])
  })

  it('has a name that is not another’s with a word more, or in another order', () => {
    const words = products.map((product) => new Set(product.name.toLowerCase().match(/[\p{L}\d]+/gu)))
    const confused = products.filter((_product, index) =>
      words.some(
        (others, other) => other !== index && [...(words[index] ?? [])].every((word) => others.has(word)),
      ),
    )
    expect(named(confused)).toEqual([])
  })

  it('is told of in two to four sentences', () => {
    const wrong = products.filter(({ description }) => {
      const count = description.split(/(?<=[.!?])\s+(?=[A-Z0-9])/).length
      return count < 2 || count > 4
    })
    expect(named(wrong)).toEqual([])
  })

  it('is made of a hundred per cent', () => {
    const wrong = products.filter(({ materials }) => sum(materials.map(({ percent }) => percent)) !== 100)
    expect(named(wrong)).toEqual([])
  })
})

describe('variants', () => {
  it('have ids of their own that begin with the product’s', () => {
    expect(repeated(variants.map((variant) => variant.item_id))).toEqual([])
    const wrong = products.filter((product) =>
      product.variants.some((variant) => !variant.item_id.startsWith(`${product.product_id}-`)),
    )
    expect(named(wrong)).toEqual([])
  })

  it('are every size in every colour, and the colours are those of the pictures', () => {
    const wrong = products.filter((product) => {
      const sizes = unique(product.variants.map(({ options }) => options.size))
      const colours = product.images.map(({ colour }) => colour)
      const expected = colours.flatMap((colour) => sizes.map((size) => `${colour} ${size}`))
      const present = product.variants.map(({ options }) => `${options.colour} ${options.size}`)
      return repeated(colours).length > 0 || present.sort().join() !== expected.sort().join()
    })
    expect(named(wrong)).toEqual([])
  })

  it('add up to the product’s stock, are available as long as there is some, and start at its price', () => {
    expect(named(products.filter((p) => p.stock !== sum(p.variants.map(({ stock }) => stock))))).toEqual([])
    expect(variants.filter(({ available, stock }) => available !== stock > 0)).toEqual([])
    expect(
      named(products.filter((p) => p.price !== Math.min(...p.variants.map(({ price }) => price)))),
    ).toEqual([])
    expect(variants.filter(({ price }) => Math.abs(price * 100 - inCents(price)) > 1e-6)).toEqual([])
  })

  it('are sold out here and there, and some products wholly, which their tags say', () => {
    const gone = products.filter((product) => product.stock === 0)
    expect(gone.length).toBeGreaterThanOrEqual(3)
    expect(products.filter((product) => product.tags.includes('sold out'))).toEqual(gone)
    const some = products.filter((p) => p.stock > 0 && p.variants.some(({ available }) => !available))
    expect(some.length).toBeGreaterThanOrEqual(20)
  })
})

describe('pictures', () => {
  const images = products.flatMap((product) => product.images.map((image) => ({ ...image, product })))

  it('are there for every colour, and none is left over', () => {
    expect(images.map(({ src }) => src).sort()).toEqual(pictures.map(({ src }) => src).sort())
  })

  it('are named after product and colour, in the file, in the text for those who do not see them, and within', () => {
    const svgs = new Map(pictures.map(({ src, svg }) => [src, svg]))
    const wrong = images.filter(({ product, colour, src, alt }) => {
      const name = `${product.name} in ${colour.toLowerCase()}`
      const file = `images/${product.product_id}-${colour}.svg`.toLowerCase()
      return src !== file || alt !== name || !svgs.get(src)?.includes(`<title>${name}</title>`)
    })
    expect(wrong.map(({ src }) => src)).toEqual([])
  })

  it('weigh less than 6 KB and reach for nothing outside', () => {
    const heavy = pictures.filter(({ svg }) => Buffer.byteLength(svg) >= 6000)
    expect(heavy.map(({ src }) => src)).toEqual([])
    const reaching = pictures.filter(({ svg }) =>
      /<script|<image|href="(?!#)|url\((?!#)|NaN|undefined/.test(svg),
    )
    expect(reaching.map(({ src }) => src)).toEqual([])
  })

  it('show a colour in the same shade on every product', () => {
    const shades = new Map(images.map(({ colour, hex }) => [colour, hex]))
    expect(images.filter(({ colour, hex }) => shades.get(colour) !== hex).map(({ src }) => src)).toEqual([])
  })
})
