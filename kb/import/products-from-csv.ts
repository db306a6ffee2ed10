import { readCsvTable } from './csv-table.ts'
import type { Imported } from './imported.ts'
import { isShopify, shopifyProducts } from './shopify-products.ts'
import { isWooCommerce, wooCommerceProducts } from './woocommerce-products.ts'

/** A product table and whose it is. */
export interface ProductImport extends Imported<Record<string, unknown>> {
  /** Undefined where the header is neither's; then there is a problem that says so. */
  shop: 'shopify' | 'woocommerce' | undefined
}

/**
 * Products from the table that Shopify or WooCommerce exports, told apart by the header.
 * @param shopUrl the shop's front page, for the addresses that Shopify derives from it
 * @param today such as `2026-04-10`, for sales with a date
 */
export function productsFromCsv(
  file: string,
  bytes: Uint8Array,
  { shopUrl, today }: { shopUrl?: string | undefined; today: string },
): ProductImport {
  const table = readCsvTable(file, bytes)
  if (isWooCommerce(table)) return { shop: 'woocommerce', ...wooCommerceProducts(file, table, today) }
  if (isShopify(table)) return { shop: 'shopify', ...shopifyProducts(file, table, shopUrl) }
  const reason = `neither Shopify's product export (Handle, Title, Variant Price …) nor WooCommerce's (Type, SKU, Name, Regular price …), in English; the header names ${table.columns.map((name) => `"${name}"`).join(', ') || 'nothing'}`
  const problems = table.columns.length > 0 ? [...table.problems, { file, line: 1, reason }] : table.problems
  return { shop: undefined, entries: [], unread: [], incomplete: true, skipped: [], problems }
}
