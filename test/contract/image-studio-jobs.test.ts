import { describe, expect, test } from 'vitest';
import { useStudio } from './studio-client.ts';

/** Work of Image Studio from its order to its end: jobs, failures, and what they cost. */
const studio = useStudio('quick');
const PICTURE = Buffer.from('a picture of 600x400').toString('base64');
/** The engine of the quick server fails at it, however often it tries. */
const POISON = Buffer.from('poison of 600x400').toString('base64');

describe('trouble of the engine', () => {
  const image = { image_base64: POISON };

  test('is a 500 in the words of its module, and costs nothing', async () => {
    const basic = await studio.on('basic');
    const failures = [
      ['/edit/process', { ...image, operation: 'remove_background' }, 'Image editing failed: '],
      ['/upscale', image, 'Image upscaling failed: '],
      [
        '/control/process',
        { control_image_base64: POISON, operation: 'sketch', prompt: 'a' },
        'Image control failed: ',
      ],
      ['/social/optimize', { ...image, platforms: ['x'] }, 'Social optimization failed: '],
      ['/compress', image, 'Image compression failed: '],
      ['/convert-format', { ...image, target_format: 'png' }, 'Image conversion failed: '],
    ] as const;
    const details = await Promise.all(failures.map(([path, json]) => basic.refusal(path, json, 500)));
    const sentence = 'The pictures could not be made; please try again.';
    expect(details).toEqual(failures.map(([, , verb]) => `${verb}${sentence}`));
    expect((await basic.get('/credits')).body).toMatchObject({ used: 0, reserved: 0 });
  });

  test('leaves the other pictures of a batch alone', async () => {
    const images = [image, { image_base64: PICTURE }];
    expect(await studio.client.made('/compress/batch', { images })).toMatchObject({
      success: false,
      successful: 1,
      failed: 1,
      results: [
        { success: false, error: expect.stringMatching(/^Image compression failed: /) },
        { success: true },
      ],
    });
  });
});

describe('an account without enough credits', () => {
  test('is told what is missing, before anything is done', async () => {
    const free = await studio.on('free');
    const wish = { prompt: 'a', model: 'ultra', num_variations: 10 };
    expect(await free.refusal('/create', wish, 402)).toBe('Not enough credits: 80 needed, 50 available');
    expect((await free.get('/credits')).body).toMatchObject({ used: 0, reserved: 0, remaining: 50 });
  });

  test('is charged what the estimate said, and nothing for refusals', async () => {
    const basic = await studio.on('basic');
    const question = { provider: 'ideogram', num_images: 2, width: 1200, height: 1200 };
    const { estimated_cost } = await basic.made('/estimate-cost', question);
    const wish = { prompt: 'a', provider: 'ideogram', num_variations: 2, width: 1200, height: 1200 };
    const { status, headers } = await basic.post('/create', wish);
    expect([status, Number(headers.get('x-credits-charged'))]).toEqual([200, estimated_cost]);
    expect(headers.get('x-credits-remaining')).toBe('488');
    for (const wrong of [{ prompt: ' ' }, { num_variations: 11 }, { template_id: 'nope' }, { width: 63 }])
      await basic.refusal('/create', { ...wish, ...wrong });
    expect((await basic.get('/credits')).body).toMatchObject({ used: 12, reserved: 0, remaining: 488 });
  });
});

test('requests for pictures are counted apart', async () => {
  const free = await studio.on('free');
  // Should a minute end in between, the next one has room for five more.
  const answers = [await free.post('/upscale', {})];
  while (answers.length < 11 && answers.at(-1)?.status === 400) answers.push(await free.post('/upscale', {}));
  const last = answers.at(-1);
  expect(last?.status).toBe(429);
  expect(last?.headers.get('x-ratelimit-limit')).toBe('5');
  expect((await free.get('/templates')).status).toBe(200);
});

describe('a job', () => {
  const ASYNC = { image_base64: PICTURE, operation: 'remove_background', async: true };

  test('is polled to its result', async () => {
    const { status, body } = await studio.client.post('/edit/process', ASYNC);
    expect([status, body.status]).toEqual([202, 'queued']);
    const poll = async () => (await studio.client.get(`/jobs/${body.job_id}`)).body;
    await expect.poll(async () => (await poll()).status, { timeout: 10_000 }).toBe('succeeded');
    expect(await poll()).toMatchObject({ progress: 1, detail: null, result: { success: true } });
  });

  test('is cancelled, and costs nothing', async () => {
    const basic = await studio.on('basic');
    const jobs = await Promise.all(Array.from({ length: 5 }, () => basic.post('/edit/process', ASYNC)));
    const last = jobs.at(-1)?.body.job_id;
    const { status, body } = await basic.call(`/jobs/${last}`, { method: 'DELETE' });
    expect(status).toBe(200);
    expect(['cancelled', 'succeeded']).toContain(body.status);
    await expect.poll(async () => (await basic.get('/credits')).body.reserved, { timeout: 10_000 }).toBe(0);
    const { used } = (await basic.get('/credits')).body;
    expect(used).toBe(body.status === 'cancelled' ? 8 : 10);
  });

  test('of another account is unknown', async () => {
    const { body } = await studio.client.post('/edit/process', ASYNC);
    const stranger = await studio.on('basic');
    const answer = await stranger.get(`/jobs/${body.job_id}`);
    expect([answer.status, answer.body.detail]).toEqual([404, `Job not found: ${body.job_id}`]);
  });
});
