import { randomStream } from '@atelier/pixels/random';
import { describe, expect, it } from 'vitest';
import { arrange } from './arrange.ts';
import type { Item, Placed } from './item.ts';

const FOCUS = { x: 40, y: 40, width: 920, height: 920 };
const FLOOR = 860;

function item(name: string, stature: number, onto: number | null = null): Item {
  return {
    name,
    stature,
    onto,
    aspect: 1,
    colour: null,
    floats: false,
    isBust: false,
    complexion: null,
    isCompanion: false,
    isMirrored: false,
  };
}

function placesOf(items: readonly Item[], turn: number): Map<string, Placed> {
  const scene = {
    focus: FOCUS,
    floor: FLOOR,
    horizon: 720,
    clear: null,
    width: 1000,
    random: randomStream(1),
    turn,
  };
  return new Map(arrange(items, scene, 1000).map((one) => [one.name, one]));
}

describe('an arrangement', () => {
  const items = [item('bottle', 1), item('house', 1.4), item('shell', 0.35)];

  it.each([0, 1, 2, 3, 4, 5])('keeps all things in the picture and in proportion at turn %i', (turn) => {
    const places = placesOf(items, turn);
    for (const { x, y, width, height } of places.values()) {
      expect(x - width / 2).toBeGreaterThanOrEqual(0);
      expect(x + width / 2).toBeLessThanOrEqual(1000);
      expect(y - height).toBeGreaterThanOrEqual(FOCUS.y - 1);
      expect(y).toBeLessThanOrEqual(1000);
    }
    expect(places.get('shell')!.height / places.get('bottle')!.height).toBeCloseTo(0.35, 2);
  });

  it('puts tall things behind the first one and low things before it', () => {
    const order = [...placesOf(items, 1).keys()];
    expect(order).toEqual(['house', 'bottle', 'shell']);
  });

  it('sets on a sofa what sits on it', () => {
    const places = placesOf([item('cat', 0.6, 1), item('couch-and-lamp', 1.2)], 1);
    const [cat, sofa] = [places.get('cat')!, places.get('couch-and-lamp')!];
    expect([...places.keys()]).toEqual(['couch-and-lamp', 'cat']);
    expect(cat.y).toBeLessThan(sofa.y - 0.15 * sofa.height);
    expect(Math.abs(cat.x - sofa.x)).toBeLessThan(0.4 * sofa.width);
  });
});
