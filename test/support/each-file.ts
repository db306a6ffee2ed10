import { afterAll } from 'vitest'
import { removeTemporaryFolders } from '../kb/temporary-folder.ts'

// Files share what is loaded (vitest.config.ts), so a module cannot say by itself what is to be done after each.
afterAll(removeTemporaryFolders)
