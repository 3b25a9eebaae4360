import type { Point3 } from '../body/person.ts';
import type { Surface } from './surface.ts';

/** A box along the axes, dm. */
export interface Box {
  readonly least: Point3;
  readonly most: Point3;
}

/** The box around all vertices of surfaces that show; undefined when none does. */
export function boxAround(surfaces: readonly Surface[]): Box | undefined {
  const least: [number, number, number] = [Infinity, Infinity, Infinity];
  const most: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const { positions, triangles, extent } of surfaces) {
    for (const vertex of triangles) {
      if (extent && extent[vertex]! <= 0) continue;
      for (let axis = 0; axis < 3; axis++) {
        const place = positions[vertex * 3 + axis]!;
        if (place < least[axis]!) least[axis] = place;
        if (place > most[axis]!) most[axis] = place;
      }
    }
  }
  return least[0] <= most[0] ? { least, most } : undefined;
}

/**
 * The middle of the box around all that shows.
 * @throws RangeError when nothing does
 */
export function middleOf(surfaces: readonly Surface[]): Point3 {
  const box = boxAround(surfaces);
  if (box === undefined) throw new RangeError('Expected surfaces that show something but received none.');
  const { least, most } = box;
  return [(least[0] + most[0]) / 2, (least[1] + most[1]) / 2, (least[2] + most[2]) / 2];
}
