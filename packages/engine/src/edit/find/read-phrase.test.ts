import { expect, test } from 'vitest';
import { readPhrase, readPhrases } from './read-phrase.ts';

test.each([
  ['the red cup on the left', 'object', 'red', 'left'],
  ['T-shirt', 'part', undefined, undefined],
  ['blue jacket', 'part', 'blue', undefined],
  ['the cup on the table', 'object', undefined, undefined],
  ['background', 'background', undefined, undefined],
  ['logo', 'print', undefined, undefined],
  ['sky', 'sky', undefined, undefined],
  ['dark green sofa', 'object', 'dark green', undefined],
])('reads "%s"', (text, kind, colour, place) => {
  const phrase = readPhrase(text);
  expect([phrase.thing?.kind, phrase.colour?.words, phrase.place]).toEqual([kind, colour, place]);
});

test('"the cup on the table" is about the cup', () => {
  expect(readPhrase('the cup on the table').thing).toEqual({ kind: 'object', classes: ['cup'] });
});

test('a list is several phrases', () => {
  expect(readPhrases('shirt, trousers and shoes').map(({ words }) => words)).toEqual([
    'shirt',
    'trousers',
    'shoes',
  ]);
});

test('words that nobody knows name nothing', () => {
  expect(readPhrase('flumph').thing).toBeUndefined();
});
