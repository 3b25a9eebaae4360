import { expect, test } from 'vitest';
import { makeCollider, nearestVertices } from './collider.ts';
import { measureSurface } from './smooth-surface.ts';

const RADIUS = 0.6;

/** A coarse sphere: `rings` x `around` vertices without poles. */
function sphere(rings: number, around: number) {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let ring = 0; ring <= rings; ring++) {
    const polar = (Math.PI * (ring + 1)) / (rings + 2);
    for (let k = 0; k < around; k++) {
      const turn = (2 * Math.PI * k) / around;
      const out = RADIUS * Math.sin(polar);
      positions.push(out * Math.sin(turn), RADIUS * Math.cos(polar), out * Math.cos(turn));
      if (ring === rings) continue;
      const [a, b] = [ring * around + k, ring * around + ((k + 1) % around)];
      triangles.push(a, a + around, b, b, a + around, b + around);
    }
  }
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}

test('between the vertices of a coarse sphere the surface is as round as at them', () => {
  const { positions, triangles } = sphere(14, 24);
  const collider = makeCollider(positions, triangles, { thickness: 0.06, reach: 1 });
  const near = { distance: 0, nx: 0, ny: 0, nz: 0 };
  for (let k = 0; k < 200; k++) {
    const [turn, up] = [k * 0.7, 0.5 * Math.sin(k)];
    const direction = [Math.cos(up) * Math.sin(turn), Math.sin(up), Math.cos(up) * Math.cos(turn)] as const;
    const [x, y, z] = direction.map((c) => c * (RADIUS + 0.05)) as [number, number, number];
    measureSurface(collider, nearestVertices(Float32Array.of(x, y, z), collider)[0]!, x, y, z, near);
    expect(Math.abs(near.distance - 0.05)).toBeLessThan(0.003);
    expect(near.nx * direction[0] + near.ny * direction[1] + near.nz * direction[2]).toBeGreaterThan(0.995);
  }
});
