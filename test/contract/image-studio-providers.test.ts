import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { FakeProvider } from '../fakes/fake-server.ts';
import { startFakeStability } from '../fakes/stability.ts';
import { startFakeWavespeed } from '../fakes/wavespeed.ts';
import { CANARY_KEY } from '../providers/trial.ts';
import { photo } from '../support/photos.ts';
import { type AtelierProcess, startAtelier } from '../support/server.ts';
import { DescribedApi } from './described-api.ts';
import { StudioClient } from './studio-client.ts';

const CLI = resolve(import.meta.dirname, '../../apps/cli/bin/atelier.js');
const Results = z.array(
  z.object({
    image_base64: z.string(),
    width: z.int(),
    height: z.int(),
    provider: z.string(),
    model: z.string(),
    metadata: z.record(z.string(), z.unknown()),
  }),
);

let stability: FakeProvider;
let wavespeed: FakeProvider;
let atelier: AtelierProcess;
let client: StudioClient;

const environment = () => ({
  STABILITY_API_KEY: CANARY_KEY,
  STABILITY_BASE_URL: stability.server.url,
  WAVESPEED_API_KEY: CANARY_KEY,
  WAVESPEED_BASE_URL: wavespeed.server.url,
  ATELIER_LOG_LEVEL: 'trace',
});

beforeAll(async () => {
  [stability, wavespeed] = await Promise.all([
    startFakeStability(CANARY_KEY),
    startFakeWavespeed(CANARY_KEY),
  ]);
  atelier = await startAtelier({ env: environment() });
  client = new StudioClient(atelier.url, atelier.apiKey, await DescribedApi.read(atelier.url, '/api'));
});
afterAll(async () => {
  await atelier.stop();
  for (const { server } of [stability, wavespeed]) {
    expect(server.violations).toEqual([]);
    await server.close();
  }
});

