import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { photo } from '../support/photos.ts';
import { useStudio } from './studio-client.ts';

/**
 * The acceptance examples of the specification that ask for pixels (image-studio-api.md section 15). Sizes
 * and prices of the other edits and controls are rows of `image-studio-rows`, their looks are promises of the engine.
 */
const studio = useStudio('real');

const Picture = z.object({
  image_base64: z.string(),
  width: z.int(),
  height: z.int(),
  metadata: z.record(z.string(), z.unknown()),
});
const Created = z.object({
  request: z.record(z.string(), z.unknown()),
  results: z.array(Picture.extend({ seed: z.int(), variation: z.int() })),
  credits_charged: z.number(),
});
const Social = z.object({
  results: z.array(
    z.object({
      platform: z.string(),
      format: z.string(),
      image_base64: z.string(),
      width: z.int(),
      height: z.int(),
      crop: z.record(z.string(), z.number()),
    }),
  ),
  total_optimized: z.int(),
});

async function base64(image: Sharp): Promise<string> {
  return (await image.png().toBuffer()).toString('base64');
}
const plain = (width: number, height: number, background = '#4466aa') =>
  base64(sharp({ create: { width, height, channels: 3, background } }));
const scene = (width: number, height: number) =>
  base64(sharp(photo('product-mug.jpg')).resize(width, height, { fit: 'cover' }));

const decoded = (answer: { image_base64: string }) =>
  sharp(Buffer.from(answer.image_base64.replace(/^data:[^,]+,/, ''), 'base64'))
    .raw()
    .toBuffer({ resolveWithObject: true });

