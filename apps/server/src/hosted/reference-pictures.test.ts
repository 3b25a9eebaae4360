import type { PictureProvider } from '@atelier/providers';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeWavespeed, startFakeWavespeed } from '../../../../test/fakes/wavespeed.ts';
import { CANARY_KEY } from '../../../../test/providers/trial.ts';
import { testProvider } from '../../../../test/support/fake-pictures.ts';
import { type HostedStudio, openHostedStudio } from '../../../../test/support/hosted-studio.ts';
import { priceOf } from '../credits/price.ts';
import type { StudioInput } from '../studio-jobs/job.ts';

const plain = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#a33' } })
  .jpeg()
  .toBuffer();
/** The engine of tests, which leaves uploads for providers as they are. */
const { provider: engine } = testProvider();
const provider: PictureProvider = {
  ...engine,
  studio: async (request, context) => {
    const made = await engine.studio(request, context);
    if (request.work.kind !== 'adapt') return made;
    return { ...made, pictures: made.pictures.map((picture) => ({ ...picture, bytes: plain })) };
  },
};

let wavespeed: FakeWavespeed;
let studio: HostedStudio;
beforeEach(async () => {
  wavespeed = await startFakeWavespeed(CANARY_KEY);
  studio = await openHostedStudio({ wavespeed }, { provider });
});
afterEach(async () => {
  await studio.close();
  expect(wavespeed.server.violations).toEqual([]);
  await wavespeed.server.close();
});

const upload = (role: StudioInput['role']): StudioInput => ({ role, bytes: plain, width: 256, height: 256 });
const edited = async (references: number, model?: string) => {
  const edit = {
    operation: 'general_edit',
    prompt: 'as in the others',
    seed: 1,
    growPx: 0,
    featherPx: 0,
  } as const;
  const price = priceOf({
    provider: 'auto',
    model,
    operation: 'general_edit',
    count: 1,
    pictures: 1 + references,
  });
  const id = await studio.jobs.order(studio.account, {
    route: 'edit',
    work: [{ kind: 'edit', format: 'png', edit }],
    inputs: [upload('image'), ...Array.from({ length: references }, () => upload('reference'))],
    price,
    images: 1,
    facts: {},
    save: false,
  });
  return studio.ended(id);
};
const sent = () => wavespeed.inputs.map(({ model, input }) => [model, [input.images].flat().length]);

describe('pictures that an edit is to look at', () => {
  test('are sent with it, by the cheapest model that takes so many', async () => {
    expect(await edited(2)).toMatchObject({ status: 'succeeded', model: 'qwen-edit-plus', warnings: [] });
    expect(sent()).toEqual([['wavespeed-ai/qwen-image/edit-plus', 3]]);
    expect(wavespeed.inputs[0]?.input.prompt).toContain('Image 3 is a further picture to look at.');
    await edited(5);
    expect(sent()[1]).toEqual(['bytedance/seedream-v4.5/edit', 6]);
  });

  test('are left out with a warning where the named model takes none, or not so many', async () => {
    const none = await edited(1, 'qwen-edit');
    expect(none.warnings).toEqual(['WaveSpeed AI takes no reference picture here; it was left out.']);
    const some = await edited(4, 'qwen-edit-plus');
    expect(some.warnings).toEqual([
      'WaveSpeed AI takes 2 reference pictures here; the others were left out.',
    ]);
    expect(sent()[1]).toEqual(['wavespeed-ai/qwen-image/edit-plus', 3]);
  });
});
