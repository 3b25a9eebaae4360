import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Raster } from '@atelier/pixels/raster';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { decode } from '../decode/index.ts';
import { createModels, type OwnedModels } from '../models/index.ts';
import { type EditRequest, editPicture } from './index.ts';

let models: OwnedModels;
let coffee: Raster;
let portrait: Raster;
beforeAll(async () => {
  models = await createModels();
  coffee = await open('scene-coffee.png', 240);
  portrait = await open('person-half-denim.jpg', 320);
});
afterAll(() => models.close());

const open = (name: string, maxSidePx: number) => decode(photo(name), { maxSidePx });
const edit = (request: EditRequest) => editPicture(request, { models });
const AREA = { growPx: 0, featherPx: 0, seed: 3 };

function maskWhere(picture: Raster, isPainted: (x: number, y: number) => boolean): Raster {
  const { width, height } = picture;
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++)
    if (isPainted((i % width) / width, Math.floor(i / width) / height)) data.fill(255, 3 * i, 3 * i + 3);
  return { width, height, channels: 3, data };
}

/** Shares of the pixels that differ inside and outside of a mask, 0..1. */
function changes(before: Raster, after: Raster, mask: Raster): { inside: number; outside: number } {
  const counts = { inside: [0, 0], outside: [0, 0] };
  for (let i = 0; i < before.width * before.height; i++) {
    const count = mask.data[3 * i] === 255 ? counts.inside : counts.outside;
    count[0]!++;
    const differs = [0, 1, 2].some(
      (c) => before.data[before.channels * i + c] !== after.data[after.channels * i + c],
    );
    if (differs) count[1]!++;
  }
  return { inside: counts.inside[1]! / counts.inside[0]!, outside: counts.outside[1]! / counts.outside[0]! };
}

test('cutting out keeps the size, clears the corners and keeps the subject as it is', async () => {
  const { picture } = await edit({ operation: 'remove_background', picture: portrait });
  expect([picture.width, picture.height, picture.channels]).toEqual([portrait.width, portrait.height, 4]);
  expect([picture.data[3], picture.data[4 * (picture.width - 1) + 3]]).toEqual([0, 0]);
  let solid = 0;
  let changed = 0;
  for (let i = 0; i < picture.width * picture.height; i++) {
    if (picture.data[4 * i + 3] !== 255) continue;
    solid++;
    if ([0, 1, 2].some((c) => picture.data[4 * i + c] !== portrait.data[3 * i + c])) changed++;
  }
  expect(changed).toBe(0);
  expect(solid / (picture.width * picture.height)).toBeGreaterThan(0.2);
});

test('inpainting changes nothing outside its mask, not by one bit', async () => {
  const mask = maskWhere(coffee, (x, y) => x > 0.55 && x < 0.75 && y > 0.4 && y < 0.7);
  const { picture, warnings, metadata } = await edit({
    operation: 'inpaint',
    picture: coffee,
    mask,
    prompt: 'a bunch of tulips',
    ...AREA,
  });
  const { inside, outside } = changes(coffee, picture, mask);
  expect(outside).toBe(0);
  expect(inside).toBeGreaterThan(0.5);
  expect(warnings).toEqual([expect.stringContaining("it cannot make 'a bunch of tulips'")]);
  expect(metadata.maskSource).toBe('provided');
});

test('a prompt that empties the area is followed without a warning, and the same seed gives the same bytes', async () => {
  const mask = maskWhere(coffee, (x, y) => x > 0.1 && x < 0.25 && y > 0.1 && y < 0.3);
  const request = { operation: 'inpaint', picture: coffee, mask, prompt: 'remove this', ...AREA } as const;
  const [first, second] = [await edit(request), await edit(request)];
  expect(first.warnings).toEqual([]);
  expect(first.picture.data).toEqual(second.picture.data);
});

test('transparent parts are filled when there is no mask', async () => {
  const data = new Uint8Array(4 * coffee.width * coffee.height);
  for (let i = 0; i < data.length / 4; i++) {
    for (let c = 0; c < 3; c++) data[4 * i + c] = coffee.data[3 * i + c]!;
    data[4 * i + 3] = i % coffee.width < 30 ? 0 : 255;
  }
  const { picture, metadata } = await edit({
    operation: 'inpaint',
    picture: { ...coffee, channels: 4, data },
    prompt: 'fill',
    ...AREA,
  });
  expect([picture.channels, metadata.maskSource]).toEqual([3, 'alpha']);
});

test('erasing without a mask is refused', async () => {
  await expect(edit({ operation: 'erase', picture: coffee, ...AREA })).rejects.toThrow('needs a mask');
});

test('a mask that leaves the shadow of what is erased is followed, and the warning tells of the shadow', async () => {
  const mask = maskWhere(coffee, (x, y) => Math.hypot((x - 0.46) / 0.34, (y - 0.52) / 0.5) < 1);
  const { picture, warnings } = await edit({ operation: 'erase', picture: coffee, mask, ...AREA });
  expect(changes(coffee, picture, mask).outside).toBe(0);
  expect(warnings).toEqual([expect.stringContaining('A shadow of what was erased')]);
});

test('outpainting adds the margins and leaves the source at its place', async () => {
  const margins = { left: 32, right: 0, up: 16, down: 0 };
  const { picture } = await edit({ operation: 'outpaint', picture: coffee, margins, seed: 3 });
  expect([picture.width, picture.height]).toEqual([coffee.width + 32, coffee.height + 16]);
  for (let y = 0; y < coffee.height; y += 7) {
    const from = 3 * ((y + 16) * picture.width + 32);
    const row = picture.data.slice(from, from + 3 * coffee.width);
    expect(row).toEqual(Uint8Array.from(coffee.data.slice(3 * y * coffee.width, 3 * (y + 1) * coffee.width)));
  }
});

