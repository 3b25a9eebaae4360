import { deltaE2000, labOfSrgb } from '@atelier/pixels/ciede2000';
import { SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { expect, test } from 'vitest';
import { matt, sheet, sphere } from '../../../../test/support/solids.ts';
import { studioLights } from '../scene/studio-light.ts';
import { type Camera, lookAt } from './camera.ts';
import { FrameMemory } from './frame-memory.ts';
import type { RenderedView } from './render-view.ts';
import { renderView } from './render-view.ts';
import type { Surface } from './surface.ts';

const LIGHTS = studioLights(0);
const FLOOR = { point: [0, 0, 0], normal: [0, 1, 0] } as const;

/** In front of the figure, `perDm` pixels a dm at the target. */
function frontCamera(width: number, height: number, perDm: number, y = 0): Camera {
  return lookAt([0, y, 80], [0, y, 0], perDm * 80, { width, height });
}

function render(surfaces: readonly Surface[], camera: Camera, memory?: FrameMemory): RenderedView {
  return renderView({ surfaces, camera, lights: LIGHTS, receivers: [FLOOR] }, memory);
}

function pixelAt({ figure, place }: RenderedView, x: number, y: number): number[] {
  if (!place) return [0, 0, 0, 0];
  const at = ((y - place.top) * figure.width + (x - place.left)) * 4;
  return [...figure.data.subarray(at, at + 4)];
}

test('the same view gives the same bytes, in memory that other pictures have used', () => {
  const camera = frontCamera(160, 160, 30, 1.5);
  const scene = [sphere([0, 2, 0], 1.5), sheet([-2, 0, 1], [2, 0, 0], [0, 3, 0])];
  const memory = new FrameMemory();
  render([sphere([1, 1, 0], 3)], frontCamera(300, 200, 30), memory);
  const reused = render(scene, camera, memory);
  const fresh = render(scene, camera);
  expect(reused.figure.data).toEqual(fresh.figure.data);
  expect(reused.shadow.data).toEqual(fresh.shadow.data);
});

const CLOTH_COLOURS = [
  [128, 128, 128],
  [60, 60, 64],
  [235, 235, 232],
  [38, 84, 142],
  [180, 40, 45],
  [240, 190, 60],
  [30, 110, 70],
  [240, 180, 190],
];

test.each(CLOTH_COLOURS)(
  'cloth of sRGB %i %i %i shows its own colour to the key and to the camera',
  (...srgb) => {
    const [r, g, b] = srgb.map((v) => SRGB_TO_LINEAR[v]!) as [number, number, number];
    const camera = frontCamera(40, 40, 6);
    const toCamera = sheet([-4, -4, 0], [8, 0, 0], [0, 8, 0], { material: matt([r, g, b]) });
    const key = LIGHTS.key.towards;
    const across = [key[2], 0, -key[0]] as const;
    const along = [
      key[1] * across[2] - key[2] * across[1],
      key[2] * across[0] - key[0] * across[2],
      key[0] * across[1] - key[1] * across[0],
    ].map((v) => v * 8) as [number, number, number];
    const wide = across.map((v) => v * 8) as [number, number, number];
    const corner = along.map((v, i) => -(v + wide[i]!) / 2) as [number, number, number];
    const toKey = sheet(corner, wide, along, { material: matt([r, g, b]) });
    const expected = labOfSrgb(srgb[0]!, srgb[1]!, srgb[2]!);
    for (const cloth of [toCamera, toKey]) {
      const [red, green, blue, alpha] = pixelAt(render([cloth], camera), 20, 20);
      expect(alpha).toBe(255);
      expect(deltaE2000(labOfSrgb(red!, green!, blue!), expected)).toBeLessThan(6);
    }
  },
);

test('all viewpoints are lit alike', () => {
  const ball = sphere([0, 0, 0], 2);
  const brightness = [0, 90, 180].map((azimuth) => {
    const radians = (azimuth * Math.PI) / 180;
    const eye = [80 * Math.sin(radians), 0, 80 * Math.cos(radians)] as const;
    const camera = lookAt(eye, [0, 0, 0], 20 * 80, { width: 100, height: 100 });
    return pixelAt(
      renderView({ surfaces: [ball], camera, lights: studioLights(azimuth), receivers: [] }),
      50,
      50,
    )[0]!;
  });
  expect(Math.max(...brightness) - Math.min(...brightness)).toBeLessThanOrEqual(2);
});

test('a ball is shaded smoothly: no acne, no rings, no facets', () => {
  const view = render([sphere([0, 5, 0], 2, {}, 96)], frontCamera(260, 260, 60, 5));
  const { width, height, data } = view.figure;
  let worst = 0;
  for (let y = 6; y < height - 6; y++) {
    for (let x = 6; x < width - 6; x++) {
      if (Math.hypot(x - width / 2, y - height / 2) > width / 2 - 8) continue;
      const at = (y * width + x) * 4;
      for (const step of [4, width * 4]) {
        const bow = Math.abs(data[at]! - (data[at - step]! + data[at + step]!) / 2);
        worst = Math.max(worst, bow);
      }
    }
  }
  expect(worst).toBeLessThanOrEqual(2);
});

test('a figure before nothing carries no shadow: alpha is its outline and nothing else', () => {
  const view = render([sphere([0, 1, 0], 1)], frontCamera(200, 200, 50, 1));
  const { figure, place } = view;
  expect(place).toEqual({ left: 50, top: 50, width: 100, height: 100 });
  let area = 0;
  for (let i = 3; i < figure.data.length; i += 4) area += figure.data[i]! / 255;
  expect(area).toBeGreaterThan(0.995 * Math.PI * 50 ** 2);
  expect(area).toBeLessThan(1.005 * Math.PI * 50 ** 2);
});

test('edges are mixed by coverage, and their colour is the surface’s own', () => {
  // A left edge that crosses one pixel column from bottom to top.
  const slanted = sheet([-0.6, -3, 0], [3, 0, 0], [0.1, 6, 0], { material: matt([0.8, 0.1, 0.1]) });
  const view = render([slanted], frontCamera(80, 80, 10));
  const inner = pixelAt(view, 45, 40);
  const steps = new Set<number>();
  for (let y = 12; y < 68; y++) {
    const [r, g, b, alpha] = pixelAt(view, 34, y);
    steps.add(alpha!);
    if (alpha === 0) continue;
    expect(Math.abs(r! - inner[0]!)).toBeLessThan(8);
    expect(Math.abs(g! - inner[1]!)).toBeLessThan(8);
    expect(Math.abs(b! - inner[2]!)).toBeLessThan(8);
  }
  expect(steps.size).toBeGreaterThanOrEqual(8);
});

test('surfaces shade those behind them from the key, softly', () => {
  const wall = sheet([-5, -5, 0], [10, 0, 0], [0, 10, 0], {}, 8);
  const key = LIGHTS.key.towards;
  const blocker = sheet([key[0] * 3 - 1, key[1] * 3 - 1, key[2] * 3], [2, 0, 0], [0, 2, 0], {
    twoSided: true,
  });
  const camera = lookAt([40, -40, 60], [0, 0, 0], 900, { width: 300, height: 300 });
  const shaded = pixelAt(render([wall, blocker], camera), 150, 150)[0]!;
  const free = pixelAt(render([wall], camera), 150, 150)[0]!;
  expect(shaded).toBeLessThan(free * 0.88);
  expect(shaded).toBeGreaterThan(free * 0.4);
});

test('creases are darker than open cloth, without a line along the depth jump', () => {
  const back = sheet([-4, -4, 0], [8, 0, 0], [0, 8, 0], { castsShadow: false });
  const front = sheet([-4, -4, 3], [4, 0, 0], [0, 8, 0], { castsShadow: false });
  const view = render([back, front], frontCamera(240, 120, 30));
  const row = Array.from({ length: 60 }, (_, i) => pixelAt(view, 90 + i, 60)[0]!);
  const open = pixelAt(view, 225, 60)[0]!;
  // The front sheet ends near x = 115: nothing on either side may be brighter than open cloth or darker than a crease.
  for (const value of row) {
    expect(value).toBeLessThanOrEqual(open + 3);
    expect(value).toBeGreaterThan(open * 0.8);
  }
});

test('the floor is darkest at the contact, lighter away from it, and untouched far off', () => {
  const view = render(
    [sphere([0, 1, 0], 1)],
    lookAt([0, 12, 80], [0, 1, 0], 30 * 80, { width: 600, height: 400 }),
  );
  const { shadow } = view;
  const at = (x: number, y: number) =>
    shadow.data[Math.floor((y * shadow.height) / 400) * shadow.width + Math.floor((x * shadow.width) / 600)]!;
  const contact = at(300, 231);
  expect(contact).toBeGreaterThan(0.25);
  expect(at(300, 236)).toBeLessThan(contact);
  expect(at(300, 236)).toBeGreaterThan(0.02);
  expect(at(20, 390)).toBeLessThan(0.01);
  expect(shadow.data.every((darkness) => darkness >= 0 && darkness <= 1)).toBe(true);
});

test('strips of large pictures do not show', () => {
  const view = render([sphere([0, 5, 0], 4, {}, 96)], frontCamera(1400, 1400, 167, 5));
  const { width, height, data } = view.figure;
  const boundary = Math.floor(1_600_000 / width);
  expect(boundary).toBeLessThan(height - 100);
  const jump = (row: number) => {
    let sum = 0;
    for (let x = 300; x < width - 300; x++) {
      sum += Math.abs(data[(row * width + x) * 4]! - data[((row - 1) * width + x) * 4]!);
    }
    return sum / (width - 600);
  };
  const usual = Math.max(...[-9, -7, -5, 5, 7, 9].map((away) => jump(boundary + away)));
  expect(jump(boundary)).toBeLessThanOrEqual(usual + 0.05);
});

test('a view in which nothing shows is empty, not an error', () => {
  const behind = render([sphere([0, 0, 200], 1)], frontCamera(50, 50, 5));
  expect(behind.place).toBeUndefined();
  expect(behind.figure.data).toHaveLength(0);
});

test('a mesh finer than pixels looks as a coarse one does', () => {
  const striped: Surface['material'] = {
    reflect(fragment, out) {
      out.r = 0.4 + 0.3 * Math.sin(fragment.x * 2);
    },
  };
  const [coarse, fine] = [1, 150].map((cells) => {
    const cloth = sheet([-3, -3, 0], [6, 0, 0], [0, 6, 0], { material: striped }, cells);
    return render([cloth], frontCamera(80, 80, 12)).figure.data;
  });
  expect(fine!.length).toBe(coarse!.length);
  const worst = coarse!.reduce((most, value, i) => Math.max(most, Math.abs(value - fine![i]!)), 0);
  expect(worst).toBeLessThanOrEqual(2);
});
