import { emptyField, type Field } from '@atelier/pixels/field';
import { flatten } from '@atelier/pixels/flatten';
import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import { cutOutSubject } from '../edit/subject-matte.ts';
import type { FinishName } from '../illustrate/finish/finishes.ts';
import { outlines } from '../illustrate/finish/pixel-work.ts';
import { PictureRefused } from '../refusals.ts';
import { withoutSpecks } from './ink.ts';
import { keepSkin, skinIn } from './keep-skin.ts';
import { type LabPicture, labOf, mixLab, rgbOf } from './lab-picture.ts';
import { canvasOf, finish, type Look, readLook } from './look.ts';
import { recolourTones } from './recolour-tones.ts';
import { simplify } from './simplify.ts';
import type { ControlResult, ControlTools, OrderOf } from './types.ts';
import { promptWarnings } from './warnings.ts';

/** How far colours go to those of the palette: where the prompt names colours, and where it names none. */
const ASKED_SHARE = 0.85;
const UNASKED_SHARE = 0.4;
/** How far what is behind the subject fades into the air. */
const HAZE = 0.28;
/** Lines over the painting at strength 1. */
const LINE_COVER = 0.6;
/** How far texture is left out of what says where outlines and colours go. */
const PLAINNESS = 0.5;
/** Shorter lines are grain: share of the picture that they cover. */
const LEAST_LINE_SHARE = 0.0004;
/** Width of the white margin that watercolours have, share of the shorter side. */
const PAPER_MARGIN = 0.03;
const USUAL_FINISHES: readonly FinishName[] = ['oil'];

const RESTYLED =
  'The local engine keeps the picture and changes its colours, light and manner; it puts nothing new in for the words of the prompt.';
const NO_SUBJECT =
  'Nothing in the control image stands out from its background: all of it was painted alike.';

/**
 * Paints a picture anew: its edges stay, what is behind its subject stays behind it, its colours and manner follow the
 * prompt. At strength 1 all its detail stays, at 0 only what is large.
 */
export async function restyleStructure(
  order: OrderOf<'structure'>,
  { models }: ControlTools,
): Promise<ControlResult> {
  const { width, height, strength } = order;
  const source = await resizeRgb(flatten(order.picture), width, height);
  const look = readLook(order);
  const lab = labOf(source);
  const forms = simplify(source, lab, 1 - strength);
  const plain = simplify(source, lab, PLAINNESS);
  const share = look.asked.length > 0 ? ASKED_SHARE : UNASKED_SHARE;
  const coloured = mixLab(forms, recolourTones(forms, plain, look), share);
  const subject = await subjectOf(source, models);
  const living = subject?.isPerson ? keepSkin(coloured, forms, await skinIn(source, models)) : coloured;
  const staged = subject === null ? living : fadeBehind(living, subject.shown, look);
  const painted = finish(rgbOf(staged), look.style?.finishes ?? USUAL_FINISHES, look.scene);
  return {
    picture: keepEdges(painted, rgbOf(plain), strength, look),
    warnings: [RESTYLED, ...(subject === null ? [NO_SUBJECT] : []), ...promptWarnings(order, look)],
    metadata: { subject_found: subject !== null },
  };
}

interface StandingOut {
  /** How much each place belongs to what stands out, 0..1. */
  readonly shown: Field;
  readonly isPerson: boolean;
}

/** What stands out; null when nothing does. */
async function subjectOf(source: Rgb, models: ControlTools['models']): Promise<StandingOut | null> {
  try {
    const { alpha, isPerson } = await cutOutSubject(source, models);
    const shown = emptyField(alpha.width, alpha.height);
    for (let i = 0; i < shown.data.length; i++) shown.data[i] = alpha.data[i]! / 255;
    return { shown, isPerson };
  } catch (error) {
    if (error instanceof PictureRefused) return null;
    throw error;
  }
}

/** Aerial perspective: the farther, the nearer to the colour of the air. */
function fadeBehind(lab: LabPicture, subject: Field, { palette }: Look): LabPicture {
  const { air } = palette;
  const toAir = (plane: Float32Array, goal: number) =>
    plane.map((v, i) => v + (goal - v) * HAZE * (1 - subject.data[i]!));
  return { ...lab, l: toAir(lab.l, air.l), a: toAir(lab.a, air.a), b: toAir(lab.b, air.b) };
}

/** Draws the outlines of things over the painting; texture has none, nor has the margin of a sheet of paper. */
function keepEdges(painted: Rgb, plain: Rgb, strength: number, { palette, scene, style }: Look): Rgb {
  if (strength <= 0) return painted;
  const drawn = outlines(canvasOf(plain), Math.max(1, scene.unit * 0.0018), 1);
  const lines = withoutSpecks(drawn, LEAST_LINE_SHARE);
  const margin = style?.finishes.includes('watercolour') ? PAPER_MARGIN * scene.unit : 0;
  const lab = labOf(painted);
  for (let i = 0; i < lab.l.length; i++) {
    const cover = lines.cover.data[i]! * LINE_COVER * strength * insideMargin(i, lab, margin);
    // Lines darken light paint; on dark paint they do not show, rather than lighten it.
    lab.l[i] = lab.l[i]! + Math.min(0, palette.deep.l - lab.l[i]!) * cover;
  }
  return rgbOf(lab);
}

/** 0 on the margin, 1 within; all of the sheet is within when there is none. */
function insideMargin(i: number, { width, height }: LabPicture, margin: number): number {
  if (margin === 0) return 1;
  const [x, y] = [i % width, Math.floor(i / width)];
  const edge = Math.min(x, y, width - 1 - x, height - 1 - y);
  return Math.min(1, Math.max(0, edge / margin - 1));
}
