import { ON_FIGURE_POSES, ON_FIGURE_VIEWPOINTS } from '@atelier/contracts';
import { describe, expect, test } from 'vitest';
import { onFigureOrder, order } from '../../../../test/support/orders.ts';
import { seedOf, workKey } from './content.ts';
import { KINDS } from './kinds/kinds.ts';
import type { Order } from './operation.ts';
import type { OrderedPhoto } from './photos.ts';
import { planTasks } from './plan.ts';
import { PREPARE_INPUT, RENDER_INPUT } from './task-input.ts';

const photo = (identity: string): OrderedPhoto => ({
  position: 0,
  source_url: null,
  image_id: 'user_image-1',
  identity,
});
const toDownload = (url: string, position: number): OrderedPhoto => ({
  position,
  source_url: url,
  image_id: null,
  identity: url,
});
const renders = (plan: ReturnType<typeof planTasks>) =>
  plan
    .filter(({ kind }) => kind === 'render')
    .map(({ position, input }) => ({ position, ...RENDER_INPUT.parse(input) }));

describe('the plan of a flat lay', () => {
  const TWO_TYPES = order(['a'], {
    generations: 2,
    imageTypes: [
      { flat_lay_type: 'flat', viewpoint: 'front' },
      { flat_lay_type: 'detail', viewpoint: 'back' },
    ],
  });
  const plan = (photos: OrderedPhoto[], wish: Order<'flat_lay'> = TWO_TYPES) =>
    planTasks(KINDS.flat_lay, wish, photos);

  test('uploads need one preparation and a picture per type and variant', () => {
    expect(plan([photo('hash')]).map(({ kind, step, position }) => [kind, step, position])).toEqual([
      ['prepare', 1, 0],
      ['render', 2, 0],
      ['render', 2, 1],
      ['render', 2, 2],
      ['render', 2, 3],
    ]);
  });

  test('every URL is downloaded before the preparation', () => {
    const urls = [toDownload('http://a/1', 0), toDownload('http://a/2', 1)];
    expect(plan(urls, order([])).map(({ kind, step }) => [kind, step])).toEqual([
      ['download', 0],
      ['download', 0],
      ['prepare', 1],
      ['render', 2],
    ]);
  });

  test('the same order has the same seeds, each picture its own, and other photos other ones', () => {
    const seeds = (content: string) => renders(plan([photo(content)])).map(({ spec }) => spec.seed);
    expect(seeds('hash')).toEqual(seeds('hash'));
    expect(new Set([...seeds('hash'), ...seeds('other')]).size).toBe(8);
  });
});

