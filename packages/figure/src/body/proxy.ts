import type { FigureData, ProxyMesh } from '../data/figure-data.ts';
import type { SkinWeights } from '../geometry/mesh.ts';

const ANCHORS = 3;
const INFLUENCES = 4;

/**
 * The rest shape of a mesh that follows the base: each vertex is a mix of three base vertices and an offset that
 * grows with the figure's part.
 *
 * @param shape rest shape of the base, `Float32Array [base vertices * 3]`.
 * @returns `Float32Array [proxy vertices * 3]`, dm.
 */
export function proxyShape(proxy: ProxyMesh, shape: Float32Array): Float32Array {
  const growth = proxy.scales.map((scale, axis) => {
    if (!scale) return 1;
    return Math.abs(shape[3 * scale.to + axis]! - shape[3 * scale.from + axis]!) / scale.reference;
  });
  const out = new Float32Array(proxy.offsets.length);
  for (let i = 0; i < out.length; i++) {
    const axis = i % 3;
    const first = i - axis;
    let place = proxy.offsets[i]! * growth[axis]!;
    for (let anchor = first; anchor < first + ANCHORS; anchor++) {
      place += shape[3 * proxy.anchors[anchor]! + axis]! * proxy.weights[anchor]!;
    }
    out[i] = place;
  }
  return out;
}

/** A proxy moves with the bones of its anchors: their influences mixed, the four strongest kept. */
export function proxySkinWeights(data: FigureData, proxy: ProxyMesh): SkinWeights {
  const vertices = proxy.anchors.length / ANCHORS;
  const bones = new Uint8Array(vertices * INFLUENCES);
  const shares = new Uint8Array(vertices * INFLUENCES);
  for (let vertex = 0; vertex < vertices; vertex++) {
    const strongest = mixedInfluences(data.skinWeights, proxy, vertex).slice(0, INFLUENCES);
    const sum = strongest.reduce((total, [, share]) => total + share, 0);
    let left = 255;
    strongest.forEach(([bone, share], slot) => {
      const rounded = slot === strongest.length - 1 ? left : Math.min(left, Math.round((255 * share) / sum));
      bones[vertex * INFLUENCES + slot] = bone;
      shares[vertex * INFLUENCES + slot] = rounded;
      left -= rounded;
    });
  }
  return { bones, shares };
}

/** Bone and share, strongest first. Anchors may weigh less than nothing (extrapolation); those do not pull. */
function mixedInfluences(
  base: SkinWeights,
  proxy: ProxyMesh,
  vertex: number,
): [bone: number, share: number][] {
  const mixed = new Map<number, number>();
  for (let anchor = vertex * ANCHORS; anchor < (vertex + 1) * ANCHORS; anchor++) {
    const weight = Math.max(0, proxy.weights[anchor]!);
    const from = INFLUENCES * proxy.anchors[anchor]!;
    for (let slot = from; slot < from + INFLUENCES; slot++) {
      const share = weight * base.shares[slot]!;
      if (share > 0) mixed.set(base.bones[slot]!, (mixed.get(base.bones[slot]!) ?? 0) + share);
    }
  }
  return [...mixed].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
