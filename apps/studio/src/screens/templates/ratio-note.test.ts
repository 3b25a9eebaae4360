import { expect, test } from 'vitest';
import { isMislabelled } from './ratio-note.ts';

test.each([
  ['9:16', 1080, 1920, false],
  ['4:5', 1080, 1350, false],
  ['1.91:1', 1200, 630, false],
  ['16:9', 820, 312, true],
  ['Wide', 820, 312, false],
])('%s for %d × %d is wrong: %s', (ratio, width, height, isWrong) => {
  expect(isMislabelled({ ratio, width, height })).toBe(isWrong);
});
