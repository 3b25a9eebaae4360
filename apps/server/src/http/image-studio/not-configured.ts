import { AtelierError } from '@atelier/contracts';
import { FACE_SWAP_MODELS, StudioRefusal } from '@atelier/contracts/image-studio';
import { z } from 'zod';
import type { App } from '../route-context.ts';
import { STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const AnyBody = z.looseObject({});
const FaceSwapModels = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      tier: z.string(),
      credits: z.number(),
      max_faces: z.int(),
      capabilities: z.array(z.string()),
    }),
  ),
  total: z.int(),
});

/** Work that only hosted providers do, and what is said while none is configured. */
const ABSENT = [
  ['/face-swap/process', 'swapFaces', 'Swap faces', 'Face swap failed'],
  ['/transform/image-to-video', 'makeVideo', 'Make a video of a picture', 'Video generation failed'],
  ['/transform/talking-avatar', 'makeAvatar', 'Let a portrait speak', 'Video generation failed'],
] as const;

/** Face swap and video (spec: image-studio-api.md section 12.4): known, and not configured. */
export function notConfiguredRoutes(app: App): void {
  for (const [path, operationId, summary, failure] of ABSENT)
    app.post(path, {
      config: { isHeavy: true },
      schema: {
        operationId,
        summary,
        tags: ['Hosted providers'],
        security: STUDIO_SECURITY,
        body: AnyBody,
        response: { ...STUDIO_REFUSALS, 409: StudioRefusal, 413: StudioRefusal },
      },
      handler: async () => {
        throw new AtelierError('engine_failed', { message: `${failure}: no provider for it is configured` });
      },
    });

  app.get('/face-swap/models', {
    schema: {
      operationId: 'listFaceSwapModels',
      summary: 'List models of face swap',
      tags: ['Hosted providers'],
      security: STUDIO_SECURITY,
      querystring: z.object({ tier: z.string().optional() }),
      response: { 200: FaceSwapModels, ...STUDIO_REFUSALS },
    },
    handler: async ({ query: { tier } }) => {
      const models = FACE_SWAP_MODELS.filter(
        (model) => tier === undefined || model.tier === tier.trim().toLowerCase(),
      );
      return { models, total: models.length };
    },
  });
}
