import {
  type CarriedThing,
  carriedThing,
  type FigureData,
  type FrameMemory,
  jointFinder,
  photographCarried,
  projectPoints,
} from '@atelier/figure';
import type { Raster, Rgba } from '@atelier/pixels/raster';
import type { FittedBody } from './fit-body.ts';
import { handsOf, isAtHand } from './hands.ts';
import { type KeyPoints, middleOf, SEEN, trunkLength } from './key-points.ts';
import type { PersonInPhoto } from './photo-parts.ts';
import { type CarriedKind, garmentPhotos, type SortedProducts } from './try-on-garments.ts';

/** A photo with things in it. */
export interface CarriedInPhoto {
  readonly picture: Raster<3>;
  /** 1 where it may differ from the photo: `Uint8Array [height * width]`. */
  readonly changed: Uint8Array;
  /** How many things are shown. */
  readonly shown: number;
  /** Public sentences, about what is not shown, too. */
  readonly warnings: readonly string[];
}

/** Who carries: the person in the photo and the body that was fitted to them. */
export interface CarryingPerson {
  readonly body: FittedBody;
  readonly parts: PersonInPhoto;
  readonly points: KeyPoints;
}

const LEFT_OUT: Readonly<Record<CarriedKind, string>> = {
  bag: 'The bag was left out: the photo does not show a hand that hangs beside the body, and room below it.',
  hat: 'The hat was left out: the photo does not show the whole head from the front.',
  glasses: 'The glasses were left out: the photo does not show the face from the front.',
};
/** Heads that are turned or bowed farther than this are not seen from the front, degrees. */
const MOST_HEAD_TURN = 32;
const MOST_HEAD_NOD = 22;
/** Eyes lie at most this far from where the fitted head has them, share of shoulder to hip. */
const MOST_EYE_ERROR = 0.05;
/** At least this share of a thing lies in the picture. */
const LEAST_INSIDE = 0.9;
/** A hand hangs beside the body when its wrist is farther from the middle than this share of half the shoulders. */
const BESIDE = 0.8;
/** Fingers close around a bag's handle: they are before this share of its height, from its upper end. */
const HANDLE_SHARE = 0.1;

/**
 * Puts a bag, a hat and glasses on the person in a photo: made solid, held by the fitted body, photographed as the
 * photo was, and laid into it. What the photo shows too little for is left out and named.
 */
export async function carryInPhoto(
  photo: Pick<CarriedInPhoto, 'picture' | 'changed'>,
  person: CarryingPerson,
  carried: SortedProducts['carried'],
  data: FigureData,
  memory: FrameMemory,
): Promise<CarriedInPhoto> {
  const picture = { ...photo.picture, data: Uint8Array.from(photo.picture.data) };
  const changed = Uint8Array.from(photo.changed);
  const warnings: string[] = [];
  let shown = 0;
  for (const { product, kind } of carried) {
    const { thing, warnings: madeUp } = carriedThing(kind, await garmentPhotos(product), product.words);
    const layer = photographThing(thing, person, data, memory);
    if (!layer) {
      warnings.push(LEFT_OUT[kind]);
      continue;
    }
    const before = kind === 'bag' ? fingersBefore(layer, person) : undefined;
    lay(layer, before, picture, changed);
    warnings.push(...madeUp);
    shown++;
  }
  return { picture, changed, shown, warnings };
}

/** The thing on the person's body; undefined when the photo shows too little for it. */
function photographThing(
  thing: CarriedThing,
  person: CarryingPerson,
  data: FigureData,
  memory: FrameMemory,
): Rgba | undefined {
  const { body } = person;
  const hand = thing.kind === 'bag' ? freeHand(person) : 'left';
  if (!hand || (thing.kind !== 'bag' && !isHeadSeen(data, person))) return undefined;
  const take = (held: CarriedThing) =>
    photographCarried(data, body.person, held, body.stance, body.camera, memory);
  const first = take({ ...thing, hand });
  const ease = thing.kind === 'hat' ? hairUnder(first.picture, person.parts) : 1;
  const { picture, inside } = ease > 1 ? take({ ...thing, ease }) : first;
  return inside >= LEAST_INSIDE ? picture : undefined;
}

/** Rows of a hat in which the hair that is inside it is measured, shares of its height from its top. */
const CROWN_ROWS = [0.25, 0.65] as const;
const MOST_EASE = 1.5;

