import { browserFile } from './browser-file.ts'
import { accountStyle } from './style/account.ts'
import { baseStyle } from './style/base.ts'
import { basketStyle } from './style/basket.ts'
import { frameStyle } from './style/frame.ts'
import { homeStyle } from './style/home.ts'
import { productStyle } from './style/product.ts'
import { readingStyle } from './style/reading.ts'
import { shelfStyle } from './style/shelf.ts'

/** The demo shop's one stylesheet. */
export const storefrontStyle = browserFile(
  '/shop/storefront.css',
  'text/css; charset=utf-8',
  [baseStyle, frameStyle, accountStyle, homeStyle, shelfStyle, productStyle, readingStyle, basketStyle].join(
    '',
  ),
)
