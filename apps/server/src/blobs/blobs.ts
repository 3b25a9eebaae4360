import type { AccountId } from '../accounts/account.ts';

/** Both ends inclusive, as in an HTTP range. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Where bytes are kept, by key. Implementations: a folder (`folder.ts`), later an S3 bucket. */
export interface Blobs {
  /** Whole or not at all, and on stable storage when it resolves. Writing the same key again is harmless. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes as they come; the stream ends in an error when there are none. */
  open(key: string, range?: ByteRange): NodeJS.ReadableStream;
  /** @throws Error when there are none */
  read(key: string): Promise<Uint8Array>;
  /** Bytes stored under the key; null when there are none. */
  size(key: string): Promise<number | null>;
  /** Harmless when there are none. */
  delete(key: string): Promise<void>;
}

/** The key of some content: bytes are stored once per account, and never across accounts. */
export function blobKey(account: AccountId, sha256Hex: string): string {
  return `${account}/${sha256Hex}`;
}

/** The content hash in a key. */
export function contentOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
