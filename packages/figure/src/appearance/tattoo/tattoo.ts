import { randomStream } from '@atelier/pixels/random';
import type { Person } from '../../body/person.ts';
import type { FigureData } from '../../data/figure-data.ts';
import { type Colour, ofHex } from '../palette.ts';
import { type Paint, stain } from '../skin/paint.ts';
import { type Limb, type LimbPlace, limbBetween, placeOnLimb } from './limbs.ts';
import { band, type Motif, twig } from './motifs.ts';

/** Ink lies under the skin: it filters its colour. */
const INK: Colour = ofHex(0x707684);
const INK_STRENGTH = 0.92;

interface Drawing {
  readonly limb: Limb;
  /** Share of the limb's length at which the drawing's middle lies. */
  readonly at: number;
  /** Around the limb, dm; drawings are unrolled with it. */
  readonly girth: number;
  readonly motif: Motif;
}

/**
 * Line drawings on one forearm, the other upper arm, a calf and, on grown-ups, the side of the neck: wherever a
 * garment leaves skin, one of them shows. Seed-chosen: twigs or bands, left or right.
 */
export function tattoo(data: FigureData, person: Person): Paint {
  const drawings = chooseDrawings(data, person);
  const place: LimbPlace = { along: 0, turn: 0, radius: 0 };
  return ({ x, y, z }, out) => {
    for (const { limb, at, girth, motif } of drawings) {
      if (!placeOnLimb(limb, x, y, z, place)) continue;
      const share = motif((place.along - at) * limb.length, place.turn, girth);
      if (share > 0) stain(out, INK, INK_STRENGTH * share);
    }
  };
}

function chooseDrawings(data: FigureData, { seed, settings }: Person): Drawing[] {
  const random = randomStream(seed ^ 0x696e6b);
  const hand = random() < 0.5 ? 'L' : 'R';
  const other = hand === 'L' ? 'R' : 'L';
  const botanical = random() < 0.55;
  const limb = (from: string, to: string, side: 'L' | 'R', reach: number) =>
    limbBetween(data, `${from}.${side}`, `${to}.${side}`, side === 'L' ? 1 : -1, reach);
  const drawings: Drawing[] = [
    {
      limb: limb('lowerarm01', 'wrist', hand, 0.75),
      at: 0.5,
      girth: 2.3,
      motif: botanical ? twig(1.25) : band(0.62, 9),
    },
    {
      limb: limb('upperarm01', 'lowerarm01', other, 0.9),
      at: 0.68,
      girth: 3,
      motif: botanical ? band(0.44, 12) : twig(1),
    },
    {
      limb: limb('lowerleg01', 'foot', hand, 1),
      at: 0.62,
      girth: 3.2,
      motif: botanical ? twig(1.3) : band(0.5, 12),
    },
  ];
  if (settings.age_group !== 'teen') {
    drawings.push({ limb: neckSide(hand === 'L' ? 1 : -1), at: 0.5, girth: 2.2, motif: twig(0.48) });
  }
  return drawings;
}

/** The side of the neck below the ear, as a short upright limb. */
function neckSide(outwards: 1 | -1): Limb {
  return {
    start: [outwards * 0.1, 5.7, 0.28],
    axis: [0, 1, 0],
    length: 0.95,
    outer: [outwards, 0, 0],
    around: [0, 0, -outwards],
    reach: 0.75,
  };
}
