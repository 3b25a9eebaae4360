import { STYLE_PRESETS } from '@atelier/contracts/image-studio';
import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Rgb } from '@atelier/pixels/raster';
import { describe, expect, it } from 'vitest';
import { type IllustrationOrder, illustrate } from './illustrate.ts';
import { STYLES } from './style/styles.ts';

const draw = (prompt: string, rest: Partial<IllustrationOrder> = {}) =>
  illustrate({ prompt, width: 256, height: 256, seed: 1, ...rest });

/** Share of pixels (0..1) whose colour is within `reach` (Oklab) of the given sRGB colour. */
function shareNear({ data }: Rgb, [r, g, b]: readonly [number, number, number], reach = 0.13): number {
  const wanted = oklabOfSrgb(r, g, b);
  let near = 0;
  for (let i = 0; i < data.length; i += 3) {
    const lab = oklabOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!);
    if (Math.hypot(lab.l - wanted.l, lab.a - wanted.a, lab.b - wanted.b) < reach) near++;
  }
  return near / (data.length / 3);
}

/** Mean difference of two pictures in sRGB steps. */
function apart(a: Rgb, b: Rgb): number {
  return a.data.reduce((sum, v, i) => sum + Math.abs(v - b.data[i]!), 0) / a.data.length;
}

/** Standard deviation of luma (0..255) in a part given in shares of the picture. */
function detail({ width, height, data }: Rgb, x0: number, y0: number, x1: number, y1: number): number {
  const values: number[] = [];
  for (let y = Math.floor(y0 * height); y < y1 * height; y++) {
    for (let x = Math.floor(x0 * width); x < x1 * width; x++) {
      const i = (y * width + x) * 3;
      values.push(0.2126 * data[i]! + 0.7152 * data[i + 1]! + 0.0722 * data[i + 2]!);
    }
  }
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
}

describe('an illustration', () => {
  it('is the same for the same order, to the last byte', async () => {
    const order = { stylePreset: 'oil-painting', seed: 77 };
    const first = await draw('A fox in the forest, "Wild"', order);
    const second = await draw('A fox in the forest, "Wild"', order);
    expect(Buffer.compare(first.picture.data, second.picture.data)).toBe(0);
  });

  it('differs clearly from seed to seed', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map((seed) => draw('Laptop and coffee', { seed })));
    for (const [a, b] of [
      [one, two],
      [two, three],
      [one, three],
    ])
      expect(apart(a!.picture, b!.picture)).toBeGreaterThan(12);
  });

  it.each([
    [64, 64],
    [512, 64],
    [333, 777],
    [1200, 628],
  ])('has exactly the size asked for: %i x %i', async (width, height) => {
    const { picture } = await draw('Red bicycle in a park', { width, height });
    expect([picture.width, picture.height, picture.data.length]).toEqual([width, height, width * height * 3]);
  });

  it('comes as large as 4096 pixels a side, drawn smaller', async () => {
    const { picture, native } = await draw('A rocket', {
      width: 4096,
      height: 1024,
      stylePreset: 'flat-design',
    });
    expect([picture.width, picture.height]).toEqual([4096, 1024]);
    expect(native.width * native.height).toBeLessThanOrEqual(1_700_000);
  });

  it('refuses sizes out of range', async () => {
    await expect(draw('A rocket', { width: 32 })).rejects.toThrow(
      'Expected a width of 64 to 4096 pixels but received 32',
    );
  });

  it('shows the colours asked for, on the ground and on the subject', async () => {
    const { picture } = await draw('Red sneakers on a teal background', { stylePreset: 'flat-design' });
    expect(shareNear(picture, [18, 133, 138])).toBeGreaterThan(0.25);
    expect(shareNear(picture, [216, 50, 60])).toBeGreaterThan(0.01);
    const plain = await draw('Sneakers on a white background', { stylePreset: 'flat-design' });
    expect(shareNear(plain.picture, [18, 133, 138])).toBeLessThan(0.1);
  });

  it('keeps the side free that was asked for', async () => {
    const order = { width: 800, height: 400, stylePreset: 'flat-design' };
    const { picture } = await draw('Laptop, coffee and books, copy space on the left', order);
    expect(detail(picture, 0.05, 0.1, 0.38, 0.9)).toBeLessThan(0.5 * detail(picture, 0.45, 0.1, 0.95, 0.9));
  });

  it('keeps subjects out of the parts that interfaces cover', async () => {
    const safeZone = { left: 0, right: 0, top: 0.3, bottom: 0.3 };
    const { picture } = await draw('A wrapped gift', { height: 512, stylePreset: 'sticker', safeZone });
    expect(detail(picture, 0, 0.32, 1, 0.68)).toBeGreaterThan(3 * detail(picture, 0, 0, 1, 0.28));
  });

  it('letters quoted text with contrast in the part kept clear', async () => {
    const order = { width: 800, height: 400, stylePreset: 'minimalist' };
    const withText = await draw('Headphones, "Hear more"', order);
    const side = withText.reading.lettering.length;
    expect(side).toBe(1);
    const left = detail(withText.picture, 0.03, 0.2, 0.4, 0.8);
    const right = detail(withText.picture, 0.6, 0.2, 0.97, 0.8);
    expect(Math.min(left, right)).toBeGreaterThan(12);
  });
});

describe('warnings', () => {
  it('say that photos need another model', async () => {
    expect((await draw('A dog', { stylePreset: 'photographic' })).warnings.join()).toContain(
      'a photo needs a hosted or self-hosted image model',
    );
    expect((await draw('A dog', { stylePreset: 'watercolor' })).warnings).toEqual([]);
  });

  it('name what there is no art for', async () => {
    expect((await draw('A frobnicator and a dog')).warnings).toEqual([
      "The local engine has no art for 'frobnicator': left out.",
    ]);
  });

  it('say when letters are missing from the typefaces', async () => {
    expect((await draw('A dog, "犬"')).warnings.join()).toContain('typefaces');
  });
});

describe('presets', () => {
  it('each have a style of their own', () => {
    expect(Object.keys(STYLES).sort()).toEqual(STYLE_PRESETS.map((preset) => preset.id).sort());
  });

  it('make clearly different pictures of one prompt and seed', async () => {
    const ids = [
      'flat-design',
      'watercolor',
      'line-art',
      'neon-punk',
      'pixel-art',
      'oil-painting',
      'paper-cut',
      'comic-book',
      'isometric',
      'low-poly',
      'sticker',
      'charcoal-sketch',
    ];
    const pictures = await Promise.all(
      ids.map((stylePreset) => draw('Red bicycle in a park', { stylePreset, width: 160, height: 160 })),
    );
    const near = pictures.flatMap((a, i) =>
      pictures
        .slice(i + 1)
        .map((b, k) => ({ pair: `${ids[i]} ${ids[i + 1 + k]}`, steps: apart(a.picture, b.picture) })),
    );
    expect(near.filter((one) => one.steps < 4)).toEqual([]);
  });
});
