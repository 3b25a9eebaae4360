import type { OnFigurePose, OnFigureViewpoint } from '@atelier/contracts';
import { ON_FIGURE_POSES, ON_FIGURE_VIEWPOINTS } from '@atelier/contracts';
import { randomStream } from '@atelier/pixels/random';
import { expect, test } from 'vitest';
import { sphere } from '../../../../test/support/solids.ts';
import { screenBounds } from '../raster/screen-bounds.ts';
import type { Surface } from '../raster/surface.ts';
import { bevelledBox } from './bevelled-box.ts';
import type { FrameRequest } from './frame.ts';
import { frameView } from './frame.ts';

const PICTURE = { width: 1024, height: 1536 };

function block(centre: [number, number, number], size: [number, number, number]): Surface {
  return { ...sphere([0, 0, 0], 1, {}, 4), ...bevelledBox(centre, size, 0.05) };
}

/** A figure `height` dm tall of simple blocks on the floor y = 0, with a top from hip to neck. */
function person(height: number, width = 4, depth = 2.4): Omit<FrameRequest, 'viewpoint' | 'pose' | 'size'> {
  const body = block([0, height / 2, 0], [width, height, depth]);
  const top = block([0, height * 0.67, 0], [width * 1.3, height * 0.34, depth * 1.1]);
  return {
    variant: 0,
    surfaces: [body, top],
    product: [top],
    face: { crown: [0, height, 0], noseTip: [0, height * 0.93, depth / 2] },
    floor: 0,
  };
}

const FULL_FIGURES = ON_FIGURE_VIEWPOINTS.flatMap((viewpoint) =>
  ON_FIGURE_POSES.filter((pose) => pose !== 'close_up').map((pose): [OnFigureViewpoint, OnFigurePose] => [
    viewpoint,
    pose,
  ]),
);

test.each(FULL_FIGURES)(
  '%s %s: nothing of the figure is cut off, whatever its shape and the picture’s',
  (viewpoint, pose) => {
    const random = randomStream(11);
    for (let round = 0; round < 25; round++) {
      const size = { width: 40 + Math.floor(random() * 3000), height: 40 + Math.floor(random() * 3000) };
      const figure = person(4 + random() * 24, 1 + random() * 14, 1 + random() * 14);
      const { camera } = frameView({ ...figure, viewpoint, pose, size, variant: round % 4 });
      const seen = screenBounds(figure.surfaces, camera)!;
      expect(Math.min(seen.left, seen.top)).toBeGreaterThan(0);
      expect(seen.right).toBeLessThan(size.width);
      expect(seen.bottom).toBeLessThan(size.height);
    }
  },
);

test('paddings stay free, and the figure fills what they leave', () => {
  const random = randomStream(3);
  for (const [viewpoint, pose] of FULL_FIGURES) {
    const size = { width: 300 + Math.floor(random() * 900), height: 300 + Math.floor(random() * 900) };
    const padding = () => Math.floor(random() * 140);
    const paddings = { top: padding(), bottom: padding(), left: padding(), right: padding() };
    const figure = person(8 + random() * 12);
    const seen = screenBounds(
      figure.surfaces,
      frameView({ ...figure, viewpoint, pose, size, paddings }).camera,
    )!;
    const free = [
      seen.left - paddings.left,
      seen.top - paddings.top,
      size.width - paddings.right - seen.right,
      size.height - paddings.bottom - seen.bottom,
    ] as const;
    for (const room of free) expect(room).toBeGreaterThan(0);
    expect(Math.min(free[0] + free[2], free[1] + free[3])).toBeLessThan(0.5);
  }
});

test('paddings that leave no room are refused', () => {
  const paddings = { top: 800, bottom: 800, left: 0, right: 0 };
  const request = { ...person(17), viewpoint: 'front', pose: 'standing', size: PICTURE, paddings } as const;
  expect(() => frameView(request)).toThrow(RangeError);
});

test('children, short and tall people keep their sizes and stand on one line', () => {
  const seen = [11.5, 15.8, 17, 19.4].map((height) => {
    const figure = person(height);
    const { camera } = frameView({ ...figure, viewpoint: 'front', pose: 'standing', size: PICTURE });
    const { top, bottom } = screenBounds(figure.surfaces, camera)!;
    return { pixelsPerDm: (bottom - top) / height, bottom };
  });
  for (const { pixelsPerDm, bottom } of seen) {
    expect(pixelsPerDm / seen[0]!.pixelsPerDm).toBeCloseTo(1, 1);
    expect(Math.abs(bottom - seen[0]!.bottom)).toBeLessThan(12);
  }
});

test('variants move the camera within eight degrees', () => {
  const azimuths = [0, 1, 2, 3].map(
    (variant) =>
      frameView({ ...person(17), variant, viewpoint: 'side', pose: 'standing', size: PICTURE }).azimuth,
  );
  expect(new Set(azimuths).size).toBe(4);
  for (const azimuth of azimuths) expect(Math.abs(azimuth - 90)).toBeLessThanOrEqual(8);
});

test.each(ON_FIGURE_VIEWPOINTS)(
  'a close-up from %s shows all of a top and cuts the face below the nose or not at all',
  (viewpoint) => {
    for (const size of [PICTURE, { width: 800, height: 800 }, { width: 1600, height: 900 }]) {
      const figure = person(17);
      const { camera } = frameView({ ...figure, viewpoint, pose: 'close_up', size });
      const top = screenBounds(figure.product, camera)!;
      expect(Math.min(top.left, top.top)).toBeGreaterThan(0);
      expect(top.right).toBeLessThan(size.width);
      expect(top.bottom).toBeLessThan(size.height);
      expect(
        Math.max((top.right - top.left) / size.width, (top.bottom - top.top) / size.height),
      ).toBeGreaterThan(0.5);
      const whole = screenBounds(figure.surfaces, camera)!;
      const perDm = (whole.bottom - whole.top) / 17;
      const nose = whole.top + 0.07 * 17 * perDm;
      expect(whole.top > 0 || nose < 0).toBe(true);
    }
  },
);

test('a close-up of trousers goes down to the soles', () => {
  const legs = block([0, 5.2, 0], [4.2, 9, 2.5]);
  const figure = { ...person(17), product: [legs] };
  const { camera } = frameView({ ...figure, viewpoint: 'front', pose: 'close_up', size: PICTURE });
  const { bottom } = screenBounds(figure.surfaces, camera)!;
  expect(bottom).toBeLessThan(PICTURE.height);
  expect(bottom).toBeGreaterThan(PICTURE.height * 0.9);
});

test('the wall begins above the feet of full figures and far below close-ups', () => {
  const bendOf = (pose: OnFigurePose) =>
    frameView({ ...person(17), viewpoint: 'front', pose, size: PICTURE }).bend;
  expect(bendOf('standing')).toBeGreaterThan(0.65);
  expect(bendOf('standing')).toBeLessThan(0.9);
  expect(bendOf('close_up')).toBeGreaterThan(1);
});
