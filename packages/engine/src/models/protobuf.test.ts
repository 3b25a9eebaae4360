import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, concat, delimited, fieldsOf, int, textOf } from './protobuf.ts';

test('what is written is read back, in its order', () => {
  const message = concat([int(1, 300), delimited(2, 'name'), delimited(3, [int(1, 7), int(1, 8)])]);
  const [first, second, third] = [...fieldsOf(message)];
  expect(first).toMatchObject({ number: 1, value: 300n });
  expect(textOf(message, 2)).toBe('name');
  expect(second?.number).toBe(2);
  expect([...fieldsOf(bytesOf(message, 3)[0]!)].map(({ value }) => value)).toEqual([7n, 8n]);
  expect(third?.raw).toEqual(delimited(3, [int(1, 7), int(1, 8)]));
});

test('300 takes two bytes, as in the encoding guide', () => {
  expect([...int(1, 150)]).toEqual([0x08, 0x96, 0x01]);
});

test('fixed-width words are read little-endian', () => {
  const message = Uint8Array.of(0x0d, 1, 0, 0, 0, 0x11, 2, 0, 0, 0, 0, 0, 0, 0);
  expect([...fieldsOf(message)].map(({ value }) => value)).toEqual([1n, 2n]);
});

test('any message cut short is refused or read as a shorter one', () => {
  const message = concat([int(1, 300), delimited(2, 'some text'), int(3, 5)]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: message.length - 1 }), (length) => {
      const read = () => [...fieldsOf(message.subarray(0, length))].length;
      try {
        expect(read()).toBeLessThan(3);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});

test('a group is refused', () => {
  expect(() => [...fieldsOf(Uint8Array.of(0x0b))]).toThrow('wire type');
});
