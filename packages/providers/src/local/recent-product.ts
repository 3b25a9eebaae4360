import { createHash } from 'node:crypto';
import { type PreparedProduct, readPrepared } from '@atelier/engine';

let recent: { content: string; product: Promise<PreparedProduct> } | undefined;

/**
 * Reads a prepared product, once for all pictures of it that a thread makes in a row: the same bytes give the same
 * object, so what was worked out about it can be kept beside it.
 * @throws RangeError when the bytes are no prepared product
 */
export function recentProduct(prepared: Uint8Array): Promise<PreparedProduct> {
  const content = contentOf(prepared);
  if (recent?.content !== content) recent = { content, product: readPrepared(prepared) };
  return recent.product;
}

/** Keeps a product that was just written: its first picture need not unpack it. */
export function rememberProduct(prepared: Uint8Array, product: PreparedProduct): void {
  recent = { content: contentOf(prepared), product: Promise.resolve(product) };
}

const contentOf = (prepared: Uint8Array) => createHash('sha256').update(prepared).digest('hex');
