/** The part of a pino logger that we use: one JSON line a call, an object first. */
export interface Logger {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}
