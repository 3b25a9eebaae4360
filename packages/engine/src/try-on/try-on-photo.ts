import type { PhotoCheck } from '@atelier/contracts';
import { flatten } from '@atelier/pixels/flatten';
import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { decode } from '../decode/index.ts';
import type { RenderedPicture } from '../flat-lay/types.ts';
import type { Models } from '../models/models.ts';
import { analysePerson, canAnalysePeople, checkPerson, type PersonAnalysis } from '../person/index.ts';
import { PictureRefused, TryOnAborted } from '../refusals.ts';
import { type ProgressListener, startStageClock } from '../stage-clock.ts';
import { provenanceXmp } from '../studio/provenance.ts';
import { shrunk, takeOver } from './full-size.ts';
import { startTryOn, type TryOnTools } from './try-on.ts';
import type { PreparedGarment } from './try-on-garments.ts';
import { wornAreas } from './worn-areas.ts';

/** Larger photos are made smaller, as what is served of uploads is. */
const FULL_SIDE_PX = 4096;
/** Where people are dressed: bounds time and memory. The browser SDK sends at most 1500 px. */
const WORK_SIDE_PX = 1600;

/** Progress at the end of the stages. */
const READ_DONE = 0.05;
const CHECK_DONE = 0.2;
const WEAR_DONE = 0.95;

export interface PhotoTryOnTools extends TryOnTools {
  readonly models: Models;
  /** The checks that are made. */
  readonly checks: readonly PhotoCheck[];
  readonly onProgress: ProgressListener;
}

/**
 * Looks whether products can be tried on in a photo and puts them on. What is found out about the person is gone when
 * the call ends.
 *
 *     const { bytes } = await tryOnPhoto(jpeg, [{ views, words: {} }], tools); // PNG
 *
 * @param photo undecoded picture
 * @param products 1..5
 * @returns a PNG of the photo's size (at most 4096 px a side): what did not change has the photo's own values
 * @throws UndecodableImage for a file that is no picture
 * @throws TryOnAborted when a check says that the photo cannot be used
 * @throws PictureRefused when a product cannot be worn, or the result would not look right
 */
export async function tryOnPhoto(
  photo: Uint8Array,
  products: readonly PreparedGarment[],
  { checks, onProgress, ...tools }: PhotoTryOnTools,
): Promise<RenderedPicture> {
  const areas = wornAreas(products);
  const clock = startStageClock(onProgress);
  clock.begin('read', 0);
  const full = flatten(await decode(photo, { maxSidePx: FULL_SIDE_PX }));
  const copy = await shrunk(full, WORK_SIDE_PX);
  clock.begin('check', READ_DONE);
  const analysis = await analyse(copy, tools.models);
  const reason = checkPerson(analysis, areas, {
    noPeople: checks.includes('NO_PEOPLE_DETECTED'),
    tooManyPeople: checks.includes('TOO_MANY_PEOPLE_DETECTED'),
    child: checks.includes('CHILD_DETECTED'),
    targetArea: checks.includes('INSUFFICIENT_TARGET_AREA'),
  });
  if (reason) throw new TryOnAborted(reason);
  clock.begin('wear', CHECK_DONE);
  const { check, ...result } = await startTryOn(copy, analysis, products, {
    ...tools,
    onProgress: (stage, done) => onProgress(stage, CHECK_DONE + done * (WEAR_DONE - CHECK_DONE)),
  });
  clock.begin('encode', WEAR_DONE);
  // A network looks at the result once more in its own thread: nothing is given out before it has.
  const [bytes] = await Promise.all([takeOver(full, result).then(encodePng), check]);
  const { width, height } = full;
  // Dressing tells its own stages.
  const { wear: _all, ...own } = clock.end();
  return {
    bytes,
    mime: 'image/png',
    width,
    height,
    warnings: [...result.warnings],
    timings: { ...own, ...result.timings },
  };
}

/** @throws PictureRefused when the networks for it are not there */
function analyse(photo: Rgb, models: Models): Promise<PersonAnalysis> {
  if (!canAnalysePeople(models))
    throw new PictureRefused('This server cannot look at photos of people; please use a predefined model.');
  return analysePerson(photo, models);
}

/** PNG keeps every value of the photo; quick rather than small, as somebody waits for it. */
async function encodePng({ width, height, data }: Rgb): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 3 })
    .withXmp(provenanceXmp('compositeSynthetic'))
    .toBuffer();
}
