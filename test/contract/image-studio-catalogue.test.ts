import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { useStudio } from './studio-client.ts';

const studio = useStudio('quick');
const Listed = z.object({ templates: z.array(z.object({ id: z.string() })), total: z.int() });
const templates = async (path: string) => Listed.parse((await studio.client.get(path)).body);

describe('templates', () => {
  test('are 26, and more on request', async () => {
    expect((await templates('/templates')).total).toBe(26);
    expect((await templates('/templates?include_extended=true')).total).toBe(48);
  });

  test('are filtered by platform and category together', async () => {
    expect((await templates('/templates?platform=instagram')).total).toBe(4);
    expect((await templates('/templates?platform=instagram&category=blog_content')).total).toBe(0);
    expect((await templates('/templates?category=product')).total).toBe(0);
    expect((await templates('/templates?platform=X')).templates[0]?.id).toMatch(/^twitter/);
  });

  test.each([
    ['/templates?platform=foo', /^Invalid platform: foo\. Valid values: instagram, /],
    ['/templates?category=foo', /^Invalid category: foo\. Valid values: social_media, /],
    ['/templates/search', /^query must not be empty$/],
    ['/templates/search?query=%20', /^query must not be empty$/],
    ['/templates/recommend', /^use_case must not be empty$/],
  ])('%s is refused', async (path, sentence) => {
    const { status, body } = await studio.client.get(path);
    expect(status).toBe(400);
    expect(body.detail).toMatch(sentence);
  });

  test('are found by words in any of their fields', async () => {
    expect((await templates('/templates/search?query=linkedin')).total).toBe(4);
    const stories = await templates('/templates/search?query=instagram+9:16');
    expect(stories.templates.map(({ id }) => id)).toContain('instagram_story');
  });

  test('are recommended for a purpose', async () => {
    const path = '/templates/recommend?use_case=product+showcase&platform=instagram';
    expect((await templates(path)).templates[0]?.id).toBe('instagram_feed_square');
    const { body } = await studio.client.get('/templates/recommend?use_case=qwertz&platform=facebook');
    expect(body).toMatchObject({ fallback: true, total: 3, use_case: 'qwertz' });
  });

  test('are known by id, extended ones too', async () => {
    const { body } = await studio.client.get('/templates/linkedin_post');
    expect(body).toMatchObject({ id: 'linkedin_post', aspect_ratio: { width: 1200, height: 628 } });
    const unknown = await studio.client.get('/templates/nope');
    expect([unknown.status, unknown.body.detail]).toEqual([404, 'Template not found: nope']);
  });
});

describe('platforms', () => {
  test('tell their formats and limits', async () => {
    const { body } = await studio.client.get('/platform-specs/linkedin');
    expect(body).toMatchObject({ name: 'LinkedIn', max_file_size: '8MB' });
    expect(body.formats).toHaveLength(4);
    const formats = await studio.client.get('/social/platforms/IG/formats');
    expect(
      z
        .object({ formats: z.array(z.object({ safe_zone: z.object({ top: z.number() }) })) })
        .parse(formats.body).formats,
    ).toHaveLength(4);
  });

  test.each(['/platform-specs/nope', '/social/platforms/nope/formats'])('%s is unknown', async (path) => {
    const { status, body } = await studio.client.get(path);
    expect([status, body.detail]).toEqual([404, 'Platform not found: nope']);
  });
});

