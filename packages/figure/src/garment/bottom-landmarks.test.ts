import { expect, test } from 'vitest';
import { bottomKindOf } from './bottom-kind.ts';
import { findBottomLandmarks } from './bottom-landmarks.ts';
import { companionPhotos } from './companion.ts';
import { prepareTexture } from './texture.ts';

const trousers = () => prepareTexture(companionPhotos('trousers', [90, 90, 100]).front);

test('waist, crotch and hem of drawn trousers are found where they were drawn', () => {
  const marks = findBottomLandmarks(trousers());
  expect(marks.top).toBeCloseTo(28, -1);
  expect(marks.bottom).toBeCloseTo(820, -1);
  expect(marks.axis).toBeCloseTo(250, 0);
  expect(Math.abs(marks.crotch! - 250)).toBeLessThan(30);
});

test('each leg is measured on its own, at the side of the picture where it lies', () => {
  const marks = findBottomLandmarks(trousers());
  const left = marks.leg('left', 700);
  const right = marks.leg('right', 700);
  expect(left.from).toBeCloseTo(250 - 96, -1);
  expect(left.to).toBeCloseTo(250 - 23, -1);
  expect(right.from).toBeCloseTo(250 + 23, -1);
  expect(right.to).toBeCloseTo(250 + 96, -1);
});

test('split and long are trousers, cut short they are shorts, unsplit they are a skirt', () => {
  const whole = companionPhotos('trousers', [90, 90, 100]).front;
  const cutAt = (height: number) =>
    prepareTexture({ ...whole, height, data: whole.data.subarray(0, whole.width * height * 4) });
  expect(bottomKindOf(trousers())).toBe('trousers');
  expect(bottomKindOf(cutAt(430))).toBe('shorts');
  expect(bottomKindOf(cutAt(230))).toBe('skirt');
});

test('an empty silhouette is refused', () => {
  const empty = { width: 4, height: 4, rgb: new Uint8Array(48), inside: new Float32Array(16).fill(-1) };
  expect(() => findBottomLandmarks(empty)).toThrow(RangeError);
});
