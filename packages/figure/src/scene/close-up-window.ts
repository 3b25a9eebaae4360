import type { ScreenBounds } from '../raster/screen-bounds.ts';
import type { Window } from './place-on-picture.ts';

/** Heights and sides in a picture where one pixel is one dm and y runs down. */
export interface CloseUpSubject {
  readonly product: ScreenBounds;
  /** Top of the hair or whatever is highest, and the tip of the nose. */
  readonly crown: number;
  readonly nose: number;
  /** The lowest of the figure: its soles. */
  readonly soles: number;
  /** Width over height of the picture. */
  readonly aspect: number;
}

/** Free room at the sides of the product as a share of its width, and below it, dm. */
const SIDE_MARGIN = 0.06;
const BELOW = 0.55;
/** Faces are cut below the nose or not at all. */
const BELOW_NOSE = 0.16;
const ABOVE_CROWN = 0.55;
/** Products that start this close below the nose, dm, are worn at the neck: the picture starts at the face. */
const AT_NECK = 3.2;
/** Room above products worn lower down. */
const ABOVE = 1.3;
/** Legs that go on for less than this below the hem are shown to the soles, dm. */
const TO_SOLES = 3.6;
/** The whole head is taken in when the picture need not grow by more than this share. */
const GROWTH_FOR_HEAD = 0.16;

/**
 * The part of the picture that a close-up shows: the whole product, and the figure cut where cuts look natural. Above:
 * over the hair or just below the nose, never through eyes; for things worn lower, at the waist. Below: some way under
 * the hem, or under the soles when the hem is near them.
 */
export function closeUpWindow({ product, crown, nose, soles, aspect }: CloseUpSubject): Window {
  const productWidth = product.right - product.left;
  const least = productWidth * (1 + 2 * SIDE_MARGIN);
  const bottom = soles - product.bottom < TO_SOLES ? soles + BELOW : product.bottom + BELOW;
  const atNeck = product.top - nose < AT_NECK;
  const tight = atNeck ? Math.min(nose + BELOW_NOSE, product.top - BELOW) : product.top - ABOVE;
  const withHead = Math.min(crown, product.top) - ABOVE_CROWN;
  const height = Math.max(bottom - tight, least / aspect);
  const showHead = atNeck && bottom - withHead <= height * (1 + GROWTH_FOR_HEAD);
  const top = showHead ? withHead : tight;
  const shown = Math.max(height, bottom - top);
  return {
    left: (product.left + product.right) / 2 - (shown * aspect) / 2,
    top: showHead || atNeck ? top : top - (shown - (bottom - top)) / 2,
    width: shown * aspect,
    height: shown,
  };
}
