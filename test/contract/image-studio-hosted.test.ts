import { describe, expect, test } from 'vitest';
import { useStudio } from './studio-client.ts';

/** Face swap and video (spec: image-studio-api.md section 12.4): checked, priced, and not configured. */
const studio = useStudio('quick');
const PICTURE = Buffer.from('a picture').toString('base64');
const BAD = Buffer.from('bad').toString('base64');
const SOUND = Buffer.from('RIFF0000WAVEfmt ').toString('base64');
const FACES = { base_image_base64: PICTURE, face_image_base64: PICTURE, consent: true };
const VIDEO = { image_base64: PICTURE, prompt: 'waves' };
const AVATAR = { image_base64: PICTURE, audio_base64: SOUND };

describe('what nobody here can do is a 500 that says so', () => {
  test.each([
    ['/face-swap/process', FACES, 'Face swap failed: no provider for it is configured'],
    ['/transform/image-to-video', VIDEO, 'Video generation failed: no provider for it is configured'],
    ['/transform/talking-avatar', AVATAR, 'Video generation failed: no provider for it is configured'],
  ])('%s', async (path, json, sentence) => {
    expect(await studio.client.refusal(path, json, 500)).toBe(sentence);
    expect((await studio.client.get('/credits')).body.used).toBe(0);
  });

  test('and health tells it', async () => {
    const { body } = await studio.client.as('').get('/health');
    expect(body.modules).toMatchObject({ face_swap: 'unavailable', transform_studio: 'unavailable' });
  });
});

describe('a face swap is refused', () => {
  test.each([
    [
      'without a face',
      { base_image_base64: PICTURE, consent: true },
      "Field 'face_image_base64' is required",
    ],
    [
      'without consent',
      { ...FACES, consent: false },
      'Face swap needs the consent of everybody shown: send consent as true',
    ],
    [
      'by an unknown model',
      { ...FACES, model: 'x' },
      /^Unknown model 'x' for face_swap\. Available models: /,
    ],
    [
      'for an unknown gender',
      { ...FACES, target_gender: 'x' },
      /^Invalid value for 'target_gender': expected one of all, female, male/,
    ],
    [
      'beyond the last face',
      { ...FACES, target_face_index: 20 },
      'target_face_index must be between 0 and 19',
    ],
  ])('%s', async (_name, json, sentence) => {
    const detail = await studio.client.refusal('/face-swap/process', json);
    expect(detail).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });

  test('with a picture that cannot be read, which it names', async () => {
    const { status, body } = await studio.client.post('/face-swap/process', {
      ...FACES,
      face_image_base64: BAD,
    });
    expect([status, body.detail, body.field]).toEqual([
      400,
      'Invalid base64 image payload',
      'face_image_base64',
    ]);
  });
});

describe('models of face swap', () => {
  test('are listed, by tier if asked for', async () => {
    expect((await studio.client.get('/face-swap/models')).body.total).toBe(4);
    expect((await studio.client.get('/face-swap/models?tier=PREMIUM')).body).toMatchObject({
      models: [{ id: 'akool-face-swap', credits: 16 }],
      total: 1,
    });
    expect((await studio.client.get('/face-swap/models?tier=best')).status).toBe(400);
  });

  test.each([
    [{}, 'image-face-swap-pro'],
    [{ num_faces: 3 }, 'akool-face-swap'],
    [{ preferences: { prioritize_quality: true } }, 'akool-face-swap'],
    [{ operation: 'head_swap' }, 'image-head-swap'],
    [{ user_tier: 'free' }, 'image-face-swap-pro'],
  ])('are recommended for %j', async (wish, model) => {
    const advice = await studio.client.made('/face-swap/recommend', wish);
    expect(advice).toMatchObject({ recommended_model: model, reason: expect.any(String) });
  });

  test('are not made up', async () => {
    expect(await studio.client.refusal('/face-swap/recommend', { num_faces: 6 })).toBe(
      "No face swap model can do 'face_swap' with 6 faces",
    );
  });
});

