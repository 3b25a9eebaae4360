import type { Plane, Raster } from '@atelier/pixels/raster';
import { type EditArea, intersection, readMask, shapeEdge } from './edit-mask.ts';
import { castShadow } from './find/cast-shadow.ts';
import { findNamed, nothingFound } from './find/find-named.ts';
import { union } from './find/found-area.ts';
import { coloursOf } from './layers.ts';
import type { EditTools, MaskSource } from './types.ts';

export interface SearchedArea {
  readonly weight: Plane;
  readonly source: MaskSource;
  readonly resized: boolean;
  readonly warnings: readonly string[];
  /** All that may change, where the request came with a mask. */
  readonly limit?: Plane;
}

interface Searched {
  readonly picture: Raster;
  readonly mask?: Raster;
  readonly growPx: number;
  readonly featherPx: number;
}

/**
 * The area of what a text names, inside the mask if there is one.
 * @throws PictureRefused when nothing of it is there
 */
export async function searchArea(
  text: string,
  asked: Searched,
  { models }: EditTools,
): Promise<SearchedArea> {
  const { picture, mask, growPx, featherPx } = asked;
  const found = await findNamed(text, picture, models);
  if (!found) throw nothingFound(text);
  const shaped = await shapeEdge(found.weight, { growPx, featherPx });
  if (!mask) return { weight: shaped, source: 'found', resized: false, warnings: found.warnings };
  const painted: EditArea = await readMask(mask, picture, { growPx: 0, featherPx });
  const both = intersection(shaped, painted.weight);
  if (!both.data.some((v) => v > 0)) throw nothingFound(text);
  const { resized, weight: limit } = painted;
  return { weight: both, source: 'provided', resized, warnings: found.warnings, limit };
}

/** What has to go with a found thing: its soft rim, `rimPx` wide, and the shadow that it casts. */
export async function withTraces(
  { weight, limit }: SearchedArea,
  picture: Raster,
  rimPx: number,
): Promise<Plane> {
  const thing = await shapeEdge(weight, { growPx: rimPx, featherPx: 0 });
  const shadow = await castShadow(coloursOf(picture), thing);
  const traces = shadow ? union([thing, shadow], thing.width, thing.height) : thing;
  return limit ? intersection(traces, limit) : traces;
}
