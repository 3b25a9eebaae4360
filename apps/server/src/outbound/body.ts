import { FetchRefused } from './refusal.ts';

/**
 * Reads a body into memory, and stops as soon as it is larger than allowed.
 * @throws FetchRefused `too_large`
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  declaredBytes: number | null,
  maxBytes: number,
): Promise<Uint8Array> {
  if (declaredBytes !== null && declaredBytes > maxBytes) throw new FetchRefused('too_large');
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of body) {
    total += chunk.length;
    if (total > maxBytes) throw new FetchRefused('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}