/** How much larger a hat has to be for the hair under it, 1 or more. */
function hairUnder({ width, height, data }: Rgba, { hair, face }: PersonInPhoto): number {
  const rows: (readonly [left: number, right: number] | undefined)[] = [];
  for (let y = 0; y < height; y++) rows.push(spanOf(width, (x) => data[4 * (y * width + x) + 3]! > 127));
  const top = rows.findIndex((row) => row !== undefined);
  const bottom = rows.findLastIndex((row) => row !== undefined);
  let ease = 1;
  const at = (share: number) => Math.round(top + share * (bottom - top));
  for (let y = at(CROWN_ROWS[0]); y <= at(CROWN_ROWS[1]); y++) {
    const hat = rows[y];
    if (!hat) continue;
    const middle = (hat[0] + hat[1]) / 2;
    const head = spanOf(width, (x) => hair[y * width + x]! + face[y * width + x]! > 0.5);
    const half = head ? Math.max(middle - head[0], head[1] - middle) : 0;
    ease = Math.max(ease, half / Math.max(1, (hat[1] - hat[0]) / 2));
  }
  return Math.min(MOST_EASE, ease);
}

/** First and last column that is set; undefined without any. */
function spanOf(width: number, isSet: (x: number) => boolean): readonly [number, number] | undefined {
  let first = 0;
  while (first < width && !isSet(first)) first++;
  if (first === width) return undefined;
  let last = width - 1;
  while (!isSet(last)) last--;
  return [first, last];
}

/** A hand that hangs beside the body. */
function freeHand({ points }: CarryingPerson): 'left' | 'right' | undefined {
  const { shoulders, elbows, wrists, hips } = points;
  const [top, bottom] = [middleOf(shoulders), middleOf(hips)];
  const halfShoulders = Math.abs(shoulders.left.x - shoulders.right.x) / 2;
  return (['left', 'right'] as const).find((side) => {
    const [wrist, elbow] = [wrists[side], elbows[side]];
    const middleX = top.x + ((bottom.x - top.x) * (wrist.y - top.y)) / Math.max(1, bottom.y - top.y);
    const isBeside = Math.abs(wrist.x - middleX) > BESIDE * halfShoulders;
    return wrist.score >= SEEN && wrist.y > elbow.y && isBeside;
  });
}

/** Whether the head is seen from the front, and the fitted one lies on it. */
function isHeadSeen(data: FigureData, { body, points }: CarryingPerson): boolean {
  const { eyes } = points;
  if (!eyes || Math.min(eyes.left.score, eyes.right.score, points.nose?.score ?? 0) < SEEN) return false;
  const { head } = body.posture;
  if (Math.abs(body.turn + head.turn) > MOST_HEAD_TURN || Math.abs(head.nod) > MOST_HEAD_NOD) return false;
  const fitted = jointFinder(data, body.person)(body.posture).eyes;
  const screen = projectPoints(Float32Array.from([...fitted.left, ...fitted.right]), body.camera);
  const most = MOST_EYE_ERROR * trunkLength(points);
  return [eyes.left, eyes.right].every(
    ({ x, y }, k) => Math.hypot(screen[3 * k]! - x, screen[3 * k + 1]! - y) < most,
  );
}

/** How much of the photo's fingers lies before the handle of a bag, 0..1: `Float32Array [height * width]`. */
function fingersBefore({ width, height, data }: Rgba, { parts, points }: CarryingPerson): Float32Array {
  const hands = handsOf(points);
  const before = new Float32Array(width * height);
  let top = height;
  let bottom = 0;
  for (let i = 0; i < before.length; i++) {
    if (data[4 * i + 3]! < 128) continue;
    top = Math.min(top, Math.floor(i / width));
    bottom = Math.max(bottom, Math.floor(i / width));
  }
  const end = Math.min(height, Math.round(top + HANDLE_SHARE * (bottom - top)));
  for (let i = top * width; i < end * width; i++) {
    if (isAtHand(hands, i % width, Math.floor(i / width))) before[i] = Math.min(1, parts.skin[i]!);
  }
  return before;
}

/** Lays a layer over a picture, but not over what is before it. */
function lay(layer: Rgba, before: Float32Array | undefined, picture: Raster<3>, changed: Uint8Array): void {
  for (let i = 0; i < changed.length; i++) {
    const alpha = (layer.data[4 * i + 3]! / 255) * (1 - (before?.[i] ?? 0));
    if (alpha < 1 / 255) continue;
    changed[i] = 1;
    for (let c = 0; c < 3; c++) {
      const was = picture.data[3 * i + c]!;
      picture.data[3 * i + c] = Math.round(was + (layer.data[4 * i + c]! - was) * alpha);
    }
  }
}
