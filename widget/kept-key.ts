const STORE = 'keys'

/**
 * This browser's key pair for one server, made once and kept in IndexedDB; its private part can never be read.
 * Undefined or a rejection where it cannot be kept: no secure context, or blocked storage.
 */
export async function keptKey(name: string): Promise<CryptoKeyPair | undefined> {
  // Neither is there on a page by plain http, whatever the types say.
  if (!window.isSecureContext || !window.indexedDB) return undefined
  const opening = indexedDB.open(name)
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE)
  const database = await resultOf(opening)
  const store = (mode: IDBTransactionMode) => database.transaction(STORE, mode).objectStore(STORE)
  const kept = () => resultOf<CryptoKeyPair | undefined>(store('readonly').get(1))
  const known = await kept()
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  // Where another tab was faster, its key stands.
  await resultOf(store('readwrite').add(made, 1)).catch(() => {})
  return kept()
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
