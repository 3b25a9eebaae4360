import { personSurfaces } from '../appearance/person-surfaces.ts';
import type { Person } from '../body/person.ts';
import { posePerson } from '../body/pose-person.ts';
import type { Stance } from '../body/posed-body.ts';
import { bodyTriangles } from '../body/triangles.ts';
import { carriedSurface } from '../carried/carried-surface.ts';
import { drape } from '../cloth/drape.ts';
import type { RestedGarment } from '../cloth/draped.ts';
import type { FigureData } from '../data/figure-data.ts';
import type { Timed } from '../raster/render-view.ts';
import { boxAround } from '../raster/shown-vertices.ts';
import { faceMarks } from '../scene/face-marks.ts';
import type { Subject } from '../scene/photograph.ts';
import { baseLayerSurface, withoutSuitedSkin } from './base-layer.ts';
import { coveredSkin, withoutCovered } from './coverage.ts';
import { garmentSurface } from './garment-surface.ts';
import type { Outfit } from './outfit.ts';
import { shoeSurface, shoesOf } from './shoes.ts';

const untimed: Timed = (_, work) => work();

/**
 * Dresses a person in an outfit and a stance, ready to be photographed from anywhere.
 * @param innermost the innermost garment, when it came to rest on this person in this stance before
 * @example
 * const subject = dress(data, person, outfit, stanceOf('walking', 0));
 */
export function dress(
  data: FigureData,
  person: Person,
  outfit: Outfit,
  stance: Stance,
  timed: Timed = untimed,
  innermost?: RestedGarment,
): Subject {
  const body = posePerson(data, person, stance);
  const shoes = shoesOf(data, person);
  const draped = timed('drape', () => drape(data, person, outfit.garments, stance, shoes, innermost));
  const hidden = timed('coverage', () =>
    coveredSkin(body.positions, bodyTriangles(data), draped, person.shape),
  );
  for (const vertex of shoes.hides) hidden[vertex] = 1;
  const clothes = timed('coverage', () => withoutCovered(draped)).map(garmentSurface);
  const product = draped.flatMap(({ garment }, i) => (garment === outfit.product ? [clothes[i]!] : []));
  const things = outfit.things.map((thing) => carriedSurface(data, person, body, thing));
  const unseen = withoutSuitedSkin(data, person, hidden);
  const skin = timed('person', () =>
    personSurfaces(data, person, body, { hidden: unseen, colliders: draped }),
  );
  const worn = shoeSurface(shoes, body);
  const floor = boxAround([...skin, worn])?.least[1];
  return {
    surfaces: [
      ...skin,
      baseLayerSurface(data, person, body, hidden, outfit.lining),
      worn,
      ...clothes,
      ...things,
    ],
    product: [...product, ...things],
    face: faceMarks(person.shape, body.positions),
    ...(body.support && { support: body.support }),
    ...(floor !== undefined && { floor }),
  };
}
