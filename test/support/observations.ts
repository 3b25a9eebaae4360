import type { Observation } from '../../packages/engine/src/read/observe.ts';

/** An observation for tests: a T-shirt lying free, unless told otherwise. */
export function seen(overrides: Partial<Observation> = {}): Observation {
  return {
    kind: 'lying',
    garment: 'top',
    named: undefined,
    confidence: 0.9,
    salient: { width: 1, height: 1, data: Float32Array.of(1) },
    face: 0,
    hair: 0,
    coverage: 0.4,
    sidesTouched: 0,
    ...overrides,
  };
}