describe('pictures from words', () => {
  const SAMPLE = {
    prompt: 'Modern minimalist workspace with laptop',
    template_id: 'linkedin_post',
    style_preset: 'photographic',
  };

  test('follow the sample of the specification', async () => {
    const made = Created.parse(await studio.client.made('/create', { ...SAMPLE, quality: 'standard' }));
    expect(made.request).toMatchObject({
      provider: 'wavespeed',
      model: 'ideogram-v3-turbo',
      dimensions: '1200x628',
      quality: 'standard',
      enhanced_prompt: 'Modern minimalist workspace with laptop, professional photography, high quality',
    });
    expect(made.credits_charged).toBe(5);
    expect(made.results[0]?.metadata.engine).toBe('local');
    const { info } = await decoded(made.results[0] ?? { image_base64: '' });
    expect([info.format, info.width, info.height]).toEqual(['raw', 1200, 628]);
  });

  test('take quality and size from the template', async () => {
    const made = Created.parse(await studio.client.made('/create', SAMPLE));
    expect(made.request).toMatchObject({ quality: 'premium', model: 'ideogram-v3-turbo' });
    const square = { prompt: 'a red mug', template_id: 'instagram_feed_square' };
    const larger = Created.parse(await studio.client.made('/create', square));
    expect([larger.request.dimensions, larger.credits_charged]).toEqual(['1080x1080', 6]);
  });

  test('are made again by their seed', async () => {
    const wish = { prompt: 'a cup of coffee', width: 256, height: 256, seed: 0, num_variations: 3 };
    const { results } = Created.parse(await studio.client.made('/create', wish));
    expect(results.map(({ seed, variation }) => [seed, variation])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    const third = Created.parse(await studio.client.made('/create', { ...wish, seed: 2, num_variations: 1 }));
    expect(third.results[0]?.image_base64).toBe(results[2]?.image_base64);
    expect(results[0]?.image_base64).not.toBe(results[1]?.image_base64);
  });
});

describe('an edit', () => {
  test('leaves what the mask keeps as it was, to the last bit', async () => {
    const image = await scene(128, 96);
    const left = await base64(
      sharp({ create: { width: 128, height: 96, channels: 3, background: '#000' } }).composite([
        { input: { create: { width: 64, height: 96, channels: 3, background: '#fff' } }, left: 0, top: 0 },
      ]),
    );
    const made = Picture.parse(
      await studio.client.made('/edit/process', {
        image_base64: image,
        mask_base64: left,
        operation: 'inpaint',
        prompt: 'empty table',
        options: { grow_mask: 0 },
      }),
    );
    expect(made.metadata).toMatchObject({ mask_source: 'provided', credits_charged: 3 });
    const [before, after] = [await decoded({ image_base64: image }), await decoded(made)];
    for (let y = 0; y < 96; y++) {
      const row = (pixels: Buffer) => pixels.subarray(3 * (128 * y + 64), 3 * 128 * (y + 1));
      expect(row(after.data).equals(row(before.data)), `row ${y}`).toBe(true);
    }
    expect(after.data.equals(before.data)).toBe(false);
  });

  test('that can do nothing of what it is asked gives the picture back, says so and costs nothing', async () => {
    const image_base64 = await plain(120, 80);
    const wish = { image_base64, operation: 'general_edit', prompt: 'qwertz' };
    const { headers, body } = await studio.client.post('/edit/process', wish);
    expect(body).toMatchObject({ metadata: { unchanged: true, steps: [], credits_charged: 0 } });
    expect(body.warnings).toContainEqual(expect.stringMatching(/^Nothing was changed\./));
    expect(headers.get('x-credits-charged')).toBe('0');
    const after = await decoded(Picture.parse(body));
    expect(after.data.equals((await decoded({ image_base64 })).data)).toBe(true);
  });

  test('refuses masks of other proportions, empty ones, and names that nothing bears', async () => {
    const edit = { image_base64: await plain(200, 100), operation: 'inpaint', prompt: 'x' };
    expect(
      await studio.client.refusal('/edit/process', { ...edit, mask_base64: await plain(100, 100) }),
    ).toBe('Mask proportions do not match the image');
    const black = await plain(200, 100, '#000');
    expect(await studio.client.refusal('/edit/process', { ...edit, mask_base64: black })).toBe(
      'Mask is empty: paint the area to edit in white',
    );
    const search = { ...edit, operation: 'search_replace', search_prompt: 'zebra' };
    expect(await studio.client.refusal('/edit/process', search)).toBe(
      "Nothing matching 'zebra' was found in the image",
    );
  });
});

describe('an upscale', () => {
  test('reaches the size of its preset and keeps transparency', async () => {
    const image = await base64(
      sharp({ create: { width: 60, height: 40, channels: 4, background: '#f008' } }),
    );
    const made = Picture.parse(
      await studio.client.made('/upscale', { image_base64: image, mode: 'fast', target_width: 120 }),
    );
    expect(made).toMatchObject({
      width: 120,
      height: 80,
      metadata: {
        original_width: 60,
        original_height: 40,
        upscale_factor: 2,
        requested_mode: 'fast',
        credits_charged: 2,
      },
    });
    expect((await decoded(made)).info.channels).toBe(4);
  });

  test('that is not needed costs nothing', async () => {
    const wish = { image_base64: await plain(2000, 1500), preset: 'social' };
    expect(await studio.client.made('/upscale', wish)).toMatchObject({
      width: 2000,
      height: 1500,
      metadata: { upscale_factor: 1, credits_charged: 0 },
    });
  });
});

describe('pictures for platforms', () => {
  test('have the sizes of their formats, in the order asked for', async () => {
    const wish = {
      image_base64: await scene(600, 400),
      platforms: ['instagram', 'fb', 'linkedin', 'instagram'],
      format_names: { linkedin: 'Post', tiktok: 'Video Cover' },
      show_safe_zones: true,
      // Else it is looked for, which the engine promises of its crops.
      focal_point: { x: 0.5, y: 0.5 },
    };
    const body = await studio.client.made('/social/optimize', wish);
    const { results, total_optimized } = Social.parse(body);
    expect(total_optimized).toBe(3);
    expect(results.map(({ platform, width, height }) => `${platform} ${width}x${height}`)).toEqual([
      'instagram 1080x1080',
      'facebook 1200x630',
      'linkedin 1200x628',
    ]);
    expect(body.warnings).toContainEqual(expect.stringContaining('tiktok'));
    expect(body.results).toContainEqual(expect.objectContaining({ clean_image_base64: expect.any(String) }));
  });

  test('are cut around the point of their own format, before that of all', async () => {
    const wish = {
      image_base64: await plain(2000, 500),
      platforms: ['instagram'],
      format_names: { instagram: ['Square', 'Story'] },
      focal_point: { x: 1, y: 0.5 },
      focal_points: { instagram_feed_square: { x: 0, y: 0.5 } },
    };
    const { results } = await studio.client.made('/social/optimize', wish);
    expect(results).toMatchObject([{ crop: { x: 0, width: 500 } }, { crop: { x: 2000 - 281, width: 281 } }]);
  });

  test('fit on white, whole', async () => {
    const image_base64 = await plain(2000, 1000, '#ff0000');
    const wish = { image_base64, platforms: ['instagram'], crop_mode: 'fit' };
    const [made] = Social.parse(await studio.client.made('/social/optimize', wish)).results;
    const { data, info } = await decoded(made ?? { image_base64: '' });
    const pixel = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
    ];
    expect(pixel(540, 200)).toEqual([255, 255, 255]);
    expect(pixel(540, 540)).toEqual([255, 0, 0]);
    expect(pixel(5, 275)).toEqual([255, 0, 0]);
    expect(pixel(5, 265)).toEqual([255, 255, 255]);
  });
});