test('a jacket is found and turned green, and the rest of the photo stays', async () => {
  const { picture } = await edit({
    operation: 'search_recolor',
    picture: portrait,
    selectPrompt: 'jacket',
    prompt: 'green',
    ...AREA,
  });
  let changed = 0;
  let greener = 0;
  for (let i = 0; i < picture.data.length; i += 3) {
    const [before, after] = [portrait, picture].map(({ data }) =>
      oklabOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!),
    );
    if (Math.abs(after!.a - before!.a) + Math.abs(after!.b - before!.b) < 0.05) continue;
    changed++;
    if (after!.a < before!.a || after!.b > before!.b) greener++;
  }
  const share = changed / (picture.width * picture.height);
  expect(share).toBeGreaterThan(0.08);
  expect(share).toBeLessThan(0.45);
  expect(greener / changed).toBeGreaterThan(0.95);
});

test.each(['elephant', 'purple jacket', 'flumph'])(
  '"%s" is not in the photo, and the refusal says so',
  async (text) => {
    const request = {
      operation: 'search_recolor',
      picture: portrait,
      selectPrompt: text,
      prompt: 'red',
      ...AREA,
    } as const;
    await expect(edit(request)).rejects.toThrow(`Nothing matching '${text}' was found in the image`);
  },
);

test('what is replaced by a material changes only where it was found', async () => {
  const mask = maskWhere(coffee, (x) => x > 0.5);
  const { picture, metadata } = await edit({
    operation: 'search_replace',
    picture: coffee,
    mask,
    searchPrompt: 'cup',
    prompt: 'marble',
    ...AREA,
  });
  const { inside, outside } = changes(coffee, picture, mask);
  expect(outside).toBe(0);
  expect(inside).toBeGreaterThan(0.05);
  expect(metadata.steps).toEqual(["'cup': laid marble"]);
});

test('a new background fills the frame and keeps subject and size', async () => {
  const background: Raster = {
    ...coffee,
    data: Uint8Array.from(coffee.data, (_, k) => [20, 160, 60][k % 3]!),
  };
  const { picture, warnings } = await edit({
    operation: 'replace_background_relight',
    picture: portrait,
    background,
    lightStrength: 0.3,
    keepBackground: false,
    seed: 1,
  });
  expect([picture.width, picture.height, picture.channels]).toEqual([portrait.width, portrait.height, 3]);
  expect([...picture.data.slice(0, 3)]).toEqual([20, 160, 60]);
  expect(warnings).toEqual([]);
});

test('light from the left brightens the left and darkens the right', async () => {
  const { picture } = await edit({
    operation: 'general_edit',
    picture: coffee,
    prompt: 'light from the left',
    ...AREA,
  });
  const mean = ({ data, width }: Raster, isLeft: boolean) => {
    let [sum, count] = [0, 0];
    for (let i = 0; i < data.length / 3; i++) {
      const x = (i % width) / width;
      if (isLeft ? x > 0.2 : x < 0.8) continue;
      sum += data[3 * i + 1]!;
      count++;
    }
    return sum / count;
  };
  expect(mean(picture, true)).toBeGreaterThan(mean(coffee, true));
  expect(mean(picture, false)).toBeLessThan(mean(coffee, false));
});

test('a sentence is followed inside the mask alone', async () => {
  const mask = maskWhere(coffee, (x) => x < 0.5);
  const prompt = 'black and white, then much brighter';
  const { picture, metadata } = await edit({
    operation: 'general_edit',
    picture: coffee,
    mask,
    prompt,
    ...AREA,
  });
  const { inside, outside } = changes(coffee, picture, mask);
  expect(outside).toBe(0);
  expect(inside).toBeGreaterThan(0.9);
  expect(metadata.steps).toEqual(['black and white +1', 'brightness +1.8']);
});

test('what a sentence asks for in vain becomes a warning, and the picture stays', async () => {
  const { picture, warnings } = await edit({
    operation: 'general_edit',
    picture: coffee,
    prompt: 'add a dragon, remove the elephant',
    ...AREA,
  });
  expect(picture.data).toEqual(coffee.data);
  expect(warnings).toEqual([
    expect.stringContaining("cannot do 'add a dragon'"),
    "Nothing matching 'elephant' was found in the image",
    expect.stringContaining('Nothing was changed'),
  ]);
});

test('turning, mirroring and cropping give the sizes they should', async () => {
  const turned = await edit({
    operation: 'general_edit',
    picture: coffee,
    prompt: 'rotate right, crop to a square',
    ...AREA,
  });
  expect([turned.picture.width, turned.picture.height]).toEqual([coffee.height, coffee.height]);
  const twice = await edit({
    operation: 'general_edit',
    picture: coffee,
    prompt: 'flip it, mirror it',
    ...AREA,
  });
  expect(twice.picture.data).toEqual(coffee.data);
});

test('source alpha is kept', async () => {
  const data = new Uint8Array(4 * 64 * 64).map((_, k) => (k % 4 === 3 ? (k / 4) % 251 : 120));
  const picture: Raster = { width: 64, height: 64, channels: 4, data };
  const result = await edit({ operation: 'general_edit', picture, prompt: 'warmer', ...AREA });
  expect(result.picture.data.filter((_, k) => k % 4 === 3)).toEqual(data.filter((_, k) => k % 4 === 3));
});
