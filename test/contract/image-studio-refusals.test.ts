import { describe, expect, test } from 'vitest';
import { useStudio } from './studio-client.ts';

const studio = useStudio('quick');
const PICTURE = Buffer.from('a picture').toString('base64');
const LONG = 'x'.repeat(10_001);

const nothingCharged = async () => (await studio.client.get('/credits')).body.used;

describe('POST /create is refused', () => {
  test.each([
    ['without a prompt', {}, 'Prompt is required for image generation'],
    ['with a blank prompt', { prompt: ' ' }, 'Prompt is required for image generation'],
    ['with a long prompt', { prompt: LONG }, 'prompt must have at most 10000 characters'],
    ['with an unknown template', { prompt: 'a', template_id: 'nope' }, 'Template not found: nope'],
    [
      'with an unknown provider',
      { prompt: 'a', provider: 'foo' },
      /^Unknown provider: foo\. Available providers: /,
    ],
    [
      'with a model of another provider',
      { prompt: 'a', provider: 'gemini', model: 'core' },
      /^Unknown model 'core' for provider 'gemini'\. Available models: /,
    ],
    ['with a small side', { prompt: 'a', width: 63 }, 'width must be between 64 and 4096'],
    ['with a bad ratio', { prompt: 'a', aspect_ratio: '1:0' }, 'Invalid aspect_ratio: 1:0'],
    ['with a ratio beyond 8:1', { prompt: 'a', aspect_ratio: '9:1' }, 'Invalid aspect_ratio: 9:1'],
    [
      'with an unknown style',
      { prompt: 'a', style_preset: 'pixelart' },
      /^Unknown style_preset: pixelart\..* pixel-art/,
    ],
    ['with an unknown quality', { prompt: 'a', quality: 'best' }, /^Invalid value for 'quality': /],
    ['without variations', { prompt: 'a', num_variations: 0 }, 'num_variations must be between 1 and 10'],
    [
      'with too many variations',
      { prompt: 'a', num_variations: 11 },
      'num_variations must be between 1 and 10',
    ],
    ['with a fraction of a seed', { prompt: 'a', seed: 1.5 }, /^Invalid value for 'seed': /],
    ['with a seed beyond 32 bits', { prompt: 'a', seed: 4_294_967_295 }, /^seed must be between -1 and /],
    ['with steps beyond 150', { prompt: 'a', steps: 151 }, 'steps must be between 1 and 150'],
    [
      'with guidance beyond 20',
      { prompt: 'a', guidance_scale: 20.5 },
      'guidance_scale must be between 0 and 20',
    ],
    [
      'with another file type',
      { prompt: 'a', output_format: 'gif' },
      'Unsupported output format: gif. Use png, jpg or webp',
    ],
    [
      'with a persona nobody has',
      { prompt: 'a', use_persona: true },
      'No persona is available for this account',
    ],
  ])('%s', async (_name, json, sentence) => {
    expect(await studio.client.refusal('/create', json)).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    );
    expect(await nothingCharged()).toBe(0);
  });

  test('with an unknown persona', async () => {
    const json = { prompt: 'a', use_persona: true, persona_id: 'nobody' };
    expect(await studio.client.refusal('/create', json, 404)).toBe('Persona not found: nobody');
  });
});

describe('POST /edit/process is refused', () => {
  test.each([
    [
      'of an unknown operation',
      { operation: 'melt' },
      /^Unknown edit operation: melt\. Use one of: remove_background, /,
    ],
    ['without an operation', {}, "Field 'operation' is required"],
    ['inpainting without a prompt', { operation: 'inpaint' }, 'Prompt is required for inpainting'],
    ['a general edit without a prompt', { operation: 'general_edit' }, 'general_edit needs a prompt'],
    [
      'a replacement without words to search for',
      { operation: 'search_replace', prompt: 'a' },
      'search_replace needs both prompt and search_prompt',
    ],
    [
      'a recolouring without words to select',
      { operation: 'search_recolor', prompt: 'a' },
      'search_recolor needs both prompt and select_prompt',
    ],
    [
      'an outpainting to no side',
      { operation: 'outpaint' },
      'Set at least one expand value above 0 for outpainting',
    ],
    [
      'an outpainting that goes too far',
      { operation: 'outpaint', expand_left: 513 },
      'expand_left must be between 0 and 512',
    ],
    [
      'a relighting by nothing',
      { operation: 'relight' },
      'Provide a background image, a lighting image or a prompt for replace background and relight',
    ],
    [
      'an operation of another provider',
      { operation: 'inpaint', prompt: 'a', provider: 'gemini' },
      "Provider 'gemini' does not support operation 'inpaint'",
    ],
    [
      'a cutout without transparency',
      { operation: 'remove_background', output_format: 'jpg' },
      'remove_background needs an output format with transparency (png or webp)',
    ],
    [
      'strengths beyond 1',
      { operation: 'outpaint', expand_up: 1, options: { creativity: 2 } },
      'options.creativity must be between 0 and 1',
    ],
  ])('%s', async (_name, json, sentence) => {
    const detail = await studio.client.refusal('/edit/process', { image_base64: PICTURE, ...json });
    expect(detail).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });
});

