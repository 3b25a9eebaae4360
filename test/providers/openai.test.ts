import type { ImageIn, JobState, OperationRequest, OperationSpec } from '@atelier/providers/hosted';
import { createOpenAi, type DialectId } from '@atelier/providers/hosted/openai';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import { type FakeOpenAi, PAINTED, startFakeOpenAi } from '../fakes/openai.ts';
import { describeConformance } from './conformance.ts';
import { leastRequest } from './sample-requests.ts';
import { CANARY_KEY, runToEnd, trial } from './trial.ts';

const OWN_GPU: readonly DialectId[] = ['vllm-omni', 'sglang', 'xinference', 'localai'];

/** One model of each sizing: all have the same operations. */
const FEW = ['gpt-image-2.6-flare', 'gpt-image-1.5', 'gpt-image-1-mini'];

describeConformance('openai', {
  startFake: () => startFakeOpenAi(CANARY_KEY),
  create: (url) => createOpenAi({ apiKey: CANARY_KEY, baseUrl: `${url}/v1`, dialect: 'openai', models: FEW }),
});

describeConformance('a proxy', {
  startFake: () => startFakeOpenAi(CANARY_KEY, 'compatible'),
  create: (baseUrl) => createOpenAi({ apiKey: CANARY_KEY, baseUrl, models: ['gpt-image-2'] }),
});

for (const dialect of OWN_GPU) {
  describeConformance(dialect, {
    startFake: () => startFakeOpenAi(CANARY_KEY, dialect),
    create: (baseUrl) => createOpenAi({ apiKey: CANARY_KEY, baseUrl, dialect }),
    neverBlocks: true,
  });
}

const started: FakeOpenAi[] = [];

afterEach(async () => {
  for (const fake of started.splice(0)) await fake.server.close();
});

type Change = (sample: OperationRequest) => Partial<OperationRequest>;

interface Session {
  fake: FakeOpenAi;
  /** Runs the least request for an operation, with changes. */
  run(operation: OperationSpec['operation'], change?: Change): Promise<JobState>;
}

async function start(dialect: DialectId): Promise<Session> {
  const fake = await startFakeOpenAi(CANARY_KEY, dialect);
  started.push(fake);
  const provider = createOpenAi({ apiKey: CANARY_KEY, baseUrl: fake.server.url, dialect });
  const run: Session['run'] = async (operation, change = () => ({})) => {
    const spec = provider.specs().find((candidate) => candidate.operation === operation);
    if (!spec) throw new Error(`${dialect} does no ${operation}`);
    const sample = await leastRequest(spec);
    const { context } = trial({ allow: [fake.server.host] });
    return runToEnd(provider, { ...sample, ...change(sample) }, context);
  };
  return { fake, run };
}

function doneOf(state: JobState): Extract<JobState, { state: 'done' }> {
  if (state.state !== 'done') throw new Error(`expected a picture but received ${JSON.stringify(state)}`);
  return state;
}

async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<number[]> {
  const area = sharp(bytes).extract({ left: x, top: y, width: 1, height: 1 });
  return [...(await area.removeAlpha().raw().toBuffer())];
}

describe('masks', () => {
  test.each(['openai', 'compatible', 'vllm-omni', 'xinference', 'localai'] as const)(
    '%s changes what it is told to, and nothing else',
    async (dialect) => {
      const { run } = await start(dialect);
      let source: ImageIn | undefined;
      const state = await run('inpaint', ({ images }) => {
        source = images.find(({ role }) => role === 'source');
        return {};
      });
      const [picture] = doneOf(state).images;
      const { width, height, bytes } = source!;
      // Sample masks have a square in the middle.
      expect(await colourAt(picture!.bytes, width / 2, height / 2)).toEqual(Object.values(PAINTED));
      expect(await colourAt(picture!.bytes, 3, 3)).toEqual(await colourAt(bytes, 3, 3));
    },
  );

  test('erasing is left to models that are told what to do', () => {
    const erases = (dialect: DialectId) =>
      createOpenAi({ dialect })
        .specs()
        .some(({ operation }) => operation === 'erase');
    expect(erases('openai')).toBe(true);
    expect(OWN_GPU.filter(erases)).toEqual([]);
  });

  test('a server that ignores masks is sent none', () => {
    const [spec] = createOpenAi({ dialect: 'sglang' })
      .specs()
      .filter(({ operation }) => operation === 'inpaint');
    expect(spec).toMatchObject({ mask: 'composited' });
    expect(spec?.inputs.mask).toBeUndefined();
  });
});

