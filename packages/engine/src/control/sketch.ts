import { blurField } from '@atelier/pixels/blur';
import { signedDistance } from '@atelier/pixels/distance';
import { type Field, gradientAt, mapField } from '@atelier/pixels/field';
import { flatten } from '@atelier/pixels/flatten';
import type { Oklab } from '@atelier/pixels/oklab';
import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import type { FinishName } from '../illustrate/finish/finishes.ts';
import { type ClosedAreas, closedAreas } from './closed-areas.ts';
import { colourAreas, isBackdrop } from './colour-areas.ts';
import { type Ink, inkOf } from './ink.ts';
import { emptyLab, type LabPicture, labOf, rgbOf } from './lab-picture.ts';
import { finish, type Look, readLook } from './look.ts';
import type { ControlResult, OrderOf } from './types.ts';
import { promptWarnings } from './warnings.ts';

/** Things bulge over this share of the shorter side from their outlines. */
const BULGE_SHARE = 0.07;
/** How much lighter a slope towards the light is, Oklab lightness. */
const RELIEF = 0.13;
/** Light comes from the upper left. */
const LIGHT = { x: -0.6, y: -0.8 };
/** How much darker pigment is where it dries along lines, and over which share of the shorter side. */
const RIM_DARKNESS = 0.06;
const RIM_SHARE = 0.006;
/** A plain drawing is painted in watercolour on paper. */
const USUAL_FINISHES: readonly FinishName[] = ['watercolour'];
/** More cover than this is no line drawing, nor is more that lies so deep inside of ink, share of the shorter side. */
const MOST_INK = 0.35;
const MOST_SOLID_INK = 0.06;
const SOLID_SHARE = 0.012;
const LEAST_INK = 0.0005;

const NO_LINES = 'No lines were found in the control image: the picture shows plain paper.';
const NOT_A_DRAWING =
  'The control image does not look like a line drawing; the operation structure suits photos better.';
const BY_SHAPE =
  'The local engine colours a drawing by its closed shapes and the colours of the prompt; it does not know what the drawing shows.';

/**
 * Paints a drawing: clean lines, closed shapes coloured by the prompt, shaded as if they bulged, in the manner of the
 * style. At strength 1 all lines stay on top, at 0 only the shapes remain.
 */
export async function paintSketch(order: OrderOf<'sketch'>): Promise<ControlResult> {
  const { width, height, strength } = order;
  const drawing = labOf(await resizeRgb(flatten(order.picture), width, height));
  const look = readLook(order);
  const ink = inkOf(drawing);
  const areas = closedAreas(ink.cover);
  const toLine = signedDistance(mapField(ink.cover, (v) => 1 - v));
  const painted = paintAreas(areas, colourAreas(areas, width, look), toLine);
  const finished = finish(rgbOf(painted), look.style?.finishes ?? USUAL_FINISHES, look.scene);
  return {
    picture: drawLines(finished, ink, strength, look),
    warnings: [BY_SHAPE, ...inkWarnings(ink, toLine), ...promptWarnings(order, look)],
    metadata: { areas: areas.areas.length },
  };
}

/** @param toLine pixels to the nearest line, negative inside of it */
function inkWarnings({ share }: Ink, toLine: Field): string[] {
  const deep = -SOLID_SHARE * Math.min(toLine.width, toLine.height);
  const solid = toLine.data.reduce((count, distance) => count + (distance < deep ? 1 : 0), 0);
  if (share > MOST_INK || solid > MOST_SOLID_INK * toLine.data.length) return [NOT_A_DRAWING];
  return share < LEAST_INK ? [NO_LINES] : [];
}

function paintAreas({ labels, areas }: ClosedAreas, colours: readonly Oklab[], toLine: Field): LabPicture {
  const { width, height } = toLine;
  const unit = Math.min(width, height);
  const bulge = bulges(toLine, unit);
  const isFlat = areas.map((area) => isBackdrop(area, areas));
  const out = emptyLab(width, height);
  for (let i = 0; i < labels.length; i++) {
    const { l, a, b } = colours[labels[i]!]!;
    const { dx, dy } = gradientAt(bulge, i % width, Math.floor(i / width));
    // Sky and paper do not bulge towards what stands before them.
    const slope = isFlat[labels[i]!] ? 0 : (dx * LIGHT.x + dy * LIGHT.y) * BULGE_SHARE * unit;
    const rim = RIM_DARKNESS * Math.exp(-Math.max(0, toLine.data[i]!) / (RIM_SHARE * unit));
    out.l[i] = Math.min(0.985, l - RELIEF * Math.max(-1, Math.min(1, slope)) - rim);
    out.a[i] = a;
    out.b[i] = b;
  }
  return out;
}

/** Heights 0..1 that rise from lines and level out, without creases where two slopes meet. */
function bulges(toLine: Field, unit: number): Field {
  const reach = BULGE_SHARE * unit;
  return blurField(
    mapField(toLine, (d) => 1 - Math.exp(-Math.max(0, d) / reach)),
    reach * 0.3,
  );
}

/** Ink over paint, in the deep colour of the palette. */
function drawLines(painted: Rgb, { cover }: Ink, strength: number, look: Look): Rgb {
  const { deep } = look.palette;
  const lab = labOf(painted);
  for (let i = 0; i < cover.data.length; i++) {
    const share = cover.data[i]! * strength;
    lab.l[i] = lab.l[i]! + (deep.l * 0.8 - lab.l[i]!) * share;
    lab.a[i] = lab.a[i]! + (deep.a - lab.a[i]!) * share;
    lab.b[i] = lab.b[i]! + (deep.b - lab.b[i]!) * share;
  }
  return rgbOf(lab);
}
