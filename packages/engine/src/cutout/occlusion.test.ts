import type { Field } from '@atelier/pixels/field';
import { describe, expect, test } from 'vitest';
import type { GarmentClass } from '../flat-lay/types.ts';
import { findOcclusion } from './occlusion.ts';

const WIDTH = 240;
const HEIGHT = 320;
type Block = readonly [left: number, top: number, right: number, bottom: number];

function blocks(...list: Block[]): Field {
  const data = new Float32Array(WIDTH * HEIGHT);
  for (const [left, top, right, bottom] of list) {
    for (let y = top; y < bottom; y++) data.fill(1, y * WIDTH + left, y * WIDTH + right);
  }
  return { width: WIDTH, height: HEIGHT, data };
}

function without(field: Field, taken: Field): Field {
  return { ...field, data: field.data.map((v, i) => v * (1 - taken.data[i]!)) };
}

const NOTHING = blocks();
const SIZE = { width: WIDTH, height: HEIGHT };
const hiddenBehind = (garment: Field, over: { hair?: Field; skin?: Field }, as: GarmentClass) =>
  findOcclusion(garment, { hair: over.hair ?? NOTHING, skin: over.skin ?? NOTHING }, as, SIZE)?.hidden;
const at = ({ data }: Field, x: number, y: number) => data[y * WIDTH + x];

describe('on a top', () => {
  const shirt = blocks([60, 60, 180, 260]);

  test('an arm across the body is filled, and its end outside is not', () => {
    const arm = blocks([100, 150, 215, 170]);
    const hidden = hiddenBehind(without(shirt, arm), { skin: arm }, 'top')!;
    expect(at(hidden, 140, 160)).toBe(1);
    expect(at(hidden, 170, 160)).toBe(1);
    expect(at(hidden, 205, 160)).toBe(0);
  });

  test('a lock of hair that falls over it is filled', () => {
    const lock = blocks([80, 20, 92, 140]);
    const hidden = hiddenBehind(without(shirt, lock), { hair: lock }, 'top')!;
    expect(at(hidden, 86, 120)).toBe(1);
    expect(at(hidden, 86, 30)).toBe(0);
  });

  test('the neckline stays open', () => {
    const neck = blocks([110, 20, 130, 90]);
    expect(hiddenBehind(without(shirt, neck), { skin: neck }, 'top')).toBeUndefined();
  });

  test('the corner of sleeve and trunk is no gap', () => {
    const sleeved = blocks([60, 60, 180, 260], [20, 60, 220, 120]);
    const arms = blocks([25, 120, 60, 240], [180, 120, 215, 240]);
    expect(hiddenBehind(sleeved, { skin: arms }, 'top')).toBeUndefined();
  });
});

describe('on trousers', () => {
  const trousers = blocks([60, 0, 180, 120], [60, 120, 110, 300], [130, 120, 180, 300]);

  test('a hand at their side is filled, and the sleeve above it is taken for no trousers', () => {
    const hand = blocks([50, 50, 85, 90]);
    const sleeve = blocks([50, 0, 85, 50]);
    const seen = without({ ...trousers, data: trousers.data.map((v, i) => v || sleeve.data[i]!) }, hand);
    const found = findOcclusion(seen, { hair: NOTHING, skin: hand }, 'bottom', SIZE)!;
    expect(at(found.hidden, 80, 70)).toBe(1);
    expect(at(found.sleeves, 70, 20)).toBe(1);
    expect(at(found.sleeves, 120, 20)).toBe(0);
  });

  test('bare feet are no gap', () => {
    const feet = blocks([65, 300, 105, 319], [135, 300, 175, 319]);
    expect(hiddenBehind(trousers, { skin: feet }, 'bottom')).toBeUndefined();
  });
});

test('without anybody in the picture nothing is hidden', () => {
  expect(hiddenBehind(blocks([60, 60, 180, 260]), {}, 'dress')).toBeUndefined();
});
