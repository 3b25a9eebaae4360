import { dilate } from '@atelier/pixels/morphology';
import { randomStream } from '@atelier/pixels/random';
import type { Rgb } from '@atelier/pixels/raster';
import { type Canvas, canvasAt, trustTo } from './canvas.ts';
import { copyFromSources, copyLarge } from './copy-squares.ts';
import { JOINT_PX, joinAtSeam, meetAtSeam } from './seam.ts';
import { anySources, enlargeSources, indicesOf, judgeSources, propose, type Sources } from './sources.ts';

/** The work begins at this short side, so small that a square shows what is where. */
const COARSEST_PX = 44;
/** Sources are searched at up to so many pixels; larger pictures copy by what was found there. */
const MOST_SEARCHED_PX = 600_000;
/** Rounds of search and copying at the coarsest size once it is made, and at least at the others. */
const FIRST_ROUNDS = 5;
/** Of the coarsest canvas so many pixels are made at once. */
const STEP_INWARDS = 2;
const LEAST_ROUNDS = 1;
/** Once there are sources of a smaller canvas, better ones are near them. */
const SEARCH_PX = 32;
const SWEEPS = 2;

/**
 * Continues a picture into holes by copying from its known part: each square of 7 x 7 pixels becomes like one that is
 * there, from coarse to fine (Wexler, Shechtman and Irani, "Space-time completion of video", 2007; sources by
 * PatchMatch, Barnes et al. 2009). It invents nothing, so what comes out is made of what the picture shows.
 * @param holes 1 = to be made: `Uint8Array [height * width]`
 * @param lendable 1 on pixels that may be copied, `Uint8Array [height * width]`
 * @param seed of the search
 * @returns undefined when too little may be copied
 */
export async function continuePicture(
  picture: Rgb,
  holes: Uint8Array,
  lendable: Uint8Array,
  seed: number,
): Promise<Rgb | undefined> {
  const random = randomStream(seed);
  const { width, height } = picture;
  const finest = Math.min(1, Math.sqrt(MOST_SEARCHED_PX / (width * height)));
  const levels = Math.max(0, Math.floor(Math.log2((finest * Math.min(width, height)) / COARSEST_PX)));
  let before: Made | undefined;
  for (let level = levels; level >= 0; level--) {
    const canvas = await canvasAt(picture, holes, lendable, finest * 2 ** -level);
    if (!canvas) continue;
    const sources = before ? enlargeSources(before.sources, before.canvas, canvas) : begin(canvas, random);
    copyFromSources(canvas, sources, canvas.holes);
    improve(canvas, sources, Math.max(LEAST_ROUNDS, level), SEARCH_PX, random);
    before = { canvas, sources };
  }
  return before && joined(picture, holes, before);
}

interface Made {
  readonly canvas: Canvas;
  readonly sources: Sources;
}

/** Makes the coarsest canvas from what is known inwards, step by step. */
function begin(canvas: Canvas, random: () => number): Sources {
  const sources = anySources(canvas, random);
  const deepest = canvas.depth.reduce((most, v) => Math.max(most, v), 0);
  for (let depth = 0; depth < deepest; depth += STEP_INWARDS) {
    trustTo(canvas, depth);
    improve(canvas, sources, 1, canvas.width, random);
  }
  trustTo(canvas, Number.POSITIVE_INFINITY);
  improve(canvas, sources, FIRST_ROUNDS, canvas.width, random);
  return sources;
}

/** Searches better sources and copies from them, by turns. */
function improve(
  canvas: Canvas,
  sources: Sources,
  rounds: number,
  reach: number,
  random: () => number,
): void {
  const wanted = indicesOf(canvas.wants);
  for (let round = 0; round < rounds; round++) {
    judgeSources(canvas, sources);
    for (let sweep = 0; sweep < SWEEPS; sweep++)
      sweepOver(canvas, sources, wanted, sweep % 2 === 0 ? 1 : -1, reach, random);
    copyFromSources(canvas, sources, canvas.holes);
  }
}

/** One pass of propagation from the neighbours and of random search within `reach`, forwards or backwards. */
function sweepOver(
  canvas: Canvas,
  sources: Sources,
  wanted: readonly number[],
  direction: 1 | -1,
  reach: number,
  random: () => number,
): void {
  const { width, height } = canvas;
  const { from } = sources;
  for (let k = 0; k < wanted.length; k++) {
    const at = wanted[direction === 1 ? k : wanted.length - 1 - k]!;
    const beside = from[at - direction] ?? -1;
    if (beside >= 0) propose(canvas, sources, at, beside + direction);
    const above = from[at - direction * width] ?? -1;
    if (above >= 0) propose(canvas, sources, at, above + direction * width);
    for (let radius = reach; radius >= 1; radius /= 2) {
      const own = from[at]! >= 0 ? from[at]! : at;
      const u = (own % width) + Math.round((2 * random() - 1) * radius);
      const v = Math.floor(own / width) + Math.round((2 * random() - 1) * Math.min(radius, height / 4));
      if (u >= 0 && u < width && v >= 0 && v < height) propose(canvas, sources, at, v * width + u);
    }
  }
}

/** The picture with its holes filled, whose texture is joined to what is known. */
function joined(picture: Rgb, holes: Uint8Array, { canvas, sources }: Made): Rgb {
  const { width, height } = picture;
  const wide = dilate(holes, width, height, JOINT_PX);
  const isWhole = canvas.width === width && canvas.height === height;
  if (isWhole) copyFromSources(canvas, sources, wide);
  const made: Rgb = isWhole
    ? { ...picture, data: Uint8Array.from(canvas.data, (v) => Math.round(v)) }
    : copyLarge(picture, wide, canvas, sources);
  const toned = meetAtSeam({ known: picture, imagined: made, holes });
  const { data } = joinAtSeam({ known: picture, imagined: toned, holes: wide }, holes);
  const out = Uint8Array.from(picture.data);
  for (let i = 0; i < holes.length; i++)
    if (holes[i] !== 0) for (let c = 3 * i; c < 3 * i + 3; c++) out[c] = data[c]!;
  return { ...picture, data: out };
}
