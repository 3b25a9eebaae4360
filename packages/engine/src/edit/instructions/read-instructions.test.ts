import { expect, test } from 'vitest';
import { readInstructions } from './read-instructions.ts';

const kinds = (text: string) =>
  readInstructions(text).steps.map((step) => (step.kind === 'grade' ? step.grade : step.kind));

test.each([
  ['make it brighter', ['brightness']],
  ['Please increase the contrast and saturation', ['contrast', 'saturation']],
  ['warmer, sharper', ['warmth', 'sharpen']],
  ['convert to black and white', ['black and white']],
  ['make it black and white and add a vignette', ['black and white', 'vignette']],
  ['blur the background', ['blur background']],
  ['blur it a little', ['blur']],
  ['remove noise', ['denoise']],
  ['rotate 90 degrees clockwise', ['rotate']],
  ['flip horizontally then crop to 16:9', ['flip', 'crop']],
  ['remove the background', ['remove background']],
  ['make the background transparent', ['remove background']],
  ['change the background to light blue', ['background']],
  ['remove the cup on the left', ['remove']],
  ['change the shirt to red', ['recolour']],
  ['make the car blue', ['recolour']],
  ['replace the table with marble', ['replace']],
  ['add light from the left', ['light']],
  ['enhance the photo', ['enhance']],
])('reads "%s"', (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

function amountOf(text: string): number {
  const [step] = readInstructions(text).steps;
  if (step?.kind !== 'grade') throw new Error(`Expected a grade from "${text}".`);
  return step.amount;
}

test('amounts follow the words of strength, and percents', () => {
  expect(amountOf('slightly brighter')).toBeLessThan(amountOf('brighter'));
  expect(amountOf('brighter')).toBeLessThan(amountOf('much brighter'));
  expect(amountOf('increase brightness by 50%')).toBeCloseTo(2 * amountOf('increase brightness by 25%'));
});

test.each([
  ['darker', 'brightness'],
  ['reduce the saturation', 'saturation'],
  ['less contrast', 'contrast'],
  ['cooler', 'warmth'],
])('"%s" goes the other way', (text, grade) => {
  expect(readInstructions(text).steps[0]).toMatchObject({ kind: 'grade', grade });
  expect(amountOf(text)).toBeLessThan(0);
});

test('"too dark" asks for more light', () => {
  expect(amountOf('it is too dark')).toBeGreaterThan(0);
});

test('a list goes on with the verb before it', () => {
  expect(readInstructions('remove the cup and the spoon').steps).toEqual([
    { kind: 'remove', phrase: 'cup' },
    { kind: 'remove', phrase: 'spoon' },
  ]);
});

test('left is counterclockwise', () => {
  expect(readInstructions('rotate left').steps).toEqual([{ kind: 'rotate', degrees: -90 }]);
});

test('what is not understood is given back, and the rest is read', () => {
  const { steps, unknown } = readInstructions('add a dragon in the clouds, then make it warmer');
  expect(unknown).toEqual(['add a dragon in the clouds']);
  expect(steps).toHaveLength(1);
});

test.each(['', '   ', '...', '🙂', 'x'.repeat(10_000), 'rotate', '%%%((('])('never fails: %j', (text) => {
  expect(readInstructions(text).steps).toEqual([]);
});
