/** Turns passwords into what may be stored. */
export interface PasswordHasher {
  /** A salted hash in PHC form, which carries its own parameters. */
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}
