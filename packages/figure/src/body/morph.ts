import type { FigureData } from '../data/figure-data.ts';
import type { TargetWeights } from './macro-weights.ts';

/**
 * The base positions with every target added by its weight.
 *
 * @returns a new `Float32Array [vertices * 3]`, dm.
 * @throws when a target does not exist: a misspelt name would be a setting that silently does nothing.
 */
export function morph(data: FigureData, weights: TargetWeights): Float32Array {
  const shape = Float32Array.from(data.base.positions);
  for (const [name, weight] of weights) {
    const target = data.targets.get(name);
    if (!target) throw new Error(`Expected a morph target of the figure data but received "${name}".`);
    const { vertices, deltas } = target;
    const scale = target.scale * weight;
    for (let i = 0; i < vertices.length; i++) {
      const at = 3 * vertices[i]!;
      shape[at] = shape[at]! + deltas[3 * i]! * scale;
      shape[at + 1] = shape[at + 1]! + deltas[3 * i + 1]! * scale;
      shape[at + 2] = shape[at + 2]! + deltas[3 * i + 2]! * scale;
    }
  }
  return shape;
}
