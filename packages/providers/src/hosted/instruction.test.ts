import { expect, test } from 'vitest';
import { instructionFor } from './instruction.ts';
import type { ImageIn, OperationRequest, Role } from './operation.ts';

function picture(role: Role, note?: string): ImageIn {
  const image = { role, bytes: new Uint8Array(), mime: 'image/png', width: 64, height: 64 } as const;
  return note === undefined ? image : { ...image, note };
}

function told(request: Partial<OperationRequest>): string {
  return instructionFor({ operation: 'general-edit', model: 'any', images: [], count: 1, ...request });
}

test('words alone are passed on as they are', () => {
  expect(told({ operation: 'text-to-image', prompt: 'A red bicycle' })).toBe('A red bicycle');
});

test('pictures are named in the order in which they are sent, and notes are told', () => {
  const images = [picture('person'), picture('garment', 'a red shirt'), picture('garment')];
  const text = told({ operation: 'try-on', images });
  expect(text).toMatch(/^Image 1 is the person\. Image 2 is a product: a red shirt\. Image 3 is a product\./);
  expect(text).toContain('Dress the person of image 1 in images 2 and 3');
});

test('whom another picture shows is asked for again', () => {
  const images = [picture('garment', 'a red shirt'), picture('reference')];
  const text = told({ operation: 'on-figure', images, prompt: 'seen from behind' });
  expect(text).toContain(
    'Photograph the person of image 2 wearing the product of image 1. It is the very person',
  );
});

test('masks are not counted, because they are not sent', () => {
  const images = [picture('mask'), picture('source')];
  expect(told({ operation: 'inpaint', images, prompt: 'a blue cup' })).toMatch(
    /^Image 1 is the picture to work on\. Change image 1 in one place: a blue cup/,
  );
});

test('what is looked for and what it becomes are told apart', () => {
  const text = told({
    operation: 'search-replace',
    images: [picture('source')],
    prompt: 'a bowl',
    params: { searchPrompt: 'the cup' },
  });
  expect(text).toContain('replace this: the cup. With this: a bowl.');
});

test('light comes from the side that was asked for, unless a picture shows it', () => {
  const request = {
    operation: 'replace-background-relight',
    prompt: 'a beach',
    params: { lightDirection: 'left' },
  } as const;
  expect(told({ ...request, images: [picture('source')] })).toContain('Light comes from the left.');
  const lit = told({ ...request, images: [picture('source'), picture('light')] });
  expect(lit).toContain('Light it as in image 2.');
  expect(lit).not.toContain('from the left');
});

test('a background may be shown, described, or left to a plain studio', () => {
  const ground = (request: Partial<OperationRequest>) =>
    told({ operation: 'replace-background-relight', images: [picture('source')], ...request });
  expect(ground({ images: [picture('source'), picture('background')] })).toContain(
    'give it this background: the place of image 2.',
  );
  expect(ground({ prompt: 'a beach' })).toContain('give it this background: a beach.');
  expect(ground({})).toContain('give it this background: a plain light studio.');
});

test('a background that is kept is not replaced', () => {
  const text = told({
    operation: 'replace-background-relight',
    images: [picture('source')],
    params: { keepBackground: true, lightDirection: 'above' },
  });
  expect(text).toContain('change the light alone');
  expect(text).toContain('Light comes from above.');
});
