import type { Observation, Shares } from '../../packages/engine/src/read/observe.ts';

/** An observation for tests: a T-shirt lying free, unless told otherwise. */
export function seen({ shares, ...overrides }: SeenOverrides = {}): Observation {
  return {
    kind: 'lying',
    garment: 'top',
    named: undefined,
    confidence: 0.9,
    salient: { width: 1, height: 1, data: Float32Array.of(1) },
    shares: { skin: 0, clothes: 1, face: 0, hair: 0, ...shares },
    colours: { cells: new Uint8Array(0), skinLike: 0 },
    coverage: 0.4,
    sidesTouched: 0,
    ...overrides,
  };
}

type SeenOverrides = Omit<Partial<Observation>, 'shares'> & { shares?: Partial<Shares> };
