import { expect, test } from 'vitest';
import { draw } from '../../../../test/support/drawn-products.ts';
import { findWaistline } from './waistline.ts';

test('the waist of trousers that a photo cuts straight goes from side to side', async () => {
  const cut = await draw(
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="600"><path fill="#345" d="M50 0H350L380 600H240L200 250L160 600H20Z"/></svg>',
  );
  const { left, right } = findWaistline(cut)!;
  expect(left.x).toBeLessThan(60);
  expect(right.x).toBeGreaterThan(340);
});
