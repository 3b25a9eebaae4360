import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import { companionOf, companionPhotos } from '../garment/companion.ts';
import type { Garment, GarmentKind } from '../garment/garment.ts';
import { sewGarment } from '../garment/sew.ts';
import { meanColour, type Outfit } from './outfit.ts';
import { tuckIn } from './tuck.ts';

const BOTTOMS: readonly GarmentKind[] = ['trousers', 'shorts', 'skirt'];
const WHOLE: readonly GarmentKind[] = ['dress', 'jumpsuit'];
const OUTERWEAR: readonly GarmentKind[] = ['jacket', 'coat'];

/**
 * Several garments as one outfit, each in its own layer, with plain clothes for what they leave bare.
 * @param garments sewn around this person, at least one
 */
export function wearTogether(data: FigureData, person: Person, garments: readonly Garment[]): Outfit {
  const has = (kinds: readonly GarmentKind[]) => garments.find(({ kind }) => kinds.includes(kind));
  const whole = has(WHOLE);
  const bottom = has(BOTTOMS);
  const top = garments.find(({ kind }) => ![...BOTTOMS, ...WHOLE, ...OUTERWEAR].includes(kind));
  const chest = top ?? whole ?? garments[0];
  const missing: Garment[] = [];
  const complete = (beside: Garment | undefined, layerStep: number) => {
    const companion = beside && companionOf(beside.kind, meanColour(beside.front));
    if (!companion) return;
    const photos = companionPhotos(companion.kind, companion.colour);
    const plain = sewGarment(data, person, photos, companion.kind, {});
    const layered = { ...plain, layer: beside.layer + layerStep };
    missing.push(companion.kind === 'tee' ? tuckIn(layered, beside) : layered);
  };
  if (!whole && !bottom) complete(chest, -1);
  if (!whole && !top) complete(bottom, -1);
  return {
    garments: [...missing, ...garments],
    product: chest,
    thing: undefined,
    lining: chest ? meanColour(chest.front) : WHITE,
    warnings: [...new Set(garments.flatMap(({ warnings }) => warnings))],
  };
}

const WHITE = [240, 239, 235] as const;