describe('a video is refused', () => {
  test.each([
    ['/transform/image-to-video', { ...VIDEO, prompt: ' ' }, 'Prompt is required for image to video'],
    ['/transform/image-to-video', { ...VIDEO, duration: 7 }, 'duration must be 5 or 10'],
    [
      '/transform/image-to-video',
      { ...VIDEO, resolution: '4k' },
      "Invalid value for 'resolution': expected one of 480p, 720p, 1080p but received 4k",
    ],
    ['/transform/image-to-video', { ...VIDEO, image_base64: BAD }, 'Invalid base64 image payload'],
    ['/transform/image-to-video', { ...VIDEO, audio_base64: PICTURE }, 'Invalid base64 audio payload'],
    ['/transform/talking-avatar', { image_base64: PICTURE }, "Field 'audio_base64' is required"],
    ['/transform/talking-avatar', { ...AVATAR, audio_base64: '!' }, 'Invalid base64 audio payload'],
    [
      '/transform/talking-avatar',
      { ...AVATAR, resolution: '1080p' },
      "Invalid value for 'resolution': expected one of 480p, 720p but received 1080p",
    ],
  ])('%s %j', async (path, json, sentence) => {
    expect(await studio.client.refusal(path, json)).toBe(sentence);
  });
});

describe('the price of a video', () => {
  test.each([
    [{ operation: 'image-to-video' }, 50, 5, 'alibaba/wan-2.5/image-to-video'],
    [
      { operation: 'image_to_video', resolution: '1080p', duration: 10 },
      150,
      10,
      'alibaba/wan-2.5/image-to-video',
    ],
    [{ operation: 'talking-avatar', resolution: '480p', duration: 2 }, 15, 5, 'wavespeed-ai/infinitetalk'],
    [{ operation: 'talking-avatar', duration: 600 }, 3600, 600, 'wavespeed-ai/infinitetalk'],
  ])('of %j', async (question, total, duration, model) => {
    expect(await studio.client.made('/transform/estimate-cost', question)).toMatchObject({
      estimated_cost: total,
      breakdown: { base_cost: 0, duration, total, per_second: total / duration },
      currency: 'credits',
      provider: 'wavespeed',
      model,
    });
  });

  test.each([
    [
      { operation: 'dance' },
      'Unknown transform operation: dance. Use one of: image-to-video, talking-avatar',
    ],
    [{ operation: 'image-to-video', duration: 6 }, 'duration must be 5 or 10'],
    [{ operation: 'talking-avatar', resolution: '1080p' }, 'talking-avatar is made in 480p or 720p'],
    [{ operation: 'talking-avatar', duration: 601 }, 'duration must be between 1 and 600'],
  ])('of %j is refused', async (question, sentence) => {
    expect(await studio.client.refusal('/transform/estimate-cost', question)).toBe(sentence);
  });
});

describe('the file of a video', () => {
  test('is for its owner alone, and there is none yet', async () => {
    const { body } = await studio.client.post('/api/content-assets', {
      asset_type: 'text',
      source_module: 'notes',
      filename: 'note.txt',
      content: 'mine',
    });
    const own = await studio.client.get(`/videos/${body.user_id}/a.mp4`);
    expect([own.status, own.body.detail]).toEqual([404, 'Video not found: a.mp4']);
    const others = await studio.client.get('/videos/somebody/a.mp4');
    expect([others.status, others.body.detail]).toEqual([403, 'This video belongs to another account']);
  });

  test.each(['..%2F..%2Fetc%2Fpasswd', '%2e%2e'])('is never %s', async (file) => {
    const { body } = await studio.client.get('/api/content-assets');
    const [asset] = Array.isArray(body.assets) ? body.assets : [];
    expect((await studio.client.get(`/videos/${asset.user_id}/${file}`)).status).toBe(404);
  });
});
