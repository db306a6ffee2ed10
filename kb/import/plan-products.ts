import type { ImportPlan } from './import-plan.ts'
import { planList } from './plan-list.ts'
import type { ProductImport } from './products-from-csv.ts'
import { sourceSlug } from './source-slug.ts'

/**
 * Plans the import of products into `products/<source>.json`. Without a name of its own the source is the
 * shop system: an export is called differently every time, and its products are the same.
 */
export function planProducts(kbDir: string, source: string | undefined, imported: ProductImport): ImportPlan {
  const name = source === undefined ? (imported.shop ?? 'unknown') : `imported-${sourceSlug(source)}`
  return planList(kbDir, `products/${name}.json`, imported, (entry) =>
    typeof entry.product_id === 'string' ? entry.product_id : undefined,
  )
}
