import type { Field } from '@atelier/pixels/field';
import { emptyField } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';
import type { Models, Tensor } from '../models/models.ts';
import { fitTo, interleavedTensor, symmetricTensor } from './network-input.ts';
import { networkOutput } from './network-output.ts';

/** The side of the square that Selfie Multiclass sees. */
export const PERSON_SIDE = 256;
const PERSON_CLASSES = ['ground', 'hair', 'body', 'face', 'clothes', 'other'] as const;
export const CLOTH_SIDE = 512;
const CLOTH_SQUARE = { width: CLOTH_SIDE, height: CLOTH_SIDE };
const CLOTH_CLASSES = ['ground', 'upper', 'lower', 'full'] as const;

/** What a photo shows of a person, each 0..1 per cell of 256 x 256 over the whole picture. `other`: shoes, bags, hats. */
export type PersonParts = Record<(typeof PERSON_CLASSES)[number], Field>;

/** Clothes by where they are worn, each 0..1 per cell over the whole picture: 512 x 512 of them unless asked otherwise. */
export type ClothParts = Record<(typeof CLOTH_CLASSES)[number], Field>;

/** Hair, skin, clothes and accessories, by MediaPipe's Selfie Multiclass network. */
export async function personParts(picture: Rgb, models: Models): Promise<PersonParts> {
  const input = interleavedTensor(await fitTo(picture, PERSON_SIDE, PERSON_SIDE));
  const logits = networkOutput(await models.run('multiclass', { input }), 'output');
  const classes = PERSON_CLASSES.length;
  const planes = softmaxPlanes(logits, PERSON_SIDE, PERSON_SIDE, classes, { cell: classes, class: 1 });
  const [ground, hair, body, face, clothes, other] = planes as [Field, Field, Field, Field, Field, Field];
  return { ground, hair, body, face, clothes, other };
}

/** A picture at the size at which the network for clothes sees it. */
export interface ClothView {
  readonly input: Tensor;
  readonly width: number;
  readonly height: number;
}

/**
 * Makes a picture ready for `clothPartsIn`, which then asks the network before it waits for anything.
 * @param size cells that the network sees, multiples of 32: fewer of them on the short side of a narrow picture take
 * less time and find the same
 */
export async function clothView(
  picture: Rgb,
  { width, height }: { readonly width: number; readonly height: number } = CLOTH_SQUARE,
): Promise<ClothView> {
  return { input: symmetricTensor(await fitTo(picture, width, height)), width, height };
}

/** Upper, lower and full-body clothes, by the cloth-segmentation network (U-2-Net on iMaterialist 2019). */
export async function clothPartsIn({ input, width, height }: ClothView, models: Models): Promise<ClothParts> {
  const logits = networkOutput(await models.run('cloth', { input }), 'output');
  const strides = { cell: 1, class: width * height };
  const planes = softmaxPlanes(logits, width, height, CLOTH_CLASSES.length, strides);
  const [ground, upper, lower, full] = planes as [Field, Field, Field, Field];
  return { ground, upper, lower, full };
}

/** The clothes of a picture seen in a square. */
export async function clothParts(picture: Rgb, models: Models): Promise<ClothParts> {
  return clothPartsIn(await clothView(picture), models);
}

/** Probabilities 0..1 per class. `strides`: how far apart in `logits` neighbouring cells and classes are. */
function softmaxPlanes(
  logits: Float32Array,
  width: number,
  height: number,
  classes: number,
  strides: { cell: number; class: number },
): Field[] {
  const planes = Array.from({ length: classes }, () => emptyField(width, height));
  const weights = new Float64Array(classes);
  for (let cell = 0; cell < width * height; cell++) {
    const first = cell * strides.cell;
    let highest = logits[first]!;
    for (let c = 1; c < classes; c++) highest = Math.max(highest, logits[first + c * strides.class]!);
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      const weight = Math.exp(logits[first + c * strides.class]! - highest);
      weights[c] = weight;
      sum += weight;
    }
    for (let c = 0; c < classes; c++) planes[c]!.data[cell] = weights[c]! / sum;
  }
  return planes;
}
