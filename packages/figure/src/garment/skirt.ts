import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import { bindToBody } from './bind.ts';
import { angleAtArc, pointAt } from './body-slices.ts';
import { type BottomLandmarks, findBottomLandmarks } from './bottom-landmarks.ts';
import { columnAcross, rowsOf } from './bottom-places.ts';
import { fitSkirt } from './bottom-scale.ts';
import type { Garment, GarmentPhotos, GarmentTexture, GarmentWords } from './garment.ts';
import { lowerBody } from './lower-body.ts';
import { emptyCloth, type SewnCloth } from './sewn-cloth.ts';

const COLUMNS = 56;
const ROW_DM = 0.36;
/** Cloth stays this much wider than the body under it; a waistband fits tighter. */
const LEAST_EASE = 1.04;
const WAIST_EASE = 1.015;
/** A full circle skirt; photos that say more are misread. */
const MOST_EASE = 3.5;
/** Height of the band that holds the skirt. */
const BAND_DM = 0.3;
const SMOOTHING = 24;

/** Cuts a skirt: rings around hips and legs as wide as the photo shows it at each height. */
export function cutSkirt(
  data: FigureData,
  person: Person,
  photos: GarmentPhotos,
  textures: { front: GarmentTexture; back: GarmentTexture },
  words: GarmentWords,
): Garment {
  const marks = findBottomLandmarks(textures.front);
  const backMarks = findBottomLandmarks(textures.back);
  const body = lowerBody(data, person);
  const fit = fitSkirt(person, body.pelvis, marks, photos, words);
  const levels = Math.max(4, Math.round((fit.waistY - fit.hemY) / ROW_DM));
  const cloth = emptyCloth((levels + 1) * COLUMNS, levels * COLUMNS);
  const rows = rowsOf(marks, marks.bottom, fit);
  const backRows = rowsOf(backMarks, backMarks.bottom, fit);
  for (let level = 0; level <= levels; level++) {
    const y = fit.waistY - ((fit.waistY - fit.hemY) * level) / levels;
    const outline = body.whole.at(y);
    const ease = easeAt(
      marks,
      rows.at(y),
      fit.dmPerPx,
      fit.shown,
      outline.girth,
      2 * Math.max(...outline.radii),
    );
    const depth = fit.waistY - y;
    const scale = depth < BAND_DM ? WAIST_EASE : Math.min(MOST_EASE, Math.max(LEAST_EASE, ease));
    for (let column = 0; column < COLUMNS; column++) {
      const share = column / COLUMNS;
      const angle = angleAtArc(outline, share);
      const { x, z } = pointAt(outline, angle, scale);
      const across = acrossOf(share);
      cloth.add({
        position: [x, y, z],
        front: [columnAcross(marks, rows.at(y), across, 'front'), rows.at(y)],
        back: [columnAcross(backMarks, backRows.at(y), across, 'back'), backRows.at(y)],
        side: Math.cos(2 * Math.PI * share),
        extent: Math.min(depth, y - fit.hemY) + EDGE_DM,
        pin: Math.max(0, 1 - depth / BAND_DM),
      });
    }
  }
  joinRings(cloth, levels);
  const { positions, quads } = cloth;
  const skinWeights = bindToBody({ positions, quads }, data, person.shape, body.keep, SMOOTHING);
  return {
    kind: 'skirt',
    layer: 1,
    ...cloth.attributes(),
    skinWeights,
    ...textures,
    fabric: { stiffness: 0.35, thickness: 0.02, sheen: 0.08 },
    warnings: [],
  };
}

/** Hems keep a breath of cloth so that the very edge of the mesh is drawn. */
const EDGE_DM = 0.01;

/** -1..1 from side seam to side seam, folded at the sides: 0 in front and behind, 1 at the figure's left. */
function acrossOf(share: number): number {
  const quarter = share * 4;
  if (quarter <= 1) return quarter;
  if (quarter <= 3) return 2 - quarter;
  return quarter - 4;
}

function easeAt(
  marks: BottomLandmarks,
  row: number,
  dmPerPx: number,
  shown: 'half_girth' | 'width',
  girth: number,
  width: number,
): number {
  const span = marks.across(row);
  const wide = (span.to - span.from) * dmPerPx;
  return shown === 'half_girth' ? (2 * wide) / girth : wide / width;
}

function joinRings(cloth: SewnCloth, levels: number): void {
  for (let level = 0; level < levels; level++) {
    for (let column = 0; column < COLUMNS; column++) {
      const next = (column + 1) % COLUMNS;
      const upper = level * COLUMNS;
      const lower = upper + COLUMNS;
      cloth.join(upper + column, lower + column, lower + next, upper + next);
    }
  }
}
