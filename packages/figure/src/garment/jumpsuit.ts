import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import { cutDownTo } from './cut-top.ts';
import type { Garment, GarmentPhotos, GarmentTexture, GarmentWords } from './garment.ts';
import { type ClothPiece, joinPieces } from './joined-cloth.ts';
import { cutTrousers } from './trousers.ts';

/** Top and legs overlap by this much at the waist, where both are held. */
const OVERLAP_DM = 0.25;

/** Cuts a jumpsuit: a top down to the waist and trousers from there, both from the same photos. */
export function cutJumpsuit(
  data: FigureData,
  person: Person,
  photos: GarmentPhotos,
  words: GarmentWords,
): Garment {
  const seamY = person.measures.waistY;
  const { garment: top, cutting } = cutDownTo(data, person, photos, 'jumpsuit', words, seamY - OVERLAP_DM);
  const below = (texture: GarmentTexture, view: 'front' | 'back') => {
    const { places, marks } = cutting[view];
    return belowRow(texture, Math.round(places.rowOf(seamY) * marks.silhouette.cell));
  };
  const legs = cutTrousers(
    data,
    person,
    photos,
    { front: below(top.front, 'front'), back: below(top.back, 'back') },
    'trousers',
    { title: 'high waist' },
  );
  const held: ClothPiece = { ...top, pin: top.pin.map((pin, i) => Math.max(pin, heldAt(top, i, seamY))) };
  return { ...top, ...joinPieces([held, legs]) };
}

function heldAt({ positions }: Garment, vertex: number, seamY: number): number {
  return positions[3 * vertex + 1]! < seamY + OVERLAP_DM ? 1 : 0;
}

/** A texture in which only what lies below a row counts as cloth; places stay the same. */
function belowRow(texture: GarmentTexture, row: number): GarmentTexture {
  const inside = texture.inside.slice();
  inside.fill(-1, 0, Math.max(0, Math.min(texture.height - 1, row)) * texture.width);
  return { ...texture, inside };
}
