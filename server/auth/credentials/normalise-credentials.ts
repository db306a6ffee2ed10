export const normaliseEmail = (email: string): string => email.trim().toLowerCase()

/** The same characters typed on another keyboard may arrive composed otherwise (NIST SP 800-63B). */
export const normalisePassword = (password: string): string => password.normalize('NFKC')