describe('what is sent', () => {
  test('the picture that is changed comes first, and words number the pictures', async () => {
    const { fake, run } = await start('openai');
    await run('try-on');
    expect(fake.works[0]?.fields.prompt).toMatch(/^Image 1 is the person/);
    expect(fake.works[0]?.files['image[]']).toHaveLength(2);
  });

  test('sizes longer than 3:1 are asked for at 3:1', async () => {
    const { fake, run } = await start('openai');
    await run('text-to-image', () => ({ size: { width: 3840, height: 512 } }));
    expect(fake.works[0]?.fields.size).toBe('3840x1280');
  });

  test('qualities have OpenAI’s names', async () => {
    const { fake, run } = await start('openai');
    await run('text-to-image', () => ({ params: { quality: 'premium', background: 'transparent' } }));
    expect(fake.works[0]?.fields).toMatchObject({ quality: 'high', background: 'transparent' });
  });

  test('bars in words are not taken for the negative prompt', async () => {
    const { fake, run } = await start('localai');
    await run('text-to-image', () => ({ prompt: 'a cup | a plate', negativePrompt: 'text' }));
    expect(fake.works[0]?.fields.prompt).toBe('a cup , a plate|text');
  });

  test('settings travel as JSON text where the server wants it', async () => {
    const { fake, run } = await start('xinference');
    await run('text-to-image', () => ({ seed: 7, params: { steps: 30 } }));
    expect(fake.works[0]?.fields.kwargs).toEqual({ seed: 7, num_inference_steps: 30 });
  });

  test('the model of a server with a single one is not named', async () => {
    const { fake, run } = await start('vllm-omni');
    await run('text-to-image');
    expect(fake.works[0]?.fields).not.toHaveProperty('model');
  });

  test.each(['', '/', '/v1', '/v1/'])('an address that ends with "%s" is understood', async (end) => {
    const { fake } = await start('openai');
    const provider = createOpenAi({
      apiKey: CANARY_KEY,
      baseUrl: `${fake.server.url}${end}`,
      dialect: 'openai',
    });
    expect(await provider.health(trial({ allow: [fake.server.host] }).context)).toMatchObject({ ok: true });
    expect(fake.server.violations).toEqual([]);
  });
});

describe('seeds', () => {
  test('OpenAI takes none', () => {
    expect(
      createOpenAi({})
        .specs()
        .every(({ seed }) => seed === 'none'),
    ).toBe(true);
  });

  test('a server of one’s own makes the same again, and the seed is told', async () => {
    const { run } = await start('sglang');
    const state = await run('text-to-image', () => ({ seed: 42 }));
    expect(doneOf(state).images[0]?.seed).toBe(42);
  });
});

describe('costs', () => {
  test('are counted by tokens', async () => {
    const { fake, run } = await start('openai');
    fake.usage = {
      input_tokens: 300,
      output_tokens: 1000,
      input_tokens_details: { text_tokens: 100, image_tokens: 200 },
    };
    const { cost } = doneOf(await run('general-edit'));
    expect(cost).toEqual({ basis: 'metered', usd: expect.closeTo(0.0005 + 0.0016 + 0.03, 9) });
  });

  test('are estimated by quality', async () => {
    const { run } = await start('openai');
    const { cost } = doneOf(await run('text-to-image', () => ({ params: { quality: 'draft' } })));
    expect(cost).toEqual({ basis: 'estimate', usd: 0.02 });
  });

  test('are none on one’s own GPU, where sending again is free', () => {
    for (const dialect of OWN_GPU) {
      const [spec] = createOpenAi({ dialect }).specs();
      expect(spec).toMatchObject({ price: { basis: 'own-gpu', usd: 0 }, resend: 'free' });
    }
    expect(createOpenAi({}).specs()[0]).toMatchObject({ resend: 'never' });
  });
});

describe('answers', () => {
  const failure = async (status: number, body: object): Promise<JobState> => {
    const { fake, run } = await start('openai');
    fake.server.fail({ kind: 'status', status, body });
    return run('text-to-image');
  };

  test('a refusal tells its categories and its stage', async () => {
    const { fake, run } = await start('openai');
    fake.moderate();
    expect(await run('text-to-image')).toMatchObject({
      state: 'blocked',
      stage: 'output',
      categories: ['sexual'],
    });
  });

  test('a used-up quota is not a matter of waiting', async () => {
    const state = await failure(429, { error: { code: 'insufficient_quota', message: 'Pay.' } });
    expect(state).toMatchObject({ error: { kind: 'quota', accepted: 'no', message: 'Pay.' } });
  });

  test('the field that is disliked is told', async () => {
    const state = await failure(400, { error: { message: 'Bad size.', param: 'size', code: null } });
    expect(state).toMatchObject({ error: { kind: 'invalid', field: 'size', message: 'Bad size.' } });
  });

  test.each([
    [{ detail: 'No such model.' }, 'No such model.'],
    [{ detail: [{ loc: ['body'], msg: 'field required' }] }, 'field required'],
    [{ error: 'Out of memory.' }, 'Out of memory.'],
  ])('the words of %o are passed on', async (body, message) => {
    expect(await failure(400, body)).toMatchObject({ error: { message } });
  });

  test('an answer with several pictures gives them all', async () => {
    const { run } = await start('openai');
    expect(doneOf(await run('text-to-image', () => ({ count: 3 }))).images).toHaveLength(3);
  });
});

test('a result that its server has deleted is not found', async () => {
  const { fake, run } = await start('localai');
  for (let i = 0; i < 5; i++) {
    fake.server.fail({ kind: 'status', status: 404 }, ({ path }) => path.startsWith('/generated-images'));
  }
  expect(await run('inpaint')).toMatchObject({ state: 'failed', error: { kind: 'not-found' } });
});

describe('health', () => {
  test('a server without the configured models does not work', async () => {
    const { fake } = await start('compatible');
    const provider = createOpenAi({
      apiKey: CANARY_KEY,
      baseUrl: fake.server.url,
      models: ['no-such-model'],
    });
    const health = await provider.health(trial({ allow: [fake.server.host] }).context);
    expect(health).toMatchObject({ ok: false, message: expect.stringContaining('no-such-model') });
  });
});
