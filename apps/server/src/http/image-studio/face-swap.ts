import { AtelierError } from '@atelier/contracts';
import {
  EditModelAdvice,
  FACE_SWAP_MODELS,
  FaceSwapFilter,
  FaceSwapModelList,
  FaceSwapRequest,
  FaceSwapWish,
} from '@atelier/contracts/image-studio';
import { adviseFaceSwapModel, requireFaceSwapModel } from '../../studio-catalogue/face-swap-models.ts';
import type { App, RouteContext } from '../route-context.ts';
import { decodeBase64, takePicture } from './pictures.ts';
import { STUDIO_POST_REFUSALS, STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';
import { departure } from './work-route.ts';

const SHARED = { tags: ['Hosted providers'], security: STUDIO_SECURITY };
const PICTURES = ['base_image_base64', 'face_image_base64'] as const;

/** Face swap (spec: image-studio-api.md section 12.4): requests are checked, and there is nobody to do them. */
export function faceSwapRoutes(app: App, { services: { gate } }: RouteContext): void {
  app.post('/face-swap/process', {
    config: { isHeavy: true },
    schema: {
      ...SHARED,
      operationId: 'swapFaces',
      summary: 'Swap faces',
      body: FaceSwapRequest,
      response: STUDIO_POST_REFUSALS,
    },
    handler: async ({ body }, reply) => {
      if (body.model !== undefined) requireFaceSwapModel(body.model);
      for (const field of PICTURES)
        await takePicture(gate, decodeBase64(body[field], field), field, departure(reply));
      throw new AtelierError('engine_failed', {
        message: 'Face swap failed: no provider for it is configured',
      });
    },
  });

  app.get('/face-swap/models', {
    schema: {
      ...SHARED,
      operationId: 'listFaceSwapModels',
      summary: 'List models of face swap',
      querystring: FaceSwapFilter,
      response: { 200: FaceSwapModelList, ...STUDIO_REFUSALS },
    },
    handler: async ({ query: { tier } }) => {
      const models = FACE_SWAP_MODELS.filter((model) => tier === undefined || model.tier === tier);
      return { models: [...models], total: models.length };
    },
  });

  app.post('/face-swap/recommend', {
    schema: {
      ...SHARED,
      operationId: 'recommendFaceSwapModel',
      summary: 'Which model to swap faces with',
      body: FaceSwapWish,
      response: { 200: EditModelAdvice, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body }) => {
      const { model, reason, alternatives } = adviseFaceSwapModel(body);
      return {
        recommended_model: model.id,
        reason,
        alternatives: alternatives.map(({ id, name, credits, tier }) => ({
          model_id: id,
          name,
          cost: credits,
          reason: `${credits} credits, ${tier} tier`,
        })),
      };
    },
  });
}
