import type { Oklab } from '@atelier/pixels/oklab';
import type { ClosedArea, ClosedAreas } from './closed-areas.ts';
import type { Look } from './look.ts';

/** An area that has this share of the sheet's border is what is behind things. */
const BACKDROP_BORDER = 0.12;
/** Of two backdrops the one whose middle lies below this is the ground. */
const GROUND_FROM = 0.55;
/** Colours of neighbours differ at least so much, Oklab distance. */
const LEAST_DIFFERENCE = 0.07;
/** Lighter or darker, when the palette has no other colour left. */
const STEP = 0.09;

/**
 * A colour for each area: backdrops get air and ground, things the colours that the prompt names, the largest first,
 * then those of the palette; neighbours never the same.
 */
export function colourAreas({ labels, areas }: ClosedAreas, width: number, look: Look): Oklab[] {
  const neighbours = neighboursOf(labels, areas.length, width);
  const rim = areas.reduce((sum, { border }) => sum + border, 0);
  const colours: (Oklab | undefined)[] = areas.map((area) => backdropColour(area, rim, look));
  const order = areas.map((_, k) => k).filter((k) => colours[k] === undefined);
  order.sort((a, b) => areas[b]!.area - areas[a]!.area);
  const choice = choiceOf(look);
  let next = 0;
  for (const k of order) {
    const beside = [...neighbours[k]!].flatMap((other) => colours[other] ?? []);
    const wished = choice[next++ % choice.length]!;
    const free = [wished, ...choice].find((one) => beside.every((b) => distance(one, b) > LEAST_DIFFERENCE));
    colours[k] = free ?? { ...wished, l: wished.l > 0.6 ? wished.l - STEP : wished.l + STEP };
  }
  return colours.map((colour) => colour ?? look.palette.air);
}

/** What the prompt names, then its shades, then the palette. */
function choiceOf({ asked, palette }: Look): Oklab[] {
  const shades = [-STEP, STEP].flatMap((step) => asked.map((one) => ({ ...one, l: one.l + step })));
  return [...asked, ...shades, ...palette.things];
}

function backdropColour({ border, middle }: ClosedArea, rim: number, { palette }: Look): Oklab | undefined {
  if (border < BACKDROP_BORDER * rim) return undefined;
  return middle > GROUND_FROM ? palette.ground : palette.air;
}

/** Which areas touch: looked for across lines' middles, where labels meet. */
function neighboursOf(labels: Int32Array, count: number, width: number): Set<number>[] {
  const sets = Array.from({ length: count }, () => new Set<number>());
  const meet = (a: number, b: number) => {
    if (a === b) return;
    sets[a]!.add(b);
    sets[b]!.add(a);
  };
  for (let i = 0; i < labels.length - width; i++) {
    if ((i + 1) % width !== 0) meet(labels[i]!, labels[i + 1]!);
    meet(labels[i]!, labels[i + width]!);
  }
  return sets;
}

function distance(x: Oklab, y: Oklab): number {
  return Math.hypot(x.l - y.l, x.a - y.a, x.b - y.b);
}
