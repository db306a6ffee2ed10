/**
 * Whether the benchmark's calculator takes an expression: digits, points, brackets, blanks and `+ - * /`, as Python
 * reads them, with a result that is a number.
 */
export function canCalculate(expression: string): boolean {
  if (!/^[\d+\-*/(). ]+$/.test(expression)) return false
  const tokens = expression.match(/\d+\.?\d*|\.\d+|\*\*|\/\/|[+\-*/()]|\S/g) ?? []
  let at = 0
  const take = (...wanted: string[]) => (wanted.includes(tokens[at] ?? '') ? tokens[at++] : undefined)
  const sum = (): number => {
    let value = product()
    for (let sign = take('+', '-'); sign; sign = take('+', '-'))
      value += sign === '+' ? product() : -product()
    return value
  }
  const product = (): number => {
    let value = signed()
    for (let sign = take('*', '/', '//'); sign; sign = take('*', '/', '//')) {
      const next = signed()
      value = sign === '*' ? value * next : sign === '/' ? value / next : Math.floor(value / next)
    }
    return value
  }
  const signed = (): number => {
    const sign = take('+', '-')
    if (sign) return sign === '-' ? -signed() : signed()
    const value = atom()
    return take('**') ? value ** signed() : value
  }
  const atom = (): number => {
    if (take('(')) {
      const value = sum()
      return take(')') ? value : Number.NaN
    }
    const token = tokens[at++]
    return token === undefined || !/^[\d.]+$/.test(token) ? Number.NaN : Number(token)
  }
  const value = sum()
  return at === tokens.length && Number.isFinite(value)
}
