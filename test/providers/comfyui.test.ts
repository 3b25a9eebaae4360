import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HostedProvider, Operation, OperationRequest } from '@atelier/providers/hosted';
import { createComfyui, workflowsWith } from '@atelier/providers/hosted/comfyui';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readWorkflow } from '../../packages/providers/src/hosted/comfyui/workflow.ts';
import { type FakeComfyui, startFakeComfyui } from '../fakes/comfyui.ts';
import { describeConformance } from './conformance.ts';
import { fullRequest, leastRequest } from './sample-requests.ts';
import { describeStoredResults } from './stored-results.ts';
import { CANARY_KEY, isPending, pollToEnd, runToEnd, trial } from './trial.ts';

const create = (baseUrl: string) => createComfyui({ apiKey: CANARY_KEY, baseUrl });

describeConformance('ComfyUI', { startFake: startFakeComfyui, create, neverBlocks: true });

describeStoredResults('ComfyUI', {
  startFake: startFakeComfyui,
  create,
  request: (provider) => leastRequest(provider.specs()[0]!),
  isPoll: ({ path }) => path.startsWith('/history/'),
  isDownload: ({ path }) => path === '/view',
  isOwnServer: true,
});

describe('ComfyUI', () => {
  let fake: FakeComfyui;
  let provider: HostedProvider;
  beforeEach(async () => {
    fake = await startFakeComfyui();
    provider = create(fake.server.url);
  });
  afterEach(() => fake.server.close());

  const sample = async (operation: Operation, of = fullRequest): Promise<OperationRequest> => {
    const spec = provider.specs().find((known) => known.operation === operation);
    if (spec === undefined) throw new Error(`no workflow does ${operation}`);
    return of(spec);
  };
  const open = () => trial({ allow: [fake.server.host] }).context;
  const run = (request: OperationRequest) => runToEnd(provider, request, open());
  const nodes = (name: string) =>
    Object.values(fake.queued.at(-1)?.graph ?? {}).filter((node) => node.class_type === name);

  test('makes several pictures of exactly the size and seed that were asked for', async () => {
    const request = await sample('text-to-image');
    const state = await run({ ...request, count: 2, seed: 77, size: { width: 1216, height: 832 } });
    if (state.state !== 'done') throw new Error(`expected pictures but it is ${state.state}`);
    expect(state.images).toMatchObject([
      { width: 1216, height: 832, seed: 77 },
      { width: 1216, height: 832, seed: 77 },
    ]);
    expect(nodes('KSampler')[0]?.inputs).toMatchObject({ seed: 77, denoise: 1 });
  });

  test('draws its seed from the key when none is given, and tells it', async () => {
    const { seed: _none, ...request } = await sample('text-to-image');
    const [first, second] = [await run(request), await run(request)];
    if (first.state !== 'done' || second.state !== 'done') throw new Error('expected pictures');
    expect(first.images[0]?.seed).toBe(nodes('KSampler')[0]?.inputs.seed);
    expect(second.images[0]?.seed).toBe(first.images[0]?.seed);
  });

  test('gets masks as they are, white = change, and a model for inpainting when it has one', async () => {
    const request = await sample('inpaint');
    await run(request);
    const mask = request.images.find(({ role }) => role === 'mask');
    const sent = fake.inputs.get(String(nodes('LoadImageMask')[0]?.inputs.image));
    expect(sent?.equals(mask?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(nodes('CheckpointLoaderSimple')[0]?.inputs.ckpt_name).toBe('sdxl_inpainting.safetensors');
    fake.models.checkpoints = ['sdxl_base_1.0.safetensors'];
    expect(await run(request)).toMatchObject({ state: 'done' });
  });

  test('grows pictures by the margins that were asked for', async () => {
    const request = await sample('outpaint', leastRequest);
    const state = await run({ ...request, params: { left: 64, down: 128 } });
    expect(state).toMatchObject({ state: 'done', images: [{ width: 256 + 64, height: 256 + 128 }] });
  });

  test.each([
    ['upscale-fast', 4],
    ['upscale-creative', 2],
  ] as const)('enlarges by %s %d times', async (operation, factor) => {
    const state = await run(await sample(operation));
    expect(state).toMatchObject({ state: 'done', images: [{ width: 256 * factor, height: 256 * factor }] });
  });

  test('says which model file it lacks, before anything is queued', async () => {
    fake.models.controlnet = ['sdxl_depth.safetensors'];
    expect(await run(await sample('control-sketch'))).toMatchObject({
      state: 'failed',
      error: { kind: 'not-found', accepted: 'no', message: expect.stringContaining("'scribble'") },
    });
    expect(fake.queued).toEqual([]);
    const health = await provider.health(open());
    expect(health).toMatchObject({ ok: true, message: expect.stringContaining('7 of 9 workflows') });
    expect(health.models).not.toContain('sd-control-sketch');
  });

  test('says why a workflow failed, and that memory is a matter of size', async () => {
    const error = {
      exception_type: 'torch.OutOfMemoryError',
      exception_message: 'Allocation on device',
      node_type: 'VAEDecode',
    };
    fake.failJob(error);
    expect(await run(await sample('text-to-image'))).toMatchObject({
      state: 'failed',
      error: { kind: 'too-large', message: 'VAEDecode: Allocation on device', charged: 'no' },
    });
  });

  test('takes waiting jobs from the queue and interrupts running ones, and no others', async () => {
    const request = await sample('text-to-image');
    const submit = async () => {
      const state = await provider.submit(request, open());
      if (!isPending(state)) throw new Error(`expected a pending job but it is ${state.state}`);
      return state;
    };
    const waiting = await submit();
    expect(await provider.cancel(waiting.handle, open())).toBe('canceled');
    expect(fake.server.requests.at(-1)?.path).toBe('/queue');
    const running = await submit();
    await provider.poll(running.handle, open());
    expect(await provider.cancel(running.handle, open())).toBe('canceled');
    expect(fake.server.requests.at(-1)?.path).toBe('/interrupt');
    expect(await pollToEnd(provider, running, open())).toMatchObject({ state: 'canceled', charged: 'no' });
    expect(await provider.cancel(running.handle, open())).toBe('too-late');
  });

  test('runs workflows of the operator', async () => {
    const graph = {
      source: { class_type: 'LoadImage', inputs: { image: '$source' } },
      upscaler: { class_type: 'UpscaleModelLoader', inputs: { model_name: 'RealESRGAN_x4plus.pth' } },
      enlarged: {
        class_type: 'ImageUpscaleWithModel',
        inputs: { upscale_model: ['upscaler', 0], image: ['source', 0] },
      },
      save: { class_type: 'SaveImage', inputs: { images: ['enlarged', 0], filename_prefix: 'mine' } },
    };
    const own = readWorkflow({ id: 'mine', operation: 'upscale-conservative', typicalMs: 1000, graph });
    provider = createComfyui({ baseUrl: fake.server.url, workflows: [own] });
    expect(provider.specs()).toMatchObject([{ model: 'mine', prompt: { use: 'ignored' }, seed: 'none' }]);
    expect(await run(await sample('upscale-conservative'))).toMatchObject({ state: 'done' });
  });

  test('reads workflows of the operator from a folder, in place of shipped ones with the same id', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workflows-'));
    const graph = {
      save: { class_type: 'SaveImage', inputs: { images: '$source', filename_prefix: '$prompt' } },
    };
    const own = { id: 'sd-text-to-image', operation: 'text-to-image', typicalMs: 9, graph };
    await writeFile(join(folder, 'mine.json'), JSON.stringify(own));
    const workflows = workflowsWith(pathToFileURL(folder).href);
    expect(workflows.filter(({ id }) => id === own.id)).toMatchObject([{ typicalMs: 9 }]);
    expect(workflows).toHaveLength(workflowsWith(undefined).length);
    await writeFile(join(folder, 'torn.json'), '{');
    expect(() => workflowsWith(pathToFileURL(folder).href)).toThrow('torn.json is not JSON');
    await rm(folder, { recursive: true });
    expect(() => workflowsWith(pathToFileURL(folder).href)).toThrow('folder of workflows');
  });

  test.each([
    [['$prompt'], 'text-to-image'],
    [['$image', '$prompt'], 'general-edit'],
    [['$source', '$prompt', '$strength'], 'image-to-image'],
    [['$image', '$mask', '$prompt'], 'inpaint'],
    [['$source', '$mask'], 'erase'],
    [['$person', '$garment', '$prompt', '$seed'], 'try-on'],
  ] as const)(
    'knows what a graph with the slots %j is for, and takes its name from the file',
    async (slots, operation) => {
      const inputs = Object.fromEntries(slots.map((slot, index) => [`input${index}`, slot]));
      const folder = await mkdtemp(join(tmpdir(), 'workflows-'));
      const file = join(folder, 'My flux (2).json');
      const graph = { 3: { class_type: 'Anything', inputs, _meta: { title: 'of the editor' } } };
      await writeFile(file, JSON.stringify(graph));
      const [own] = workflowsWith(file);
      expect(own).toMatchObject({ id: 'My-flux-2-', operation });
      expect(own?.graph[3]).not.toHaveProperty('_meta');
      expect(own?.roles.includes('source')).toBe(
        slots.some((slot) => slot === '$image' || slot === '$source'),
      );
      await rm(folder, { recursive: true });
    },
  );

  test.each<[unknown, string]>([
    [{ nodes: [], links: [] }, 'use Export (API)'],
    [{ 1: { class_type: 'A', inputs: { a: '$garment', b: '$prompt' } } }, 'does not say what it is for'],
    [{ 1: { class_type: 'A', inputs: {} } }, 'does not say what it is for'],
    [{ 1: { class_type: 'A', inputs: { a: '$prompt', b: ['7', 0] } } }, 'the node 7, which it lacks'],
    [{ 1: { class_type: 'A', inputs: { a: '$prompt', b: '$sampler' } } }, 'unknown slot $sampler'],
    [{ id: 'x', operation: 'paint' }, 'Not a workflow'],
    [
      { id: 'x', operation: 'inpaint', typicalMs: 1, graph: { 1: { class_type: 'A', inputs: {} } } },
      'has no slots',
    ],
  ])('refuses %j and says in which file and why', async (content, why) => {
    const folder = await mkdtemp(join(tmpdir(), 'workflows-'));
    await writeFile(join(folder, 'mine.json'), JSON.stringify(content));
    expect(() => workflowsWith(folder)).toThrow(/^COMFYUI_WORKFLOWS: .*mine\.json: /);
    expect(() => workflowsWith(folder)).toThrow(why);
    await rm(folder, { recursive: true });
  });

  test('refuses two workflows with one id', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workflows-'));
    const graph = { 1: { class_type: 'A', inputs: { a: '$prompt' } } };
    const own = JSON.stringify({ id: 'twin', operation: 'text-to-image', typicalMs: 1, graph });
    await Promise.all(['a', 'b'].map((name) => writeFile(join(folder, `${name}.json`), own)));
    expect(() => workflowsWith(folder)).toThrow('two workflows have the id twin');
    await rm(folder, { recursive: true });
  });

  test('refuses workflows with slots that nothing can fill', () => {
    const graph = { save: { class_type: 'SaveImage', inputs: { images: '$pictures' } } };
    expect(() => readWorkflow({ id: 'x', operation: 'inpaint', typicalMs: 1, graph })).toThrow('$pictures');
  });
});
