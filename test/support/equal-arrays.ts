import { expect } from 'vitest';

/**
 * Compares typed arrays as bytes: ordinarily `toEqual` asks for each number by its name, which takes seconds for the
 * pixels of a picture. Of arrays that differ it says nothing, so that they are compared and shown as always.
 */
function sameBytes(one: unknown, other: unknown): true | undefined {
  if (!ArrayBuffer.isView(one) || !ArrayBuffer.isView(other)) return undefined;
  return one.constructor === other.constructor && bytesOf(one).equals(bytesOf(other)) ? true : undefined;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  Buffer.from(buffer, byteOffset, byteLength);

expect.addEqualityTesters([sameBytes]);
