/** `18 pieces` */
export function count(pieces: number): string {
  return pieces === 1 ? '1 piece' : `${pieces} pieces`
}
