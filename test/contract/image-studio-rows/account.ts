import { expect } from 'vitest';
import { answered, BROKEN_PICTURE, PICTURE, type Row, refused } from './row.ts';

const SOUND = Buffer.from('RIFF0000WAVEfmt ').toString('base64');
const FACES = { base_image_base64: PICTURE, face_image_base64: PICTURE, consent: true };
const VIDEO = { image_base64: PICTURE, prompt: 'waves' };
const AVATAR = { image_base64: PICTURE, audio_base64: SOUND };
const NO_VIDEO = 'Video generation failed: no provider for it is configured';
const BAD_SOUND = 'Invalid base64 audio payload';
const WAN = 'alibaba/wan-2.5/image-to-video';
const INFINITE_TALK = 'wavespeed-ai/infinitetalk';

/** Credits, keys, personas and jobs (spec: image-studio-api.md sections 1.2, 3 and 12); what deletes comes last. */
const ACCOUNT_ROWS: readonly Row[] = [
  answered('GET /credits', undefined, {
    plan: 'unlimited',
    monthly_allowance: null,
    remaining: null,
    period_start: expect.any(String),
    resets_at: expect.any(String),
  }),
  { ...answered('GET /credits', undefined, { plan: 'enterprise', used: 0, reserved: 0 }), as: 'stranger' },
  answered('GET /credits/usage?limit=1&from=2020-01-01', undefined, { limit: 1, offset: 0 }),
  { ...answered('GET /credits/usage', undefined, { entries: [], total: 0 }), as: 'stranger' },
  refused(
    'GET /credits/usage?from=x',
    undefined,
    "Invalid value for 'from': expected a date such as 2026-01-31",
  ),
  refused('GET /credits/usage?limit=0', undefined, 'limit must be between 1 and 500'),

  answered('GET /jobs/{job}', undefined, { job_id: '{job}', progress: expect.any(Number) }),
  refused('GET /jobs/nope', undefined, 'Job not found: nope', 404),
  { ...refused('GET /jobs/{job}', undefined, 'Job not found: {job}', 404), as: 'stranger' },
  refused('GET /jobs/nope/pictures/0', undefined, 'Job not found: nope', 404),
  refused('GET /jobs/{job}/pictures/999', undefined, 'Picture not found: 999', 404),
  refused('DELETE /jobs/nope', undefined, 'Job not found: nope', 404),

  {
    ...answered('POST /api/keys', { name: 'k', permissions: ['READ'] }, { permissions: ['read'] }),
    status: 201,
  },
  refused('POST /api/keys', { name: ' ', permissions: ['read'] }, 'An API key needs a name'),
  refused('POST /api/keys', { name: 'x' }, "Field 'permissions' is required"),
  refused('POST /api/keys', { name: 'x', permissions: ['fly'] }, /permissions/),
  refused('POST /api/keys', { name: 'x', permissions: ['read'], expires: 'x' }, /'expires'/),
  answered('GET /api/keys', undefined, { total: expect.any(Number) }),
  { ...refused('GET /api/keys', undefined, "Permission 'admin' is required", 403), as: 'reader' },

  {
    ...answered('POST /api/personas', { name: 'p', keywords: ['a'] }, { name: 'p', keywords: ['a'] }),
    status: 201,
  },
  refused('POST /api/personas', {}, "Field 'name' is required"),
  refused('POST /api/personas', { name: ' ' }, 'A persona needs a name'),
  answered('GET /api/personas', undefined, { total: 2 }),
  answered('GET /api/personas/{persona}', undefined, { id: '{persona}', is_default: true }),
  refused('GET /api/personas/nope', undefined, 'Persona not found: nope', 404),
  {
    ...refused('GET /api/personas/{persona}', undefined, 'Persona not found: {persona}', 404),
    as: 'stranger',
  },
  answered('PUT /api/personas/{persona}', { tone: 'calm' }, { tone: 'calm' }),
  refused('PUT /api/personas/nope', { tone: 'calm' }, 'Persona not found: nope', 404),
  refused('DELETE /api/personas/nope', undefined, 'Persona not found: nope', 404),

  { call: 'DELETE /jobs/{job}', status: 200, holds: { job_id: '{job}' } },
  { call: 'DELETE /api/personas/{persona}', status: 204 },
  { call: 'DELETE /api/keys/{key}', status: 204 },
  refused('DELETE /api/keys/{key}', undefined, /not found/i, 404),
];

