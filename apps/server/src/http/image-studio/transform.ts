import { AtelierError } from '@atelier/contracts';
import {
  ImageToVideoRequest,
  shown,
  TalkingAvatarRequest,
  TransformEstimate,
  TransformQuestion,
} from '@atelier/contracts/image-studio';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { videoPriceOf } from '../../credits/video-price.ts';
import type { App, RouteContext } from '../route-context.ts';
import { readAudio } from './audio.ts';
import { badRequest } from './errors.ts';
import { decodeBase64, takePicture } from './pictures.ts';
import { STUDIO_POST_REFUSALS, STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';
import { departure } from './work-route.ts';

const SHARED = { tags: ['Hosted providers'], security: STUDIO_SECURITY };
const MEBIBYTE = 1024 * 1024;
const MOST_PICTURE_MB = 10;
const MOST_SOUND_MB = 15;
/** Ten minutes of speech. */
const MOST_SPEECH_MB = 50;

/** Videos of pictures (spec: image-studio-api.md section 12.4): requests are checked, and there is nobody to do them. */
export function transformRoutes(app: App, { services: { gate } }: RouteContext): void {
  const look = async (base64: string, field: string, reply: FastifyReply): Promise<void> => {
    const bytes = decodeBase64(base64, field);
    if (bytes.byteLength > MOST_PICTURE_MB * MEBIBYTE)
      throw badRequest(`Image is too large: at most ${MOST_PICTURE_MB} MB`);
    await takePicture(gate, bytes, field, departure(reply));
  };

  app.post('/transform/image-to-video', {
    config: { isHeavy: true },
    schema: {
      ...SHARED,
      operationId: 'makeVideo',
      summary: 'Make a video of a picture',
      body: ImageToVideoRequest,
      response: STUDIO_POST_REFUSALS,
    },
    handler: async ({ body: { image_base64, audio_base64 } }, reply) => {
      await look(image_base64, 'image_base64', reply);
      if (audio_base64 !== undefined) readAudio(audio_base64, 'audio_base64', MOST_SOUND_MB);
      throw notConfigured();
    },
  });

  app.post('/transform/talking-avatar', {
    config: { isHeavy: true },
    schema: {
      ...SHARED,
      operationId: 'makeAvatar',
      summary: 'Let a portrait speak',
      body: TalkingAvatarRequest,
      response: STUDIO_POST_REFUSALS,
    },
    handler: async ({ body: { image_base64, mask_image_base64, audio_base64 } }, reply) => {
      await look(image_base64, 'image_base64', reply);
      if (mask_image_base64 !== undefined) await look(mask_image_base64, 'mask_image_base64', reply);
      readAudio(audio_base64, 'audio_base64', MOST_SPEECH_MB);
      throw notConfigured();
    },
  });

  app.post('/transform/estimate-cost', {
    schema: {
      ...SHARED,
      operationId: 'estimateVideoCost',
      summary: 'What a video will cost',
      body: TransformQuestion,
      response: { 200: TransformEstimate, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body }) => {
      const { provider, model, perSecond, duration, total } = videoPriceOf(body);
      const breakdown = { base_cost: 0, per_second: perSecond, duration, total };
      return { estimated_cost: total, breakdown, currency: 'credits' as const, provider, model };
    },
  });

  app.get('/videos/:user_id/:file', {
    schema: {
      ...SHARED,
      operationId: 'getVideo',
      summary: 'The file of a video; none is made as long as no provider for it is configured',
      params: z.object({ user_id: z.string(), file: z.string() }),
      response: STUDIO_REFUSALS,
    },
    handler: async ({ params: { user_id, file }, caller }) => {
      if (user_id !== caller.account.id)
        throw new AtelierError('forbidden', { message: 'This video belongs to another account' });
      throw new AtelierError('not_found', { message: `Video not found: ${shown(file)}` });
    },
  });
}

function notConfigured(): AtelierError {
  return new AtelierError('engine_failed', {
    message: 'Video generation failed: no provider for it is configured',
  });
}
