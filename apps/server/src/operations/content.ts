import { createHash } from 'node:crypto';

/** 32 bits of the SHA-256 of what the picture is to be. */
export function seedOf(content: unknown): number {
  return createHash('sha256').update(canonical(content)).digest().readUInt32BE(0);
}

/** Names a piece of work by everything that decides its result. */
export function workKey(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** JSON with sorted keys and without undefined members: equal content, equal text (as in RFC 8785). */
function canonical(content: unknown): string {
  return JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : value,
  );
}
