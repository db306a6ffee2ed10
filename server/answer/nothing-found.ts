/** There is no evidence for an answer, and a model has found none either: not a fault of the model's. */
export class NothingFound extends Error {
  override name = 'NothingFound'
  constructor() {
    super('nothing found')
  }
}
