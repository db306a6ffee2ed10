/** Whether 13 to 19 digits pass Luhn's check: written again here, so that the product is not its own judge. */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size === 1) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** The digits with the one more that makes them pass Luhn's check. */
export function withCheckDigit(digits: string): string {
  for (let check = 0; check < 10; check++) if (isCardNumber(`${digits}${check}`)) return `${digits}${check}`
  return digits
}