const dataUrl = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('a server whose operator set keys of providers', () => {
  test('says who is available', async () => {
    const { providers } = z
      .object({ providers: z.record(z.string(), z.object({ available: z.boolean() })) })
      .parse((await client.get('/providers')).body);
    const available = Object.entries(providers).filter(([, row]) => row.available);
    expect(available.map(([id]) => id).sort()).toEqual(['stability', 'wavespeed']);
  });

  test('gives pictures of exactly the size asked for, with who made them and what it cost', async () => {
    const body = await client.made('/create', {
      prompt: 'a red mug',
      width: 1200,
      height: 628,
      quality: 'standard',
    });
    const [result] = Results.parse(body.results);
    expect(result).toMatchObject({ width: 1200, height: 628, provider: 'stability', model: 'core' });
    const { width, height, format } = await sharp(
      Buffer.from(result?.image_base64 ?? '', 'base64'),
    ).metadata();
    expect([width, height, format]).toEqual([1200, 628, 'png']);
    expect(result?.metadata).toMatchObject({
      provider: 'stability',
      model: 'core',
      resampled: true,
      provider_cost_usd: 0.03,
    });
    expect(result?.metadata).not.toHaveProperty('engine');
    expect(body.credits_charged).toBe(3);
  });

  test('edits by mask in exactly the size of the source', async () => {
    const image = await sharp(photo('fmt-cmyk-plain.jpg'))
      .resize(700, 500)
      .toColourspace('srgb')
      .png()
      .toBuffer();
    const hole = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const mask = await sharp({ create: { width: 700, height: 500, channels: 3, background: '#000' } })
      .composite([{ input: hole, left: 300, top: 200 }])
      .png()
      .toBuffer();
    const body = await client.made('/edit/process', {
      operation: 'inpaint',
      prompt: 'a small plant',
      image_base64: dataUrl(image),
      mask_base64: dataUrl(mask),
    });
    expect(body).toMatchObject({ success: true, width: 700, height: 500 });
    expect(body.metadata).toMatchObject({ provider: 'stability', chosen_because: 'asked first for inpaint' });
  });

  test('sends pixels upright and nothing of what a photo says besides', async () => {
    const secret = 'at home, 1 Some Street';
    const turned = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#654' } })
      .jpeg()
      .withExif({ IFD0: { ImageDescription: secret } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const body = await client.made('/edit/process', {
      operation: 'search_replace',
      prompt: 'a plant',
      search_prompt: 'a vase',
      image_base64: dataUrl(turned),
    });
    expect(body).toMatchObject({ width: 240, height: 320 });
    const sent = (await stability.server.requests.at(-1)?.form())?.get('image');
    if (!(sent instanceof Blob)) throw new Error('no picture was sent');
    const { width, height, exif } = await sharp(await sent.arrayBuffer()).metadata();
    expect([width, height, exif]).toEqual([240, 320, undefined]);
    expect(Buffer.from(await sent.arrayBuffer()).includes(secret)).toBe(false);
  });

  test('takes pictures of types that providers do not', async () => {
    const image = await sharp({ create: { width: 200, height: 160, channels: 3, background: '#456' } })
      .gif()
      .toBuffer();
    const body = await client.made('/edit/process', {
      operation: 'remove_background',
      image_base64: dataUrl(image),
    });
    expect(body).toMatchObject({ width: 200, height: 160, metadata: { provider: 'stability' } });
  });

  test('leaves small things to the local engine when providers cannot, and says so', async () => {
    stability.server.fail({ kind: 'status', status: 402 });
    const image = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#a43' } })
      .png()
      .toBuffer();
    const body = await client.made('/upscale', { image_base64: dataUrl(image), mode: 'fast' });
    expect(body.metadata).toMatchObject({ engine: 'local' });
    expect(body.warnings).toContain('The local engine did the work instead.');
  });

  test('swaps faces where both pictures show one, and says that it did', async () => {
    const base_image_base64 = dataUrl(photo('person-full-render.jpg'));
    const face_image_base64 = dataUrl(photo('person-face-render.jpg'));
    const { width, height } = await sharp(photo('person-full-render.jpg')).metadata();
    const faces = { base_image_base64, face_image_base64, consent: true };
    const body = await client.made('/face-swap/process', faces);
    expect(body).toMatchObject({
      success: true,
      width,
      height,
      provider: 'wavespeed',
      model: 'image-face-swap-pro',
      metadata: { ai_altered: true, consent: true, provider_cost_usd: 0.025, credits_charged: 3 },
      warnings: [],
    });
    const paid = wavespeed.server.paid.length;
    const cup = dataUrl(photo('product-mug.jpg'));
    expect(await client.refusal('/face-swap/process', { ...faces, face_image_base64: cup }, 400)).toBe(
      'No face was found in face_image_base64.',
    );
    expect(await client.refusal('/face-swap/process', { ...faces, model: 'akool-face-swap' }, 500)).toBe(
      "Face swap failed: no provider is configured that has the model 'akool-face-swap'",
    );
    expect(wavespeed.server.paid.length).toBe(paid);
  });

  test('refuses who is named and not configured', async () => {
    expect(await client.refusal('/create', { prompt: 'a mug', provider: 'gemini' }, 500)).toBe(
      "Image generation failed: provider 'gemini' is not configured",
    );
  });

  test('passes a refusal by moderation on as the sentence of the specification', async () => {
    stability.moderate();
    expect(await client.refusal('/create', { prompt: 'a mug', provider: 'stability' }, 500)).toBe(
      "Image generation failed: Prompt was refused by the provider's content filter",
    );
  });

  test('never writes a key into its log or its answers', async () => {
    const echo = `Bad key ${CANARY_KEY}`;
    const body = { id: 'x', name: 'unauthorized', errors: [echo] };
    stability.server.fail({ kind: 'status', status: 401, body });
    const refusal = await client.refusal('/create', { prompt: 'a mug', provider: 'stability' }, 500);
    expect(refusal).not.toContain(CANARY_KEY);
    expect(atelier.output()).toContain('a provider failed');
    expect(atelier.output()).not.toContain(CANARY_KEY);
  });

  test('is checked from the command line', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'providers', 'check', '--json'], {
      env: { ...process.env, ...environment() },
    });
    const states = z.array(z.object({ id: z.string(), state: z.string() })).parse(JSON.parse(stdout));
    const working = states.filter(({ state }) => state === 'works').map(({ id }) => id);
    expect(working).toEqual(['stability', 'wavespeed']);
    expect(stdout).not.toContain(CANARY_KEY);
  });
});
