import type { Bounds } from '@atelier/pixels/bounds';
import type { Rgba } from '@atelier/pixels/raster';
import type { Models } from '../models/models.ts';
import type { Look } from '../studio/look.ts';
import { lookOf } from '../studio/look.ts';
import type { Footing } from '../studio/shadow.ts';
import { footingOf } from './footing.ts';
import type { Layout } from './layout.ts';
import { layoutOf } from './layout.ts';
import type { FlatLaySpec, PreparedView } from './types.ts';

/** Everything a stage may look at. A stage answers with a new sitting: another product, more warnings. */
export interface Sitting {
  readonly view: PreparedView;
  readonly spec: FlatLaySpec;
  readonly models: Models;
  /** Undecoded picture to be used as the ground instead of the spec's background. */
  readonly ground: Uint8Array | undefined;
  readonly look: Look;
  readonly footing: Footing;
  readonly layout: Layout;
  /** The product as the stages so far have left it. */
  readonly product: Rgba;
  /** Pixels of the product per pixel of the photo. */
  readonly enlargement: number;
  /** The part of the picture that the product fills in the end. */
  readonly place: Bounds;
  readonly warnings: readonly string[];
  /** True once a network has painted pixels. */
  readonly painted: boolean;
}

/**
 * Chooses light, footing and layout for one picture.
 * @throws AtelierError `invalid_request` when the paddings leave no room
 */
export function openSitting(
  view: PreparedView,
  spec: FlatLaySpec,
  models: Models,
  ground?: Uint8Array,
): Sitting {
  const look = lookOf(spec.variant, spec.seed);
  const footing = spec.type === 'detail' ? 'lying' : footingOf(spec.type, view);
  const layout = layoutOf(spec, view.garment, look, footing !== 'lying');
  return {
    view,
    spec,
    models,
    ground,
    look,
    footing,
    layout,
    product: view.cutout,
    enlargement: 1,
    place: layout.box,
    warnings: [],
    painted: false,
  };
}
