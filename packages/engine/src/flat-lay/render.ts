import type { Models } from '../models/models.ts';
import { photograph } from './photograph.ts';
import { openSitting } from './sitting.ts';
import type { Stage } from './stages.ts';
import {
  closeUp,
  evenOut,
  fitToBox,
  giveVolume,
  layStraight,
  matchResolution,
  openHem,
  openNeck,
  openWaist,
  smoothEdge,
  trim,
  wrapBody,
} from './stages.ts';
import type { FlatLaySpec, PreparedView, RenderedPicture } from './types.ts';

/** What is done to the product, in order, before its picture is taken. */
const STAGES: Record<FlatLaySpec['type'], readonly (readonly [name: string, stage: Stage])[]> = {
  flat: [
    ['trim', trim],
    ['match_resolution', matchResolution],
    ['smooth_edge', smoothEdge],
    ['lay_straight', layStraight],
    ['inner_neck', openNeck],
    ['even_light', evenOut],
    ['fit_to_box', fitToBox],
  ],
  ghost_mannequin: [
    ['trim', trim],
    ['match_resolution', matchResolution],
    ['smooth_edge', smoothEdge],
    ['wrap_body', wrapBody],
    ['even_light', evenOut],
    ['inner_neck', openNeck],
    ['inner_waist', openWaist],
    ['volume', giveVolume],
    ['inner_hem', openHem],
    ['fit_to_box', fitToBox],
  ],
  detail: [
    ['trim', trim],
    ['lay_straight', layStraight],
    ['inner_neck', openNeck],
    ['close_up', closeUp],
    ['match_resolution', matchResolution],
    ['fit_to_box', fitToBox],
  ],
};

/** Called after each stage with the share done (0..1) and the stage's name. */
export type Progress = (done: number, stage: string) => void;

/**
 * Makes one picture of one side of a product. The same view, spec and networks give the same bytes.
 * @param ground undecoded picture that lends the backdrop its colours, instead of the spec's background
 * @throws AtelierError `invalid_request` when the paddings leave no room
 * @example
 * const spec = { type: 'flat', viewpoint: 'front', background: { background_type: 'arbitrary' }, variant: 0, seed: 1 };
 * const { bytes, mime } = await renderFlatLay(product.views.front, spec, models);
 */
export async function renderFlatLay(
  view: PreparedView,
  spec: FlatLaySpec,
  models: Models,
  onProgress: Progress = () => {},
  ground?: Uint8Array,
): Promise<RenderedPicture> {
  const timings: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    timings[name] = performance.now() - start;
    return result;
  };
  const stages = STAGES[spec.type];
  let sitting = openSitting(view, spec, models, ground);
  for (const [index, [name, stage]] of stages.entries()) {
    const before = sitting;
    sitting = await timed(name, () => stage(before));
    onProgress((index + 1) / (stages.length + 1), name);
  }
  const picture = await photograph(sitting, timed);
  onProgress(1, 'photograph');
  const { width, height } = sitting.layout;
  return { ...picture, width, height, warnings: [...sitting.warnings], timings };
}