/** Face swap and video (section 12.4): checked, priced, and not configured. */
const HOSTED_ROWS: readonly Row[] = [
  refused('POST /face-swap/process', FACES, 'Face swap failed: no provider for it is configured', 500),
  refused(
    'POST /face-swap/process',
    { base_image_base64: PICTURE, consent: true },
    "Field 'face_image_base64' is required",
  ),
  refused(
    'POST /face-swap/process',
    { ...FACES, consent: false },
    'Face swap needs the consent of everybody shown: send consent as true',
  ),
  refused(
    'POST /face-swap/process',
    { ...FACES, model: 'x' },
    /^Unknown model 'x' for face_swap\. Available models: image-face-swap-pro, /,
  ),
  refused(
    'POST /face-swap/process',
    { ...FACES, target_gender: 'x' },
    /^Invalid value for 'target_gender': expected one of all, female, male/,
  ),
  refused(
    'POST /face-swap/process',
    { ...FACES, target_face_index: 20 },
    'target_face_index must be between 0 and 19',
  ),
  refused(
    'POST /face-swap/process',
    { ...FACES, face_image_base64: BROKEN_PICTURE },
    'Invalid base64 image payload',
  ),
  answered('GET /face-swap/models', undefined, { total: 4 }),
  answered('GET /face-swap/models?tier=PREMIUM', undefined, {
    models: [{ id: 'akool-face-swap', credits: 16 }],
    total: 1,
  }),
  refused(
    'GET /face-swap/models?tier=best',
    undefined,
    /^Invalid value for 'tier': expected one of budget, mid, premium/,
  ),
  ...(
    [
      [{}, 'image-face-swap-pro'],
      [{ num_faces: 3 }, 'akool-face-swap'],
      [{ preferences: { prioritize_quality: true } }, 'akool-face-swap'],
      [{ operation: 'head_swap' }, 'image-head-swap'],
      [{ user_tier: 'free' }, 'image-face-swap-pro'],
    ] as const
  ).map(([wish, model]) => answered('POST /face-swap/recommend', wish, { recommended_model: model })),
  refused(
    'POST /face-swap/recommend',
    { num_faces: 6 },
    "No face swap model can do 'face_swap' with 6 faces",
  ),

  refused('POST /transform/image-to-video', VIDEO, NO_VIDEO, 500),
  refused('POST /transform/talking-avatar', AVATAR, NO_VIDEO, 500),
  refused(
    'POST /transform/image-to-video',
    { ...VIDEO, prompt: ' ' },
    'Prompt is required for image to video',
  ),
  refused('POST /transform/image-to-video', { ...VIDEO, duration: 7 }, 'duration must be 5 or 10'),
  refused(
    'POST /transform/image-to-video',
    { ...VIDEO, resolution: '4k' },
    "Invalid value for 'resolution': expected one of 480p, 720p, 1080p but received 4k",
  ),
  refused(
    'POST /transform/image-to-video',
    { ...VIDEO, image_base64: BROKEN_PICTURE },
    'Invalid base64 image payload',
  ),
  refused('POST /transform/image-to-video', { ...VIDEO, audio_base64: PICTURE }, BAD_SOUND),
  refused('POST /transform/talking-avatar', { image_base64: PICTURE }, "Field 'audio_base64' is required"),
  refused('POST /transform/talking-avatar', { ...AVATAR, audio_base64: '!' }, BAD_SOUND),
  refused(
    'POST /transform/talking-avatar',
    { ...AVATAR, resolution: '1080p' },
    "Invalid value for 'resolution': expected one of 480p, 720p but received 1080p",
  ),
  ...(
    [
      [{ operation: 'image-to-video' }, 50, 5, WAN],
      [{ operation: 'image_to_video', resolution: '1080p', duration: 10 }, 150, 10, WAN],
      [{ operation: 'talking-avatar', resolution: '480p', duration: 2 }, 15, 5, INFINITE_TALK],
      [{ operation: 'talking-avatar', duration: 600 }, 3600, 600, INFINITE_TALK],
    ] as const
  ).map(([question, total, duration, model]) =>
    answered('POST /transform/estimate-cost', question, {
      estimated_cost: total,
      breakdown: { base_cost: 0, duration, total, per_second: total / duration },
      currency: 'credits',
      provider: 'wavespeed',
      model,
    }),
  ),
  ...(
    [
      [
        { operation: 'dance' },
        'Unknown transform operation: dance. Use one of: image-to-video, talking-avatar',
      ],
      [{ operation: 'image-to-video', duration: 6 }, 'duration must be 5 or 10'],
      [{ operation: 'talking-avatar', resolution: '1080p' }, 'talking-avatar is made in 480p or 720p'],
      [{ operation: 'talking-avatar', duration: 601 }, 'duration must be between 1 and 600'],
    ] as const
  ).map(([question, sentence]) => refused('POST /transform/estimate-cost', question, sentence)),
  refused('GET /videos/{account}/a.mp4', undefined, 'Video not found: a.mp4', 404),
  refused(
    'GET /videos/{account}/..%2F..%2Fetc%2Fpasswd',
    undefined,
    'Video not found: ../../etc/passwd',
    404,
  ),
  refused('GET /videos/somebody/a.mp4', undefined, 'This video belongs to another account', 403),
];

export const OTHER_ROWS: readonly Row[] = [...ACCOUNT_ROWS, ...HOSTED_ROWS];
