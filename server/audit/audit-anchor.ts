/** The last entry of the audit log: how far it goes, and what everything up to there comes to. */
export interface AuditHead {
  /** 0 before the first entry. */
  seq: number
  hash: string
}

/**
 * Keeps the head of the audit log outside its table, sealed with a key that the database does not hold: who can
 * write the table alone can neither cut its end off nor write it anew unseen.
 */
export interface AuditAnchor {
  /** What was written last; `forged` where the seal is not ours or cannot be read. */
  read(): Promise<AuditHead | 'none' | 'forged'>
  write(head: AuditHead): Promise<void>
}
