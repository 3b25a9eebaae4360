import { describe, expect, test } from 'vitest';
import { seen } from '../../../../test/support/observations.ts';
import { sidesOf } from './viewpoint.ts';

const viewpoints = (...photos: Parameters<typeof seen>[0][]) =>
  sidesOf(photos.map((photo) => seen(photo))).map((side) => side.viewpoint);

describe('sidesOf', () => {
  test('the first photo is the front, the second the back', () => {
    expect(viewpoints({}, {})).toEqual(['front', 'back']);
    expect(viewpoints({})).toEqual(['front']);
  });

  test('a face makes a front and a head of hair without a face a back, whatever the order', () => {
    expect(
      viewpoints(
        { kind: 'worn', shares: { hair: 0.1 } },
        { kind: 'worn', shares: { face: 0.05, hair: 0.1 } },
      ),
    ).toEqual(['back', 'front']);
  });

  test('beside a front that shows a face the next photo is the back', () => {
    expect(viewpoints({ kind: 'worn', shares: { face: 0.05 } }, {})).toEqual(['front', 'back']);
  });

  test('a frame full of cloth is a detail, unless there is nothing else', () => {
    const closeUp = { coverage: 0.95, sidesTouched: 4 };
    expect(viewpoints({}, closeUp)).toEqual(['front', 'detail']);
    expect(viewpoints(closeUp)).toEqual(['front']);
  });

  test('what is only custom is less sure than what is seen', () => {
    const [first, second] = sidesOf([seen({ kind: 'worn', shares: { face: 0.05 } }), seen({})]);
    expect(first!.confidence).toBeGreaterThan(second!.confidence);
  });
});
