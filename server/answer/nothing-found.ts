/** There is no evidence for an answer, and a model has found none either: not a fault of the model's. */
export class NothingFound extends Error {
  override name = 'NothingFound'
  /** Whether a model was asked at all: else this tells nothing of how it is doing. */
  readonly asked: boolean
  constructor({ asked }: { asked: boolean }) {
    super('nothing found')
    this.asked = asked
  }
}
