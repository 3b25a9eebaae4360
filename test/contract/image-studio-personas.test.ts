import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { useStudio } from './studio-client.ts';

const studio = useStudio('quick');
const BASE = '/api/personas';
const BRAND = {
  name: 'Brand',
  keywords: ['pastel', 'airy'],
  avoid: ['skulls'],
  colors: ['#ffeedd'],
  tone: 'warm',
};
const Made = z.object({ id: z.string(), is_default: z.boolean() });
const create = { prompt: 'a mug', width: 64, height: 64 };

describe('a persona', () => {
  test('is made, read, changed and deleted', async () => {
    const owner = await studio.on('pro');
    const answer = await owner.post(BASE, BRAND);
    expect(answer.status).toBe(201);
    const { id } = Made.parse(answer.body);
    expect(answer.body).toMatchObject({ ...BRAND, is_default: true });
    expect((await owner.get(`${BASE}/${id}`)).body).toEqual(answer.body);
    expect((await owner.get(BASE)).body).toEqual({ personas: [answer.body], total: 1 });
    const changed = await owner.call(`${BASE}/${id}`, { method: 'PUT', json: { tone: 'cool', avoid: [] } });
    expect(changed.body).toEqual({ ...answer.body, tone: 'cool', avoid: [] });
    expect((await owner.call(`${BASE}/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await owner.get(`${BASE}/${id}`)).status).toBe(404);
    expect((await owner.get(BASE)).body.total).toBe(0);
  });

  test('is the only default of its account', async () => {
    const owner = await studio.on('pro');
    const first = Made.parse((await owner.post(BASE, { name: 'one' })).body);
    const second = Made.parse((await owner.post(BASE, { name: 'two' })).body);
    expect([first.is_default, second.is_default]).toEqual([true, false]);
    await owner.call(`${BASE}/${second.id}`, { method: 'PUT', json: { is_default: true } });
    expect((await owner.get(`${BASE}/${first.id}`)).body.is_default).toBe(false);
    const third = await owner.post(BASE, { name: 'three', is_default: true });
    expect(third.body.is_default).toBe(true);
    expect((await owner.get(`${BASE}/${second.id}`)).body.is_default).toBe(false);
  });

  test('needs a name, and lists of words', async () => {
    expect(await studio.client.refusal(BASE, {})).toBe("Field 'name' is required");
    expect(await studio.client.refusal(BASE, { name: ' ' })).toBe('A persona needs a name');
    expect(await studio.client.refusal(BASE, { name: 'a', keywords: 'soft' })).toMatch(
      /^Invalid value for 'keywords'/,
    );
  });

  test('is unknown to other accounts', async () => {
    const [owner, stranger] = [await studio.on('pro'), await studio.on('pro')];
    const { id } = Made.parse((await owner.post(BASE, BRAND)).body);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await stranger.call(`${BASE}/${id}`, { method, ...(method === 'PUT' && { json: {} }) });
      expect([answer.status, answer.body.detail]).toEqual([404, `Persona not found: ${id}`]);
    }
    expect(await stranger.refusal('/create', { ...create, use_persona: true, persona_id: id }, 404)).toBe(
      `Persona not found: ${id}`,
    );
  });
});

describe('pictures in the voice of a persona', () => {
  test('have its keywords, and not what it avoids', async () => {
    const owner = await studio.on('pro');
    const { id } = Made.parse((await owner.post(BASE, BRAND)).body);
    const { request } = await owner.made('/create', {
      ...create,
      prompt: 'a pastel mug, Airy',
      negative_prompt: 'rain',
      use_persona: true,
    });
    expect(request).toMatchObject({
      enhanced_prompt: 'a pastel mug, Airy, pastel, high quality, well composed',
      negative_prompt: 'rain, skulls',
      persona_id: id,
    });
  });

  test('are of the one that is named, unless personas are off', async () => {
    const owner = await studio.on('pro');
    await owner.post(BASE, BRAND);
    const { id } = Made.parse((await owner.post(BASE, { name: 'Other', keywords: ['neon'] })).body);
    const named = await owner.made('/create', { ...create, use_persona: true, persona_id: id });
    expect(named.request).toMatchObject({
      enhanced_prompt: 'a mug, neon, high quality, well composed',
      persona_id: id,
    });
    const without = await owner.made('/create', { ...create, use_persona: false, persona_id: 'nobody' });
    expect(without.request).toMatchObject({
      enhanced_prompt: 'a mug, high quality, well composed',
      negative_prompt: null,
      persona_id: null,
    });
  });

  test('keep their words to themselves where prompts are not enhanced', async () => {
    const owner = await studio.on('pro');
    await owner.post(BASE, BRAND);
    const plain = { ...create, enhance_prompt: false, use_persona: true };
    expect((await owner.made('/create', plain)).request).toMatchObject({
      enhanced_prompt: null,
      negative_prompt: 'skulls',
    });
  });
});
