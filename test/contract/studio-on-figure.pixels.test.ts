import sharp, { type OutputInfo } from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { FigureShop, onFigure } from './figure-shop.ts';
import { useShops } from './shops.ts';

const shops = useShops();
let image = '';
let figures: FigureShop;
beforeAll(async () => {
  image = (await shops.shop.image()).id;
  figures = new FigureShop(shops.shop);
});

/** Draping takes its time on a busy machine. */
const TIMEOUT_MS = 180_000;
const SIZE = { width: 240, height: 360 };
const PADDINGS = { top: 30, bottom: 20, left: 10, right: 10 };
const CUT_OUT = {
  background_settings: { background_type: 'transparent' },
  output_image_size: SIZE,
  output_image_paddings: PADDINGS,
};

/** The files of an operation once it has ended. */
async function picturesOf(shop: FigureShop, id: string): Promise<Buffer[]> {
  const { status, error, generation_result } = await shop.end(id);
  expect([status, error]).toEqual(['SUCCESS', null]);
  const images = generation_result?.flatMap(({ generated_images }) => generated_images) ?? [];
  return Promise.all(
    images.map(async (made) => Buffer.from(await (await fetch(made?.url ?? '')).arrayBuffer())),
  );
}

test('a tee on a model is a figure of the size asked for, the same whoever asks; a regeneration is another take', {
  timeout: TIMEOUT_MS,
}, async () => {
  const stranger = new FigureShop(shops.stranger);
  const original = await figures.order(onFigure(image, CUT_OUT));
  const foreign = await stranger.order(onFigure((await shops.stranger.image()).id, CUT_OUT));
  const [mine] = await picturesOf(figures, original);
  expectFigureInside(await sharp(mine).raw().toBuffer({ resolveWithObject: true }));
  const [theirs] = await picturesOf(stranger, foreign);
  expect(mine?.equals(theirs ?? Buffer.of())).toBe(true);
  const [take] = await picturesOf(figures, await figures.orderAgain(original));
  expect(mine?.equals(take ?? Buffer.of())).toBe(false);
});

/** Exactly the size asked for, the model inside the paddings and nothing behind. */
function expectFigureInside({ data, info }: { data: Buffer; info: OutputInfo }): void {
  expect(info).toMatchObject({ ...SIZE, channels: 4 });
  const solid: { x: number; y: number }[] = [];
  for (let i = 0; i < info.width * info.height; i++)
    if ((data[i * 4 + 3] ?? 0) > 127) solid.push({ x: i % info.width, y: Math.floor(i / info.width) });
  expect(solid.length).toBeGreaterThan(2000);
  const { top, bottom, left, right } = PADDINGS;
  const outside = solid.filter(
    ({ x, y }) => x < left || x >= SIZE.width - right || y < top || y >= SIZE.height - bottom,
  );
  expect(outside).toEqual([]);
}
