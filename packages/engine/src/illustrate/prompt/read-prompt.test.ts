import { describe, expect, it } from 'vitest';
import { vectorArt } from '../art/art-sets.ts';
import { lchOf } from '../palette/colour.ts';
import { readPrompt } from './read-prompt.ts';
import { COMPANIONS, SUBJECT_WORDS } from './subject-index.ts';

const artOf = (prompt: string, negative = '') =>
  readPrompt(prompt, negative).subjects.flatMap((subject) => subject.art);

describe('what a prompt is read as', () => {
  it('gives a subject its count and colour, and the ground its own', () => {
    const brief = readPrompt('Three red sneakers on a teal background');
    expect(brief.subjects).toMatchObject([{ art: ['running-shoe'], count: 3, colour: '#d8323c' }]);
    expect(brief.backdrop).toBe('#12858a');
    expect(brief.colours).toEqual([]);
  });

  it('takes quoted text as lettering and never as a subject', () => {
    const brief = readPrompt('A laptop with “Pizza night” and "20 % off"');
    expect(brief.lettering).toEqual(['Pizza night', '20 % off']);
    expect(brief.subjects.map((subject) => subject.word)).toEqual(['laptop']);
  });

  it.each([
    ['Woman doing yoga on the beach at sunset', 'beach', 'dusk'],
    ['Snowy mountain cabin at night', 'snow', 'night'],
    ['Croissants in a coffee shop', 'table', null],
    ['Modern workspace with laptop', 'desk', null],
  ])('finds place and hour of "%s"', (prompt, setting, light) => {
    expect(readPrompt(prompt)).toMatchObject({ setting, light });
  });

  it('sees several in a family of animals', () => {
    expect(readPrompt('Cute penguin family').subjects).toMatchObject([{ art: ['penguin'], count: 3 }]);
  });

  it('sees one person in somebody who does something', () => {
    expect(artOf('Woman doing yoga')).toEqual(['woman-in-lotus-position']);
  });

  it('leaves out what was refused, in the prompt or beside it', () => {
    expect(artOf('Coffee and croissant without croissant')).toEqual(['hot-beverage']);
    expect(artOf('Dog and cat', 'cats')).toEqual(['dog']);
  });

  it('lets topics give way to things', () => {
    expect(artOf('Sailboat, summer travel banner')).toEqual(['sailboat']);
    expect(artOf('Travel banner')).toEqual(['airplane']);
    expect(artOf('Birthday party with cake')).toEqual(['birthday-cake']);
  });

  it.each([
    ['Kids toy sale with a teddy bear', ['teddy-bear']],
    ['Women shoes and a handbag', ['running-shoe', 'handbag']],
    ['Chef cooking pasta', ['woman-cook', 'spaghetti']],
    ['Electronics store with a tablet', ['laptop', 'headphone', 'tablet']],
    ['A small shop', ['convenience-store']],
    ['Email header: plants', ['potted-plant']],
    ['An email for you', ['incoming-envelope']],
  ])('draws what "%s" is about, not the words that only tell whose, where or for what', (prompt, art) => {
    expect(artOf(prompt)).toEqual(art);
  });

  it('takes what an animal does for no second subject', () => {
    expect(readPrompt('Golden retriever running on the beach').subjects).toMatchObject([
      { art: ['dog'], colour: null },
    ]);
  });

  it('counts heads in groups', () => {
    expect(artOf('Three people')).toEqual(['woman-standing', 'man-standing', 'woman-standing']);
    expect(artOf('Two friends')).toHaveLength(2);
  });

  it('seats whoever has a laptop at it', () => {
    expect(artOf('Woman with laptop')).toEqual(['woman-technologist']);
  });

  it.each([
    ['pastel blue', 0.79],
    ['dark red', 0.44],
  ])('reads %s as a shade of its colour', (colour, lightness) => {
    const { backdrop } = readPrompt(`Donuts on a ${colour} background`);
    expect(lchOf(backdrop ?? '').l).toBeCloseTo(lightness, 1);
  });

  it('prefers a place to a season', () => {
    expect(readPrompt('Spring flowers by the window').setting).toBe('room');
    expect(readPrompt('Spring flowers').setting).toBe('hills');
  });

  it('sees rain', () => {
    expect(readPrompt('Umbrella in the rain')).toMatchObject({ isRaining: true, unknown: [] });
    expect(readPrompt('Umbrella').isRaining).toBe(false);
  });

  it('sees what sits on what', () => {
    const [cat, sofa] = readPrompt('A cat on the grey sofa').subjects;
    expect([cat?.on, sofa?.on]).toEqual(['couch-and-lamp', null]);
    expect(readPrompt('A cat, a rug on the floor and a sofa').subjects[0]?.on).toBeNull();
  });

  it('counts things, not occasions', () => {
    expect(readPrompt('Two birthday cupcakes').subjects).toMatchObject([{ art: ['cupcake'], count: 2 }]);
  });

  it('draws nothing by coincidence of words', () => {
    expect(artOf('A cheese board on track')).toEqual(['cheese-wedge']);
  });

  it.each([
    ['a mug, copy space on the left', 'left'],
    ['a mug with negative space at the top', 'top'],
    ['a mug, right copy space', 'right'],
    ['a mug', null],
  ])('reads where "%s" stays free', (prompt, side) => {
    expect(readPrompt(prompt).freeSpace).toBe(side);
  });

  it('names words that it knows nothing of', () => {
    expect(readPrompt('A frobnicator beside a blue elephant').unknown).toEqual(['frobnicator']);
  });
});

it('has art for every word and companion of its tables', () => {
  const names = [
    ...Object.values(SUBJECT_WORDS).flat(),
    ...Object.values(COMPANIONS).flatMap((one) => [...one.of, ...one.companions]),
  ];
  expect(names.filter((name) => !vectorArt(name, 'detailed'))).toEqual([]);
});
