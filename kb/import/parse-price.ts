/**
 * An amount as shops write it: `29.99`, `1.234,50`, `€ 1,299.00`, `29,- EUR`. A comma before exactly three
 * digits separates thousands, a lone point never does. undefined for anything else, and for a negative amount.
 */
export function parsePrice(text: string): number | undefined {
  const digits = text.replace(/\p{Sc}|\b[A-Z]{3}\b|[\s'’\u00a0\u202f]/gu, '').replace(/,[-–—]+$/, '')
  if (!/^\d[\d.,]*$/.test(digits)) return undefined
  const [comma, point] = [digits.lastIndexOf(','), digits.lastIndexOf('.')]
  const plain =
    comma > point && !isThousands(digits, comma, point)
      ? digits.replaceAll('.', '').replace(',', '.')
      : digits.replaceAll(',', '')
  return /^\d+(?:\.\d*)?$/.test(plain) ? Number(plain) : undefined
}

function isThousands(digits: string, comma: number, point: number): boolean {
  return point < 0 && /^\d{1,3}(?:,\d{3})+$/.test(digits) && comma > 0
}
