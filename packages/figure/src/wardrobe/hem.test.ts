import { expect, test } from 'vitest';
import type { DrapedGarment } from '../cloth/draped.ts';
import type { Garment } from '../garment/garment.ts';
import { withHem } from './hem.ts';

const THICKNESS_DM = 0.03;
const TEXTURE = { width: 1, height: 1, rgb: new Uint8Array(3), inside: new Float32Array(1) };
const GARMENT: Garment = {
  kind: 'tee',
  layer: 2,
  positions: new Float32Array(0),
  quads: new Uint32Array(0),
  skinWeights: { bones: new Uint8Array(0), shares: new Uint8Array(0) },
  frontPlaces: new Float32Array(0),
  backPlaces: new Float32Array(0),
  side: new Float32Array(0),
  extent: new Float32Array(0),
  pin: new Float32Array(0),
  front: TEXTURE,
  back: TEXTURE,
  fabric: { stiffness: 0.3, thickness: THICKNESS_DM, sheen: 0 },
  warnings: [],
};

/** A square dm of cloth that faces z, cut off below y = `hemY`. */
function cloth(hemY: number): DrapedGarment {
  const places = Float32Array.of(0, 0, 1, 0, 1, 1, 0, 1);
  return {
    garment: GARMENT,
    positions: Float32Array.of(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0),
    normals: Float32Array.of(0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1),
    triangles: Uint32Array.of(0, 1, 2, 0, 2, 3),
    frontPlaces: places,
    backPlaces: places,
    side: new Float32Array(4).fill(1),
    extent: Float32Array.of(-hemY, -hemY, 1 - hemY, 1 - hemY),
  };
}

test('a hem gets a rim of the thickness of the cloth, along the cut, facing away from the cloth', () => {
  const { positions, normals, triangles, extent } = withHem(cloth(0.25));
  const added = Array.from({ length: extent.length - 4 }, (_, i) => i + 4);
  expect(added.length).toBe(8);
  expect(triangles.length / 3).toBe(2 + 4);
  for (const v of added) {
    expect(positions[3 * v + 1]).toBeCloseTo(0.25, 6);
    expect(normals[3 * v + 1]).toBeCloseTo(-1, 5);
    expect(extent[v]).toBeGreaterThan(0);
  }
  const depths = added.map((v) => positions[3 * v + 2]!);
  expect(Math.max(...depths)).toBeCloseTo(0, 6);
  expect(Math.min(...depths)).toBeCloseTo(-THICKNESS_DM, 6);
});

test('texture places of the rim are those of the cloth at the cut', () => {
  const { positions, frontPlaces, extent } = withHem(cloth(0.4));
  for (let v = 4; v < extent.length; v++) {
    expect(frontPlaces[2 * v]).toBeCloseTo(positions[3 * v]!, 6);
    expect(frontPlaces[2 * v + 1]).toBeCloseTo(0.4, 6);
  }
});

test('cloth without an edge stays as it is', () => {
  const whole = cloth(-1);
  const { positions, triangles } = withHem(whole);
  expect([positions, triangles]).toEqual([whole.positions, whole.triangles]);
});
