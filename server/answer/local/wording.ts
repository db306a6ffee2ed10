/** Picks one of several ways of saying the same. */
export type Choose = (ways: readonly [string, ...string[]]) => string

/** Answers vary from turn to turn; a turn that is made again, made from the same seed, says the same again. */
export function wordingOf(seed: string): Choose {
  let state = hashOf(seed)
  return (ways) => {
    state = mixed(state + 0x9e3779b9)
    return ways[state % ways.length] ?? ways[0]
  }
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The last steps of MurmurHash3: seeds that are alike give choices that are not. */
function mixed(value: number): number {
  let bits = value >>> 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
