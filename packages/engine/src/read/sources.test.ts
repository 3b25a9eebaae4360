import { describe, expect, test } from 'vitest';
import { seen } from '../../../../test/support/observations.ts';
import { chooseSources } from './sources.ts';

const front = { viewpoint: 'front', confidence: 0.7 } as const;
const back = { viewpoint: 'back', confidence: 0.6 } as const;
const detail = { viewpoint: 'detail', confidence: 0.8 } as const;

describe('chooseSources', () => {
  test('each side asked for comes from the photo that shows it', () => {
    expect(chooseSources(['front', 'back'], [seen(), seen()], [front, back])).toEqual([
      { viewpoint: 'front', photo: 0, inferred: false },
      { viewpoint: 'back', photo: 1, inferred: false },
    ]);
  });

  test('a side that no photo shows is made up from the other, never from a detail', () => {
    expect(chooseSources(['back'], [seen(), seen()], [detail, front])).toEqual([
      { viewpoint: 'back', photo: 1, inferred: true },
    ]);
  });

  test('a garment that lies free is preferred to one on a body, a whole one to one cut by the frame', () => {
    const worn = seen({ kind: 'worn' });
    const cut = seen({ sidesTouched: 2 });
    expect(chooseSources(['front'], [worn, seen()], [front, front])[0]!.photo).toBe(1);
    expect(chooseSources(['front'], [cut, seen()], [front, front])[0]!.photo).toBe(1);
  });

  test('among equals the earlier photo is taken', () => {
    expect(chooseSources(['front'], [seen(), seen()], [front, front])[0]!.photo).toBe(0);
  });
});
