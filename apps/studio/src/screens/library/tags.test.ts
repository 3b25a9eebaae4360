import { describe, expect, test } from 'vitest';
import { completions, tagsIn } from './tags.ts';

const USED = ['summer', 'spring', 'studio', 'Sale'];

describe('tags', () => {
  test('are divided by commas, each once', () => {
    expect(tagsIn(' red, summer,,red ')).toEqual(['red', 'summer']);
  });

  test('complete the last word, in the order of their use and whatever its case', () => {
    expect(completions('s', USED)).toEqual(['summer', 'spring', 'studio', 'Sale']);
    expect(completions('mug, SP', USED)).toEqual(['mug, spring']);
    expect(completions('mug,sa', USED)).toEqual(['mug, Sale']);
  });

  test('are not offered twice', () => {
    expect(completions('summer, s', USED)).toEqual(['summer, spring', 'summer, studio', 'summer, Sale']);
    expect(completions('x', USED)).toEqual([]);
  });
});
