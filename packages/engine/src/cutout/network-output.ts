import type { Tensor } from '../models/models.ts';

/** The float32 output `name` of a network; a TypeError when the network has no such output. */
export function networkOutput(outputs: Record<string, Tensor>, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new TypeError(`Expected a float32 output "${name}".`);
  return data;
}