describe('files', () => {
  test('are compressed below their target, in batches that survive a bad one', async () => {
    const image_base64 = photo('product-mug.jpg').toString('base64');
    const small = await studio.client.made('/compress', { image_base64, target_size_kb: 30 });
    expect(small).toMatchObject({ target_met: true, format: 'jpeg' });
    expect(Number(small.compressed_size_kb)).toBeLessThanOrEqual(30);
    const images = [{ image_base64, format: 'webp' }, { image_base64: 'AAAA' }];
    expect(await studio.client.made('/compress/batch', { images })).toMatchObject({
      success: false,
      successful: 1,
      failed: 1,
      results: [{ success: true }, { error: 'Invalid base64 image payload' }],
    });
    expect(await studio.client.made('/compress/estimate', { image_base64 })).toHaveProperty(
      'estimated_size_kb',
    );
  });

  test('are converted, and lost transparency is told', async () => {
    const image_base64 = await base64(
      sharp({ create: { width: 8, height: 8, channels: 4, background: '#0000' } }),
    );
    const made = await studio.client.made('/convert-format', { image_base64, target_format: 'JPG' });
    expect(made).toMatchObject({
      target_format: 'jpeg',
      original_format: 'png',
      transparency_preserved: false,
    });
    expect(made.image_base64).toMatch(/^data:image\/jpeg;base64,/);
  });
});

describe('a style transfer', () => {
  test('takes a look over and keeps the size of its picture', async () => {
    const control_image_base64 = await scene(300, 200);
    const made = await studio.client.made('/control/process', {
      control_image_base64,
      style_image_base64: await plain(64, 64),
      operation: 'style_transfer',
    });
    expect(made).toMatchObject({
      success: true,
      operation: 'style_transfer',
      width: 300,
      height: 200,
      metadata: { operation: 'style_transfer', style_strength: 1, credits_charged: 6 },
    });
    const after = await decoded(Picture.parse(made));
    expect(after.info).toMatchObject({ width: 300, height: 200 });
    expect(after.data.equals((await decoded({ image_base64: control_image_base64 })).data)).toBe(false);
  });

  test('at strength 0 gives its picture back', async () => {
    const control_image_base64 = await scene(200, 150);
    const made = await studio.client.made('/control/process', {
      control_image_base64,
      style_image_base64: await plain(64, 64),
      operation: 'style_transfer',
      style_strength: 0,
    });
    const given = await decoded({ image_base64: control_image_base64 });
    expect((await decoded(Picture.parse(made))).data.equals(given.data)).toBe(true);
  });
});
