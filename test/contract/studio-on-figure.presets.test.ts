import { ON_FIGURE_PRESETS, OnFigureModelPreset } from '@atelier/contracts';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { useShopsWithQuickPictures } from './shops.ts';

const PATH = '/studio/v1/on_figure_model_presets';
const shops = useShopsWithQuickPictures();
const list = async () => {
  const { body } = await shops.shop.call('GET', PATH, { headers: shops.shop.key });
  return z.array(OnFigureModelPreset).parse(body);
};

describe('200', () => {
  test('every preset with its settings, for whoever has the subscription id', async () => {
    const { status, body } = await shops.shop.call('GET', PATH, { headers: shops.shop.id });
    expect(status).toBe(200);
    expect(body).toEqual(
      ON_FIGURE_PRESETS.map((preset) => ({
        ...preset,
        sample_image: expect.stringContaining(shops.shop.url),
      })),
    );
  });

  test('every sample is a picture that anybody may fetch and keep', async () => {
    const presets = await list();
    const samples = await Promise.all(presets.map(({ sample_image }) => fetch(sample_image)));
    expect(samples.map(({ status }) => status)).toEqual(presets.map(() => 200));
    for (const sample of samples) {
      expect(sample.headers.get('content-type')).toBe('image/jpeg');
      expect(sample.headers.get('cache-control')).toMatch(/^public, max-age=/);
      expect(sample.headers.get('access-control-allow-origin')).toBe('*');
      const { width, height } = await sharp(await sample.arrayBuffer()).metadata();
      expect([width, height]).toEqual([512, 768]);
    }
  });

  test('a sample answers HEAD, and 304 to whoever has it', async () => {
    const [first] = await list();
    const head = await fetch(first?.sample_image ?? '', { method: 'HEAD' });
    expect([head.status, Number(head.headers.get('content-length')) > 0]).toEqual([200, true]);
    const headers = { 'if-none-match': head.headers.get('etag') ?? '' };
    expect((await fetch(first?.sample_image ?? '', { headers })).status).toBe(304);
  });
});

describe('401', () => {
  test('without credentials', async () => {
    expect(await shops.shop.call('GET', PATH)).toMatchObject({ status: 401 });
  });
});

describe('404', () => {
  test('a sample of no preset', async () => {
    expect((await fetch(`${shops.shop.url}/presets/preset_woman_99.jpg`)).status).toBe(404);
    expect((await fetch(`${shops.shop.url}/presets/..%2f..%2fpackage.json`)).status).toBe(404);
  });
});