describe('an estimate', () => {
  test.each([
    [{ provider: 'wavespeed', width: 1200, height: 628 }, 5, 'ideogram-v3-turbo'],
    [{ provider: 'ideogram', width: 1080, height: 1080 }, 6, 'ideogram-v3-turbo'],
    [{ provider: 'auto' }, 3, 'core'],
    [{ provider: 'auto', model: 'qwen', num_images: 4 }, 4, 'qwen-image'],
    [{ provider: 'stability', operation: 'upscale', model: 'creative', num_images: 2 }, 12, 'creative'],
    [{ provider: 'auto', operation: 'upscale', width: 3000, height: 100 }, 6, 'conservative'],
    [{ provider: 'auto', operation: 'edit', model: 'relight' }, 5, 'replace_background_relight'],
    [{ provider: 'auto', operation: 'control', width: 4000, height: 4000 }, 5, 'sketch'],
    [{ provider: 'hf', operation: 'general_edit' }, 3, 'hf-image-to-image'],
    [{ provider: 'auto', operation: 'compress', num_images: 100 }, 0, 'compress'],
  ])('of %j', async (question, cost, model) => {
    expect(await studio.client.made('/estimate-cost', question)).toMatchObject({
      estimated_cost: cost,
      model,
      currency: 'credits',
    });
  });

  test.each([
    [{ provider: 'foo' }, /^Unknown provider: foo\. Available providers: stability, wavespeed, /],
    [
      { provider: 'gemini', model: 'core' },
      /^Unknown model 'core' for provider 'gemini'\. Available models: /,
    ],
    [{ provider: 'auto', operation: 'dance' }, /^Unknown operation: dance\. Use one of: generate, /],
    [
      { provider: 'gemini', operation: 'inpaint' },
      /^Provider 'gemini' does not support operation 'inpaint'$/,
    ],
    [{ provider: 'auto', num_images: 101 }, /^num_images must be between 1 and 100$/],
  ])('of %j is refused', async (question, sentence) => {
    expect(await studio.client.refusal('/estimate-cost', question)).toMatch(sentence);
  });
});

describe('what can be chosen', () => {
  test('providers, presets and operations are listed', async () => {
    const providers = await studio.client.get('/providers');
    expect(providers.body).toMatchObject({
      providers: { stability: { models: ['ultra', 'core', 'sd3.5-large'], max_resolution: '2048x2048' } },
    });
    expect((await studio.client.get('/style-presets')).body.total).toBe(51);
    const edits = await studio.client.get('/edit/operations');
    expect(edits.body).toMatchObject({
      operations: { inpaint: { label: 'Inpaint & Fix', fields: { prompt: true, mask: true } } },
    });
    const controls = await studio.client.get('/control/operations');
    expect(controls.body).toMatchObject({ operations: { sketch: { label: 'Sketch to Image' } } });
  });

  test('edit models are listed and recommended', async () => {
    expect((await studio.client.get('/edit/models?tier=budget')).body.total).toBe(3);
    const wish = { operation: 'general_edit', preferences: { prioritize_quality: true } };
    expect(await studio.client.made('/edit/recommend', wish)).toMatchObject({
      recommended_model: 'nano-banana-pro-edit-ultra',
    });
    expect(await studio.client.made('/edit/recommend', { operation: 'general_edit' })).toMatchObject({
      recommended_model: 'qwen-edit',
    });
    expect(await studio.client.refusal('/edit/recommend', { operation: 'x' })).toMatch(
      /^Unknown edit operation: x\. Use one of: remove_background, /,
    );
  });

  test('file types and what to do with them', async () => {
    expect((await studio.client.get('/convert-format/supported')).body.total).toBe(6);
    expect((await studio.client.get('/compress/presets')).status).toBe(200);
    expect((await studio.client.get('/compress/formats')).status).toBe(200);
    expect((await studio.client.get('/convert-format/recommendations?source_format=jpg')).status).toBe(200);
    expect((await studio.client.get('/convert-format/recommendations?source_format=svg')).status).toBe(400);
  });

  test('the balance and the ledger begin empty', async () => {
    const basic = await studio.on('basic');
    expect((await basic.get('/credits')).body).toMatchObject({
      plan: 'basic',
      monthly_allowance: 500,
      remaining: 500,
    });
    expect((await basic.get('/credits/usage')).body).toMatchObject({ entries: [], total: 0 });
    expect((await studio.client.get('/credits')).body).toMatchObject({ plan: 'unlimited', remaining: null });
  });
});
