import { describe, expect, it } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { createPerson } from '../body/create-person.ts';
import { spread } from './top-places.ts';
import { upperBody } from './upper-body.ts';
import { yokeLengths } from './yoke.ts';

const data = await loadFigureData();

describe('yokeLengths', () => {
  const body = upperBody(data, createPerson(data, { gender: 'female' }, 1));
  const neckY = body.ridgeAt(0.9);
  const lengths = yokeLengths(body, neckY, 'front');

  it('is longer than the way straight down, by what the chest slopes', () => {
    const chestY = body.armpitY - 1;
    const extra = lengths.toHeight(chestY) - (neckY - chestY);
    expect(extra).toBeGreaterThan(0.05);
    expect(extra).toBeLessThan(0.8);
  });

  it('grows all the way down, and finds heights back', () => {
    let before = 0;
    for (let y = neckY - 0.1; y > neckY - 6; y -= 0.1) {
      const length = lengths.toHeight(y);
      expect(length).toBeGreaterThan(before);
      expect(lengths.toLength(length)).toBeCloseTo(y, 3);
      before = length;
    }
  });
});

describe('spread', () => {
  it.each([0.5, 0.8, 1, 1.2, 1.5, 1.8, 2.4])('rises from middle to side for a stretch of %d', (stretch) => {
    let before = 0;
    for (let share = 0.02; share <= 1; share += 0.02) {
      const at = spread(share, stretch);
      expect(at).toBeGreaterThan(before);
      before = at;
    }
    expect(spread(1, stretch)).toBeCloseTo(1, 6);
  });

  it('keeps the scale of the rows in the middle', () => {
    expect(spread(0.01, 1.3) / 0.01).toBeCloseTo(1.3, 2);
  });
});
