import { expect, test } from 'vitest';
import { blurField } from './blur.ts';
import { blurAt } from './blur-at.ts';
import { randomStream } from './random.ts';

test.each([0.5, 1, 2.5])('some cells blurred at sigma %d get what a blur of all gives them', (sigma) => {
  const random = randomStream(11);
  const [width, height] = [40, 30];
  const source = { width, height, data: Float32Array.from({ length: width * height }, random) };
  const whole = blurField(source, sigma);
  const cells = Int32Array.from({ length: 60 }, (_, k) => (12 + (k % 6)) * width + 12 + Math.floor(k / 6));
  const some = blurAt(source, cells, sigma);
  const blurred = new Set(cells);
  for (let i = 0; i < some.data.length; i++) {
    if (blurred.has(i)) expect(some.data[i]).toBeCloseTo(whole.data[i]!, 5);
    else expect(some.data[i]).toBe(source.data[i]);
  }
});
