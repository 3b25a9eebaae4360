import { randomStream } from '@atelier/pixels/random';
import { expect, test } from 'vitest';
import { settleOutline } from './outline.ts';
import { bandOf, GROUND, OBJECT, type Trimap, UNKNOWN } from './trimap.ts';

const SIDE = 60;

/** Object on the left edge, ground on the right edge, a step of the picture in the middle, all else unknown. */
function halves(): {
  picture: { width: number; height: number; channels: 3; data: Uint8Array };
  trimap: Trimap;
} {
  const data = new Uint8Array(SIDE * SIDE * 3);
  const labels = new Uint8Array(SIDE * SIDE);
  for (let i = 0; i < labels.length; i++) {
    const x = i % SIDE;
    data.fill(x < SIDE / 2 ? 60 : 200, i * 3, i * 3 + 3);
    labels[i] = x < 4 ? OBJECT : x >= SIDE - 4 ? GROUND : UNKNOWN;
  }
  const likelihood = new Float32Array(SIDE * SIDE).fill(0.5);
  return {
    picture: { width: SIDE, height: SIDE, channels: 3, data },
    trimap: { width: SIDE, height: SIDE, data: labels, band: bandOf(labels), likelihood, reachPx: 6 },
  };
}

test('noisy evidence is settled along the edge of the picture', () => {
  const { picture, trimap } = halves();
  const random = randomStream(5);
  const evidence = Float32Array.from(trimap.band, (at) => {
    const truth = at % SIDE < SIDE / 2 ? -0.3 : 0.3;
    return random() < 0.25 ? -truth : truth;
  });
  const inside = settleOutline(picture, trimap, evidence);
  const wrong = inside.filter((v, i) => v >= 0.5 !== i % SIDE < SIDE / 2).length;
  expect(wrong / inside.length).toBeLessThan(0.01);
});

test('what is sure already stays as it is', () => {
  const { picture, trimap } = halves();
  const inside = settleOutline(picture, trimap, new Float32Array(trimap.band.length).fill(1));
  for (let i = 0; i < inside.length; i++) {
    if (trimap.data[i] === OBJECT) expect(inside[i]).toBe(1);
    if (trimap.data[i] === GROUND) expect(inside[i]).toBe(0);
  }
});
