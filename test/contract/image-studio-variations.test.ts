import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bearer } from './shop.ts';
import { useStudio } from './studio-client.ts';

/** Variations that cannot be made, in front of a server that loses those that the prompt names. */
const studio = useStudio('quick');
const WISH = { width: 64, height: 64, num_variations: 3, seed: 7, provider: 'ideogram' };
const Pictures = z.object({
  pictures: z.array(z.object({ variation: z.int(), width: z.int(), height: z.int(), url: z.string() })),
  errors: z.array(z.object({ variation: z.int(), error: z.string() })),
});
const Results = z.object({ results: z.array(z.object({ variation: z.int(), seed: z.int() })) });

describe('variations', () => {
  test('that fail are told apart from those that were made, and cost nothing', async () => {
    const basic = await studio.on('basic');
    const { headers, body } = await basic.post('/create', { ...WISH, prompt: 'refuse 2' });
    expect(body).toMatchObject({
      success: true,
      request: { num_variations: 3 },
      total_generated: 2,
      total_failed: 1,
      errors: [{ variation: 2, error: 'Variation 2 cannot be drawn.' }],
      credits_charged: 10,
    });
    expect(Results.parse(body).results).toEqual([
      { variation: 1, seed: 7 },
      { variation: 3, seed: 9 },
    ]);
    expect(headers.get('x-credits-charged')).toBe('10');
    expect((await basic.get('/credits')).body).toMatchObject({ used: 10, reserved: 0, remaining: 490 });
    expect((await basic.get('/api/content-assets')).body.total).toBe(2);
    expect((await basic.get('/credits/usage')).body).toMatchObject({
      entries: [{ status: 'charged', credits: 10, images: 3 }],
    });
  });

  test('that all fail are a failure with the first reason, and nothing is charged', async () => {
    const basic = await studio.on('basic');
    const wish = { ...WISH, prompt: 'refuse 1 2 3' };
    expect(await basic.refusal('/create', wish, 500)).toBe(
      'Image generation failed: Variation 1 cannot be drawn.',
    );
    expect((await basic.get('/credits')).body).toMatchObject({ used: 0, reserved: 0 });
    expect((await basic.get('/api/content-assets')).body.total).toBe(0);
  });

  test('that fail are told by the job, too', async () => {
    const { body } = await studio.client.post('/create', { ...WISH, prompt: 'refuse 3', async: true });
    const job = async () => (await studio.client.get(`/jobs/${body.job_id}`)).body;
    await expect.poll(async () => (await job()).status, { timeout: 10_000 }).toBe('succeeded');
    expect(await job()).toMatchObject({
      progress: 1,
      detail: null,
      result: { total_generated: 2, total_failed: 1, errors: [{ variation: 3 }] },
    });
  });

  test('are there one by one for whoever follows the job, and for nobody else', async () => {
    const { body } = await studio.client.post('/create', { ...WISH, prompt: 'refuse 2', async: true });
    const job = async () => Pictures.parse((await studio.client.get(`/jobs/${body.job_id}`)).body);
    await expect.poll(async () => (await job()).pictures.length, { timeout: 10_000 }).toBe(2);
    const { pictures, errors } = await job();
    expect(pictures).toMatchObject([
      { variation: 1, width: 64, height: 64 },
      { variation: 3, width: 64, height: 64 },
    ]);
    expect(errors).toEqual([{ variation: 2, error: 'Variation 2 cannot be drawn.' }]);
    const light = (await studio.client.get(`/jobs/${body.job_id}?bytes=false`)).body;
    expect(light).toMatchObject({
      result: { results: [{ image_base64: '', variation: 1 }, { image_base64: '' }] },
    });
    const stranger = await studio.on('basic');
    for (const { url } of pictures) {
      const file = `${studio.client.url}/api${url}`;
      const mine = await fetch(file, { headers: bearer(studio.client.token) });
      expect([mine.status, mine.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect((await fetch(file, { headers: bearer(stranger.token) })).status).toBe(404);
    }
  });
});
