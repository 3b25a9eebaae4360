import { afterAll, expect, test } from 'vitest';
import { SMALL_WORN } from '../../../../test/support/drawn-products-worn.ts';
import { figureData, memory, WOMAN } from '../../../../test/support/figure-pictures.ts';
import { RecentFigures } from './recent-figures.ts';
import { renderOnFigure } from './render-on-figure.ts';
import { TrousersAhead } from './trousers-ahead.ts';
import type { OnFigureSpec } from './types.ts';

const SPEC: OnFigureSpec = {
  viewpoint: 'front_angled',
  pose: 'walking',
  model: WOMAN,
  modelSeed: 11,
  words: {},
  background: { background_type: 'transparent' },
  size: { width: 200, height: 300 },
  variant: 1,
  seed: 3,
};
const ahead = new TrousersAhead();
afterAll(() => ahead.close());

test('trousers draped ahead give the same picture as trousers draped in their turn', async () => {
  const tee = await SMALL_WORN.tee();
  const pictures = [undefined, ahead].map((thread) =>
    renderOnFigure(tee, SPEC, { figureData, recent: new RecentFigures(), memory, ahead: thread }),
  );
  const [inTurn, withThread] = await Promise.all(pictures);
  expect(Buffer.compare(inTurn!.bytes, withThread!.bytes)).toBe(0);
});

test('requests that come while another is worked on are answered each for itself', async () => {
  const wish = { model: WOMAN, modelSeed: 11, pose: 'standing', variant: 0 } as const;
  const [one, other] = await Promise.all([ahead.rest(wish), ahead.rest({ ...wish, pose: 'sitting' })]);
  expect(one!.drawn.positions).toHaveLength(other!.drawn.positions.length);
  expect(one!.drawn.positions).not.toEqual(other!.drawn.positions);
});

test('who waits for a thread that ends gets nothing, and the next request a new thread', async () => {
  const wish = { model: WOMAN, modelSeed: 12, pose: 'standing', variant: 0 } as const;
  const waiting = ahead.rest(wish);
  await ahead.close();
  expect(await waiting).toBeUndefined();
  expect(await ahead.rest(wish)).toBeDefined();
});