describe('the plan of pictures on a model', () => {
  const imageTypes = [
    { viewpoint: 'front', pose: 'standing' },
    { viewpoint: 'side', pose: 'walking' },
    { viewpoint: 'back', pose: 'standing' },
  ] as const;
  const complete = (wish: Parameters<typeof onFigureOrder>[1] = {}, content = 'hash') =>
    KINDS.on_figure.complete(onFigureOrder(['a'], { imageTypes: [...imageTypes], generations: 2, ...wish }), [
      content,
    ]);
  const plan = (wish: Order<'on_figure'>, content = 'hash') =>
    planTasks(KINDS.on_figure, wish, [photo(content)]);

  test('prepares both sides, whatever is to be seen', () => {
    const [prepare] = plan(complete());
    expect(PREPARE_INPUT.parse(prepare?.input).viewpoints).toEqual(['front', 'back']);
  });

  test('keeps views of one stance together and every picture in its own place', () => {
    const pictures = renders(plan(complete()));
    expect(pictures.map(({ spec }) => `${spec.pose} ${spec.variant} ${spec.viewpoint}`)).toEqual([
      'standing 0 front',
      'standing 0 back',
      'standing 1 front',
      'standing 1 back',
      'walking 0 side',
      'walking 1 side',
    ]);
    expect(pictures.map(({ position }) => position)).toEqual([0, 4, 1, 5, 2, 3]);
  });

  test('shows one person in all pictures, somebody else for every other request', () => {
    const people = (wish: Order<'on_figure'>, content?: string) => [
      ...new Set(renders(plan(wish, content)).map(({ spec }) => spec.modelSeed)),
    ];
    const [person] = people(complete());
    expect(people(complete())).toEqual([person]);
    const others = [
      people(complete({ model: { gender: 'male' } })),
      people(complete({ hints: { title: 'Tee' } })),
      people(complete({ generations: 1 })),
      people(complete({}, 'other'), 'other'),
    ];
    expect(new Set([person, ...others.flat()]).size).toBe(5);
  });

  test('a further take keeps the person and changes the light', () => {
    const first = complete();
    const appearance = { seed: first.appearance?.seed ?? 0, take: 1 };
    const [once] = renders(plan(first));
    const [again] = renders(plan({ ...first, appearance }));
    expect(again?.spec.modelSeed).toBe(once?.spec.modelSeed);
    expect(again?.spec.seed).not.toBe(once?.spec.seed);
  });

  test('for providers begins with the picture that shows the face best, and the others wait for it', () => {
    const wish = complete({
      imageTypes: [
        { viewpoint: 'front', pose: 'close_up' },
        { viewpoint: 'back', pose: 'standing' },
        { viewpoint: 'front_angled', pose: 'walking' },
      ],
    });
    const tasks = planTasks(KINDS.on_figure, wish, [photo('hash')], { leads: true });
    expect(tasks.map(({ kind, step, position }) => [kind, step, position])).toEqual([
      ['prepare', 1, 0],
      ['render', 2, 4],
      ['render', 3, 5],
      ['render', 3, 2],
      ['render', 3, 3],
      ['render', 3, 0],
      ['render', 3, 1],
    ]);
  });

  test('the largest order has 140 pictures with seeds and places of their own', () => {
    const every = ON_FIGURE_VIEWPOINTS.flatMap((viewpoint) =>
      ON_FIGURE_POSES.map((pose) => ({ viewpoint, pose })),
    );
    const pictures = renders(plan(complete({ imageTypes: every, generations: 4 })));
    expect(new Set(pictures.map(({ spec }) => spec.seed)).size).toBe(140);
    expect(pictures.map(({ position }) => position).toSorted((a, b) => a - b)).toEqual([
      ...Array(140).keys(),
    ]);
  });
});

describe('the plan of a try-on', () => {
  const TRY_ON: Order<'try_on'> = {
    kind: 'try_on',
    imageTypes: ['outfit'],
    generations: 1,
    priority: 'online',
    family: 'unified',
    echo: {},
    words: [{ title: 'Tee' }, { title: 'Jeans' }],
    checks: ['CHILD_DETECTED'],
  };
  const plan = (identity: string, wish: Partial<Order<'try_on'>> = {}) =>
    renders(planTasks(KINDS.try_on, { ...TRY_ON, ...wish }, [photo(identity)], { isPrepared: true }));

  test('is one picture of everything, made from cutouts that are there', () => {
    expect(plan('somebody')).toMatchObject([
      { position: 0, typeIndex: 0, spec: { variant: 0, words: TRY_ON.words, checks: TRY_ON.checks } },
    ]);
  });

  test('has the seed of its photo and products', () => {
    const seedsOf = (...plans: ReturnType<typeof plan>[]) =>
      new Set(plans.flat().map(({ spec }) => spec.seed));
    expect(seedsOf(plan('somebody'), plan('somebody')).size).toBe(1);
    expect(seedsOf(plan('somebody'), plan('else'), plan('somebody', { words: [{}] })).size).toBe(3);
  });
});

test('work is named by its content, not by the order of its parts', () => {
  expect(workKey({ a: 1, b: { c: 2, d: undefined } })).toBe(workKey({ b: { c: 2 }, a: 1 }));
  expect(workKey({ a: 1 })).not.toBe(workKey({ a: 2 }));
  expect(seedOf(['x'])).toBeLessThan(2 ** 32);
});
