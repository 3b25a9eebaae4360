import { expect, test } from 'vitest';
import { draw } from '../../../../test/support/drawn-products.ts';
import { productOf, WORN } from '../../../../test/support/drawn-products-worn.ts';
import { pictureOf } from '../../../../test/support/figure-pictures.ts';
import { PictureRefused } from '../refusals.ts';

/* What a figure cannot wear is refused with a sentence for the client: what it is, and what to do. */

const tee = await WORN.tee();
const mug = productOf(
  await draw(
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect x="60" y="60" width="150" height="190" rx="12" fill="#ddd"/></svg>',
  ),
  'object',
);
const SENTENCE = /^[A-Z][^{}[\]]{30,200}\.$/;

const refusalOf = (product: typeof tee, title?: string) =>
  pictureOf(product, { words: { title }, size: { width: 64, height: 96 } }).then(
    () => undefined,
    (error: unknown) => error,
  );

test('a thing that nobody wears asks for a word on what it is', async () => {
  const refusal = await refusalOf(mug);
  expect(refusal).toBeInstanceOf(PictureRefused);
  expect(refusal).toMatchObject({ message: expect.stringMatching(/say what it is in category or title/) });
});

test.each([
  ['Running shoes', /^Shoes .*flat lay/],
  ['Lace bra', /^Underwear and swimwear .*flat lay/],
  ['Bikini', /^Underwear and swimwear .*flat lay/],
  ['Silver earrings', /earrings/i],
  ['Pendant necklace', /necklace/i],
  ['Wristwatch', /watch/i],
  ['Leather gloves', /gloves/i],
  ['Wool scarf', /scarf/i],
  ['Leather belt', /belt/i],
  ['Cotton socks', /socks/i],
])('%s are refused by name', async (title, sentence) => {
  const refusal = await refusalOf(tee, title);
  expect(refusal).toBeInstanceOf(PictureRefused);
  expect(refusal).toMatchObject({ message: expect.stringMatching(sentence) });
  expect(refusal).toMatchObject({ message: expect.stringMatching(SENTENCE) });
});

test('a photo that shows too little of a garment is refused, not drawn', async () => {
  const speck = productOf(
    await draw(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="3"/></svg>',
    ),
    'top',
  );
  expect(await refusalOf(speck, 'T-shirt')).toBeInstanceOf(PictureRefused);
});

test('a product without any photo is refused', async () => {
  expect(await refusalOf({}, 'T-shirt')).toMatchObject({ message: expect.stringMatching(/add one/) });
});
