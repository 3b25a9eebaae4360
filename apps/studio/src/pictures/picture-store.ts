import type { PictureFile } from './picture-file.ts';

/** Pictures of drafts are too large for `localStorage`; IndexedDB keeps blobs. One entry for each slot of a studio. */
const DATABASE = 'atelier';
const STORE = 'pictures';
const VERSION = 1;

let opening: Promise<IDBDatabase> | undefined;

function openDatabase(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function inStore<Value>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await openDatabase();
  const request = act(database.transaction(STORE, mode).objectStore(STORE));
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The pictures of a slot, in order. Private windows without IndexedDB keep none, which loses drafts on reload only. */
export async function loadPictures(slot: string): Promise<PictureFile[]> {
  const stored: unknown = await inStore('readonly', (store) => store.get(slot)).catch(() => undefined);
  return Array.isArray(stored) ? stored : [];
}

export async function storePictures(slot: string, pictures: readonly PictureFile[]): Promise<void> {
  await inStore('readwrite', (store) => store.put([...pictures], slot)).catch(() => {});
}
