import { expect, test } from 'vitest';
import { INSTRUCTED, type Instructed, instructedInputs } from './instructed.ts';

const ROOM = { mimes: ['image/png'], maxTotalBytes: 12_000 } as const;

function abilityOf(operation: string): Instructed {
  const ability = INSTRUCTED.find((candidate) => candidate.operation === operation);
  if (!ability) throw new Error(`no ${operation}`);
  return ability;
}

function inputsOf(operation: string, maxImages: number) {
  const inputs = instructedInputs(abilityOf(operation), { ...ROOM, maxImages });
  return inputs && Object.fromEntries(Object.entries(inputs).map(([role, { count }]) => [role, count]));
}

test('what is left of a request’s pictures goes to the products', () => {
  expect(inputsOf('try-on', 14)).toEqual({ person: [1, 1], garment: [1, 13] });
});

test('pictures that can be done without are left out when there is no room for them', () => {
  expect(inputsOf('on-figure', 3)).toEqual({ reference: [0, 1], person: [0, 1], garment: [1, 1] });
});

test('an operation that needs more pictures than a model takes is none of its', () => {
  expect(inputsOf('try-on', 1)).toBeNull();
});

test('no request can hold more pictures than the model takes', () => {
  for (const { operation } of INSTRUCTED) {
    const counts = Object.values(inputsOf(operation, 5) ?? {});
    expect(counts.reduce((sum, [, max]) => sum + max, 0)).toBeLessThanOrEqual(5);
  }
});

test('pictures share what a request may weigh', () => {
  const weight = (operation: string, role: 'source' | 'garment') =>
    instructedInputs(abilityOf(operation), { ...ROOM, maxImages: 14 })?.[role]?.maxBytes;
  expect(weight('inpaint', 'source')).toBe(12_000);
  expect(weight('try-on', 'garment')).toBe(2_000);
});
