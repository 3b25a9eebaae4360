import { type Bounds, visibleBounds } from '@atelier/pixels/bounds';
import type { Rgba } from '@atelier/pixels/raster';

export interface Paddings {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Where a cut-out's subject is in its picture, and at which edges of it the picture cuts it. */
export interface Subject {
  box: Bounds;
  cut: Record<keyof Paddings, boolean>;
}

/** Fainter pixels are taken for dust of the cut-out, not for the subject. */
const FAINTEST_ALPHA = 16;
const SOLID_ALPHA = 128;
/** A subject that fills more of an edge than this is cut by it; less is a hair or a toe that just touches it. */
const MOST_OF_EDGE = 0.01;

/** The subject of a cut-out; all of a picture in which nothing is transparent. */
export function subjectOf(cutout: Rgba): Subject {
  const { width, height } = cutout;
  const box = visibleBounds(cutout, FAINTEST_ALPHA) ?? { left: 0, top: 0, width, height };
  return {
    box,
    cut: {
      top: isCut(cutout, width, (x) => x),
      bottom: isCut(cutout, width, (x) => (height - 1) * width + x),
      left: isCut(cutout, height, (y) => y * width),
      right: isCut(cutout, height, (y) => (y + 1) * width - 1),
    },
  };
}

function isCut({ data }: Rgba, length: number, pixelAt: (along: number) => number): boolean {
  let solid = 0;
  for (let along = 0; along < length; along++) if (data[4 * pixelAt(along) + 3]! >= SOLID_ALPHA) solid++;
  return solid > MOST_OF_EDGE * length;
}

/** How a picture is scaled, and where its top left corner then comes to lie in the new one. */
export interface Placing {
  scale: number;
  left: number;
  top: number;
}

/** Along one axis: the subject, and the room for it. Cut ends stand for the edges of the new picture. */
interface Axis {
  from: number;
  length: number;
  cutBefore: boolean;
  cutAfter: boolean;
  side: number;
  before: number;
  after: number;
}

/**
 * Places a picture so that its subject stands whole in the middle of what the paddings leave, as large as it goes. Where
 * the picture cuts the subject, it is cut by the edge of the new picture as well: no padding makes up for what is not
 * there, and a cut in the middle of a picture looks like a cut.
 */
export function placeSubject(
  { box, cut }: Subject,
  size: { width: number; height: number },
  paddings: Paddings,
): Placing {
  const across = axis(box.left, box.width, cut.left, cut.right, size.width, paddings.left, paddings.right);
  const down = axis(box.top, box.height, cut.top, cut.bottom, size.height, paddings.top, paddings.bottom);
  const scale = scaleFor(across, down);
  return { scale, left: offset(across, scale), top: offset(down, scale) };
}

function axis(
  from: number,
  length: number,
  cutBefore: boolean,
  cutAfter: boolean,
  side: number,
  before: number,
  after: number,
): Axis {
  const ends = { before: cutBefore ? 0 : before, after: cutAfter ? 0 : after };
  return { from, length, cutBefore, cutAfter, side, ...ends };
}

/** What is cut at both ends must fill its axis; everything else must fit. */
function scaleFor(...axes: readonly Axis[]): number {
  const filling = axes.filter(({ cutBefore, cutAfter }) => cutBefore && cutAfter);
  if (filling.length > 0) return Math.max(...filling.map(({ side, length }) => side / length));
  return Math.min(
    ...axes.map(({ side, before, after, length }) => Math.max(1, side - before - after) / length),
  );
}

function offset({ from, length, cutBefore, cutAfter, side, before, after }: Axis, scale: number): number {
  const room = side - before - after;
  const drawn = length * scale;
  // What does not fit goes out where the subject is cut anyway.
  const start =
    cutBefore === cutAfter
      ? before + (room - drawn) / 2
      : cutAfter
        ? Math.max(before, side - drawn)
        : Math.min(0, side - after - drawn);
  return start - from * scale;
}
