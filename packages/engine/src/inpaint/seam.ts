import { blurField, blurWeighted } from '@atelier/pixels/blur';
import { signedDistance } from '@atelier/pixels/distance';
import { emptyField, type Field } from '@atelier/pixels/field';
import { dilate } from '@atelier/pixels/morphology';
import { pushPull } from '@atelier/pixels/push-pull';
import type { Rgb } from '@atelier/pixels/raster';
import { channelsOf, type Patch, pictureOf } from './patch.ts';

/**
 * The difference is taken so near to the hole: farther out, the network has mixed what it imagined with what is known.
 * This and the next are pixels at its scale.
 */
const TONE_RIM_PX = 2;
/** The difference along the seam is averaged over so many pixels: its tone counts, not its grain. */
const TONE_PX = 4;
/** What the seam tells fades out this far inside the hole. */
const REACH_PX = 48;
/** A difference (0..255 units) that can still be one of tone; more is another thing showing, and left alone. */
const TONE_STEP = 64;

/**
 * Shifts the tone of what was imagined so that it meets what is known: the difference along the rim, where both are
 * there, is spread smoothly inwards (the membrane of Pérez, Gangnet and Blake, "Poisson image editing", 2003; spread
 * by push-pull instead of a linear system), and fades out inside.
 * @returns the imagined picture, shifted
 */
export function meetAtSeam({ known, imagined, holes }: Patch): Rgb {
  const { width, height } = known;
  const rim = rimOf(holes, width, height, TONE_RIM_PX);
  const fill = channelsOf(imagined);
  const steps = toneSteps(channelsOf(known), fill, rim);
  const weight = anchors(rim, holes);
  pushPull(
    steps.map(({ data }) => data),
    weight,
    width,
    height,
  );
  for (const [c, { data }] of fill.entries()) {
    const step = steps[c]!.data;
    for (let i = 0; i < data.length; i++) data[i] = data[i]! + step[i]!;
  }
  return pictureOf(fill);
}

/** Known pixels so near a hole are compared with what was made for them, at full size; and so far inside it is felt. */
export const JOINT_PX = 2;
const JOINT_BLUR_PX = 1;
/** Inside a hole, where the blurred joint weighs less than this, its differences fade. */
const JOINT_FADE = 0.05;

/**
 * Joins grain and detail at the seam: what differs pixel by pixel along it is felt one or two pixels inside, as it is
 * in a membrane, so that two textures do not meet in a line.
 * @param holes without the joint, which must have been made, too: `Uint8Array [height * width]`
 * @returns the imagined picture, joined
 */
export function joinAtSeam({ known, imagined }: Patch, holes: Uint8Array): Rgb {
  const joint = rimOf(holes, known.width, known.height, JOINT_PX);
  const near = blurField(joint, JOINT_BLUR_PX).data;
  const fill = channelsOf(imagined);
  for (const [c, { data: there }] of channelsOf(known).entries()) {
    const { data } = fill[c]!;
    const step = emptyField(known.width, known.height);
    for (let i = 0; i < data.length; i++) step.data[i] = joint.data[i]! * (there[i]! - data[i]!);
    const felt = blurField(step, JOINT_BLUR_PX).data;
    for (let i = 0; i < data.length; i++) data[i] = data[i]! + felt[i]! / (near[i]! + JOINT_FADE);
  }
  return pictureOf(fill);
}

/** 1 on known pixels so near a hole that they were imagined, too. */
function rimOf(holes: Uint8Array, width: number, height: number, radius: number): Field {
  const near = dilate(holes, width, height, radius);
  const rim = emptyField(width, height);
  for (let i = 0; i < near.length; i++) if (near[i] !== 0 && holes[i] === 0) rim.data[i] = 1;
  return rim;
}

/** Known minus imagined on the rim, averaged along it, and less where it is too large to be tone. */
function toneSteps(known: readonly Field[], fill: readonly Field[], rim: Field): Field[] {
  const steps = known.map((plane, c) => {
    const step = emptyField(rim.width, rim.height);
    for (let i = 0; i < step.data.length; i++) step.data[i] = plane.data[i]! - fill[c]!.data[i]!;
    return blurWeighted(step, rim, TONE_PX);
  });
  for (let i = 0; i < rim.data.length; i++) {
    let squared = 0;
    for (const { data } of steps) squared += data[i]! ** 2;
    const trust = Math.exp(-squared / (TONE_STEP * TONE_STEP));
    for (const { data } of steps) data[i] = data[i]! * trust;
  }
  return steps;
}

/** Where the steps hold: on the rim as measured, and far inside, where there is none. */
function anchors(rim: Field, holes: Uint8Array): Float32Array {
  const inside = signedDistance({ ...rim, data: Float32Array.from(holes, (hole) => (hole === 0 ? 0 : 1)) });
  const weight = new Float32Array(rim.data.length);
  for (let i = 0; i < weight.length; i++) {
    if (rim.data[i] === 1 || (holes[i] !== 0 && inside.data[i]! > REACH_PX)) weight[i] = 1;
  }
  return weight;
}
