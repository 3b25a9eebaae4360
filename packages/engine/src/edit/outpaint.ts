import { dilate } from '@atelier/pixels/morphology';
import type { Plane, Raster, Rgb } from '@atelier/pixels/raster';
import { type ExtendOptions, extend, type Margins } from '../inpaint/index.ts';
import type { Models } from '../models/models.ts';
import { findSubject } from './find/find-object.ts';
import { coloursOf } from './layers.ts';
import type { EditResult, EditTools, Outpaint } from './types.ts';

/** Pixels around a subject, share of the long side, that still show it. */
const SUBJECT_RIM_SHARE = 0.012;
const LEAST_SURE = 60;
/** A subject that fills more of an edge than this goes on beyond it. */
const MOST_OF_EDGE = 0.08;

/**
 * Extends a picture by continuing what is at its edges, without its subject's like appearing there again. The source lies unchanged at (left, up) of the result; what is
 * added is opaque.
 */
export async function outpaint(request: Outpaint, { models }: EditTools): Promise<EditResult> {
  const { picture, margins, prompt, seed } = request;
  const colours = coloursOf(picture);
  const extended = await extend(colours, margins, models, {
    seed,
    ...(await surroundings(colours, margins, models)),
  });
  const warnings = [...extended.warnings];
  if (prompt) {
    warnings.push(
      'The local engine continues what is in the image; it cannot add what the prompt describes. Use a provider with a generative model for that.',
    );
  }
  return {
    picture: picture.channels === 3 ? extended.picture : keepAlpha(extended.picture, picture, margins),
    warnings,
    metadata: { maskSource: 'none', maskResized: false, steps: ['extended the picture'] },
  };
}

/**
 * What may be repeated: what does not show the subject. Its shadow may: nothing is like it but what is in shadow, and
 * on a table or a lawn too little would be left without it.
 */
async function surroundings(
  picture: Rgb,
  margins: Margins,
  models: Models,
): Promise<Pick<ExtendOptions, 'lendable' | 'cutsSubject'>> {
  const { width, height } = picture;
  const subject = await findSubject(picture, models);
  if (!subject) return {};
  const solid = Uint8Array.from(subject.data, (v) => (v >= LEAST_SURE ? 1 : 0));
  if (reachesEdge({ width, height, data: solid }, margins)) return { cutsSubject: true };
  const rim = Math.max(2, Math.round(SUBJECT_RIM_SHARE * Math.max(width, height)));
  return { lendable: dilate(solid, width, height, rim).map((v) => (v === 0 ? 1 : 0)) };
}

function reachesEdge({ width, height, data }: Plane, { left, right, up, down }: Margins): boolean {
  const along = (length: number, at: (k: number) => number) => {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += data[at(k)]!;
    return sum > MOST_OF_EDGE * length;
  };
  return (
    (left > 0 && along(height, (y) => y * width)) ||
    (right > 0 && along(height, (y) => (y + 1) * width - 1)) ||
    (up > 0 && along(width, (x) => x)) ||
    (down > 0 && along(width, (x) => (height - 1) * width + x))
  );
}

function keepAlpha(extended: Raster, { width, height, data }: Raster, { left, up }: Margins): Raster {
  const out = new Uint8Array(4 * extended.width * extended.height);
  for (let i = 0; i < extended.width * extended.height; i++) {
    for (let c = 0; c < 3; c++) out[4 * i + c] = extended.data[3 * i + c]!;
    out[4 * i + 3] = 255;
  }
  for (let y = 0; y < height; y++)
    out.set(data.subarray(4 * y * width, 4 * (y + 1) * width), 4 * ((y + up) * extended.width + left));
  return { width: extended.width, height: extended.height, channels: 4, data: out };
}
