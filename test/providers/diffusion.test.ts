import { fileURLToPath } from 'node:url';
import type { Operation, OperationRequest } from '@atelier/providers/hosted';
import { stateOf } from '@atelier/providers/hosted';
import { createDiffusion, readDiffusionSettings } from '@atelier/providers/hosted/diffusion';
import { describe, expect, test } from 'vitest';
import { fullRequest, leastRequest } from './sample-requests.ts';
import { runToEnd, trial } from './trial.ts';

const FAKE = fileURLToPath(new URL('../fakes/diffusion-runtime.ts', import.meta.url));
const SD = { runtime: '/opt/diffusion', files: { model: '/weights/sdxl.safetensors' } };

/** An adapter whose work a fake runtime does, in a real process. */
function create(settings: object = { ...SD, esrgan: '/weights/RealESRGAN_x4plus.pth' }) {
  return createDiffusion({ ...readDiffusionSettings(settings), command: [process.execPath, FAKE] });
}

function sample(operation: Operation, of = fullRequest, provider = create()): Promise<OperationRequest> {
  const spec = provider.specs().find((known) => known.operation === operation);
  if (spec === undefined) throw new Error(`nothing does ${operation}`);
  return of(spec);
}

function run(request: OperationRequest, provider = create()) {
  return runToEnd(provider, request, trial({ allow: [] }).context);
}

describe('local diffusion', () => {
  test.each(create().specs())('does $operation within what the runtime takes', async ({ operation }) => {
    for (const of of [fullRequest, leastRequest]) {
      const request = await sample(operation, of);
      expect(create().check(request)).toEqual([]);
      expect(await run(request)).toMatchObject({ state: 'done', cost: { usd: 0, basis: 'own-gpu' } });
    }
  });

  test('makes pictures of exactly the size and seed that were asked for', async () => {
    const request = { ...(await sample('text-to-image')), seed: 99, size: { width: 832, height: 1216 } };
    expect(await run(request)).toMatchObject({
      state: 'done',
      images: [{ width: 832, height: 1216, seed: 99, mime: 'image/png' }],
    });
  });

  test('enlarges four times, and only with a network for it', async () => {
    const state = await run(await sample('upscale-fast'));
    expect(state).toMatchObject({ state: 'done', images: [{ width: 1024, height: 1024 }] });
    expect(
      create(SD)
        .specs()
        .map(({ operation }) => operation),
    ).not.toContain('upscale-fast');
  });

  test('edits by words and pictures with FLUX.2', async () => {
    const flux = create({ ...SD, files: { model: '/weights/flux2.gguf', llm: '/weights/qwen3.gguf' } });
    const request = await sample('general-edit', fullRequest, flux);
    expect(request.images.length).toBeGreaterThan(1);
    expect(await run(request, flux)).toMatchObject({ state: 'done' });
  });

  test.each([
    ['[crash]', 'unavailable', /crashed/],
    ['[wrong weights]', 'internal', /could not create/],
    ['[nothing]', 'bad-output', /without a picture/],
  ])('fails in plain words when the runtime meets: %s', async (prompt, kind, message) => {
    const state = await run({ ...(await sample('text-to-image')), prompt });
    expect(state).toMatchObject({ state: 'failed', error: { kind, charged: 'no' } });
    if (state.state === 'failed') expect(state.error.message).toMatch(message);
  });

  test('ends the process at the deadline, or when it is told to', async () => {
    const request = { ...(await sample('text-to-image')), prompt: '[hang]' };
    const late = trial({ allow: [], budgetMs: 300 });
    expect(await stateOf(() => create().submit(request, late.context))).toMatchObject({
      state: 'failed',
      error: { kind: 'timeout' },
    });
    const controller = new AbortController();
    const { context } = trial({ allow: [], signal: controller.signal });
    const call = create().submit(request, context);
    const reason = new Error('the server stops');
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
  });

  test('says that the runtime is not installed, or weights are missing', async () => {
    const missing = createDiffusion(readDiffusionSettings(SD));
    const { context } = trial({ allow: [] });
    expect(await missing.health(context)).toMatchObject({ ok: false });
    expect(await run(await sample('text-to-image'), missing)).toMatchObject({
      state: 'failed',
      error: { kind: 'unavailable', accepted: 'no' },
    });
    expect(await create().health(context)).toEqual({
      ok: false,
      message: 'There is no file /weights/sdxl.safetensors.',
    });
  });

  test('refuses settings that it does not understand', () => {
    expect(() => readDiffusionSettings({ ...SD, files: { model: 'relative.gguf' } })).toThrow('absolute');
    expect(() => readDiffusionSettings({ ...SD, modle: 1 })).toThrow('modle');
    expect(() => readDiffusionSettings('file:///no/such/file.json')).toThrow('cannot be read');
  });
});
