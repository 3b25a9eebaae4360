import type { Oklab } from '@atelier/pixels/oklab';
import type { ClosedArea, ClosedAreas } from './closed-areas.ts';
import type { Look } from './look.ts';

/** An area that has this share of the sheet's border is what is behind things. */
const BACKDROP_BORDER = 0.12;
/** Of two backdrops the one whose middle lies below this is the ground. */
const GROUND_FROM = 0.55;
/** Round shapes above this are suns, out of doors. */
const SUN_ABOVE = 0.4;
/** Colours of neighbours differ at least so much, Oklab distance. */
const LEAST_DIFFERENCE = 0.07;
/** Lighter or darker, when the palette has no other colour left. */
const STEP = 0.09;
/** A colour of the prompt whose hue is as near as this to that of sky or land was meant for these, Oklab distance. */
const SAME_HUE = 0.08;

/**
 * A colour for each area: backdrops get air and ground (out of doors sky and land), things the colours that the prompt
 * names, the largest first, then those of the palette; neighbours never the same.
 */
export function colourAreas({ labels, areas }: ClosedAreas, width: number, look: Look): Oklab[] {
  const neighbours = neighboursOf(labels, areas.length, width);
  const rim = areas.reduce((sum, { border }) => sum + border, 0);
  const backdrops = areas.map((area) => backdropColour(area, rim, look));
  const colours = areas.map((area, k) => {
    const isAlone = [...neighbours[k]!].every((other) => backdrops[other] !== undefined);
    return backdrops[k] ?? (isAlone ? sunColour(area, look) : undefined);
  });
  const order = areas.map((_, k) => k).filter((k) => colours[k] === undefined);
  order.sort((a, b) => areas[b]!.area - areas[a]!.area);
  const choice = choiceOf(
    look,
    colours.flatMap((colour) => colour ?? []),
  );
  let next = 0;
  for (const k of order) {
    const beside = [...neighbours[k]!].flatMap((other) => colours[other] ?? []);
    const wished = choice[next++ % choice.length]!;
    const free = [wished, ...choice].find((one) => beside.every((b) => distance(one, b) > LEAST_DIFFERENCE));
    colours[k] = free ?? { ...wished, l: wished.l > 0.6 ? wished.l - STEP : wished.l + STEP };
  }
  return colours.map((colour) => colour ?? look.palette.air);
}

/** Whether an area is what things are before. */
export function isBackdrop({ border }: ClosedArea, areas: readonly ClosedArea[]): boolean {
  return border >= BACKDROP_BORDER * areas.reduce((sum, one) => sum + one.border, 0);
}

/** What the prompt names and sky and land have not taken, then, out of doors after the palette, its shades. */
function choiceOf({ asked, palette, outdoors }: Look, taken: readonly Oklab[]): Oklab[] {
  const isTaken = (one: Oklab) =>
    taken.some((other) => Math.hypot(one.a - other.a, one.b - other.b) < SAME_HUE);
  const left = outdoors ? asked.filter((one) => !isTaken(one)) : asked;
  const named = left.length > 0 ? left : asked;
  const shades = [-STEP, STEP].flatMap((step) => named.map((one) => ({ ...one, l: one.l + step })));
  return outdoors ? [...named, ...palette.things, ...shades] : [...named, ...shades, ...palette.things];
}

function backdropColour({ border, middle }: ClosedArea, rim: number, look: Look): Oklab | undefined {
  if (border < BACKDROP_BORDER * rim) return undefined;
  const { palette, outdoors } = look;
  if (outdoors) return middle > GROUND_FROM ? outdoors.land : outdoors.sky;
  return middle > GROUND_FROM ? palette.ground : palette.air;
}

function sunColour({ isRound, middle }: ClosedArea, { outdoors }: Look): Oklab | undefined {
  return outdoors && isRound && middle < SUN_ABOVE ? outdoors.sun : undefined;
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
