/** Turns texts into vectors of meaning. The same text always gives the same vector. */
export interface Embedder {
  /** Names model and version; an index made with another id is not used. */
  id: string
  dimension: number
  /** One unit vector a text, or the zero vector for a text it knows nothing of. */
  embed(texts: string[]): Promise<Float32Array[]>
  /** Unit vectors of everyday sentences that are not about a shop, where the model brings some. */
  background?: readonly Float32Array[]
}