describe('a picture is refused', () => {
  test.each([
    ['that is empty', ''],
    ['that is no base64', 'not base64!'],
    ['of a length base64 never has', 'abcde'],
    ['that is none', Buffer.from('bad').toString('base64')],
    ['whose data URL has another encoding', 'data:image/png,abc'],
  ])('%s', async (_name, image_base64) => {
    const answer = await studio.client.post('/edit', { image_base64, operation: 'remove_background' });
    expect([answer.status, answer.body.detail]).toEqual([400, 'Invalid base64 image payload']);
    expect(answer.body.field).toBe('image_base64');
  });

  test.each([
    ['a data URL', `data:image/png;base64,${PICTURE}`],
    ['line breaks', `${PICTURE.slice(0, 4)}\r\n ${PICTURE.slice(4)}`],
    ['no padding', PICTURE.replaceAll('=', '')],
    ['the alphabet of URLs', Buffer.from('??>>~~').toString('base64url')],
  ])('never for %s', async (_name, image_base64) => {
    await studio.client.made('/edit', { image_base64, operation: 'remove_background' });
  });
});

describe('POST /upscale is refused', () => {
  test.each([
    ['without a picture', { image_base64: undefined }, "Field 'image_base64' is required"],
    ['in an unknown mode', { mode: 'magic' }, 'Unknown upscale mode: magic'],
    ['to an unknown preset', { preset: 'wall' }, 'Unknown preset: wall. Use web, print or social'],
    ['to a tiny target', { target_width: 63 }, 'target_width must be between 64 and 6144'],
    // To the quick server every picture has 10 x 10 pixels.
    ['of a tiny picture', { mode: 'fast' }, /^Fast mode takes images of 32 to 1536 pixels/],
  ])('%s', async (_name, json, sentence) => {
    const detail = await studio.client.refusal('/upscale', { image_base64: PICTURE, ...json });
    expect(detail).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });
});

describe('POST /control/process is refused', () => {
  test.each([
    ['of an unknown operation', { operation: 'melt', prompt: 'a' }, 'Unknown control operation: melt'],
    ['without a prompt', { operation: 'sketch', prompt: ' ' }, 'Prompt is required for sketch'],
    ['without a style', { operation: 'style_transfer' }, 'style_transfer needs a style image'],
    [
      'beyond the range of a strength',
      { operation: 'sketch', prompt: 'a', control_strength: 1.2 },
      'control_strength must be between 0 and 1',
    ],
  ])('%s', async (_name, json, sentence) => {
    expect(await studio.client.refusal('/control/process', { control_image_base64: PICTURE, ...json })).toBe(
      sentence,
    );
  });
});

describe('POST /social/optimize is refused', () => {
  test.each([
    ['for no platform', { platforms: [] }, 'Select at least one platform'],
    [
      'for an unknown platform',
      { platforms: ['myspace'] },
      /^Unknown platform: myspace\. Supported platforms: /,
    ],
    [
      'for an unknown format',
      { platforms: ['linkedin'], format_names: { linkedin: 'x' } },
      "Unknown format 'x' for linkedin. Available formats: Post, Post (Square), Article, Company Cover",
    ],
    [
      'with an unknown way to crop',
      { platforms: ['x'], crop_mode: 'wild' },
      /^Invalid value for 'crop_mode': /,
    ],
    [
      'with half a focal point',
      { platforms: ['x'], focal_point: { x: 0.5 } },
      'focal_point needs x and y between 0 and 1',
    ],
    [
      'with a ground that is no colour',
      { platforms: ['x'], background: 'reddish' },
      'background must be a colour such as #ffffff, transparent or blur',
    ],
  ])('%s', async (_name, json, sentence) => {
    const detail = await studio.client.refusal('/social/optimize', { image_base64: PICTURE, ...json });
    expect(detail).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });
});

describe('files are refused', () => {
  test.each([
    ['/compress', { format: 'gif' }, 'Unsupported format: gif. Use jpeg, png, webp'],
    ['/compress', { quality: 0 }, 'quality must be between 1 and 100'],
    ['/compress', { target_size_kb: 9 }, /^target_size_kb must be between 10 and /],
    ['/convert-format', {}, "Field 'target_format' is required"],
    ['/convert-format', { target_format: 'svg' }, /^Unsupported target_format: svg\. Use png, /],
    ['/convert-format', { target_format: 'png', color_space: 'CMYK' }, 'color_space must be sRGB'],
    ['/compress/batch', { images: [] }, 'images must hold 1 to 20 entries'],
  ])('%s %j', async (path, json, sentence) => {
    const detail = await studio.client.refusal(path, { image_base64: PICTURE, ...json });
    expect(detail).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });
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
