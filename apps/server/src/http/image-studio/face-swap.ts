import {
  EditModelAdvice,
  FACE_SWAP_MODELS,
  FaceSwapAnswer,
  FaceSwapFilter,
  FaceSwapModelList,
  FaceSwapRequest,
  FaceSwapWish,
} from '@atelier/contracts/image-studio';
import { priceOf } from '../../credits/price.ts';
import { type Engines, whoDoes } from '../../hosted/choose.ts';
import { adviseFaceSwapModel, requireFaceSwapModel } from '../../studio-catalogue/face-swap-models.ts';
import type { StudioInput, StudioOrder } from '../../studio-jobs/job.ts';
import { seedFor } from '../../studio-jobs/seed.ts';
import type { App, RouteContext } from '../route-context.ts';
import { type PictureFields, readPictures } from './pictures.ts';
import { STUDIO_POST_REFUSALS, STUDIO_REFUSALS, STUDIO_SECURITY, STUDIO_WORK_REFUSALS } from './routing.ts';
import { answerWithWork, departure, failureOf } from './work-route.ts';

const SHARED = { tags: ['Hosted providers'], security: STUDIO_SECURITY };

const NO_CHOICE =
  'The provider chooses whose face is swapped; target_face_index and target_gender were left out.';

/** Face swap (spec: image-studio-api.md section 12.4), which only providers do. */
export function faceSwapRoutes(app: App, context: RouteContext): void {
  app.post('/face-swap/process', {
    config: { isHeavy: true, makesJobs: true },
    schema: {
      ...SHARED,
      operationId: 'swapFaces',
      summary: 'Swap faces',
      body: FaceSwapRequest,
      response: { 200: FaceSwapAnswer, ...STUDIO_WORK_REFUSALS },
    },
    handler: async (request, reply) => {
      const { body } = request;
      const { gate, engines } = context.services;
      if (body.model !== undefined) requireFaceSwapModel(body.model);
      const inputs = await readPictures(gate, picturesOf(body), departure(reply));
      const order = swapOrder(body, inputs);
      requireSwapper(engines, order);
      return answerWithWork(context, request, reply, order, false);
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

function picturesOf({ base_image_base64, face_image_base64 }: FaceSwapRequest): PictureFields {
  return {
    image: { field: 'base_image_base64', base64: base_image_base64 },
    face: { field: 'face_image_base64', base64: face_image_base64 },
  };
}

function swapOrder(body: FaceSwapRequest, inputs: StudioInput[]): StudioOrder {
  const { model, target_face_index, target_gender } = body;
  const isParticular = target_face_index !== 0 || target_gender !== 'all';
  const seed = seedFor(
    undefined,
    inputs.map(({ bytes }) => bytes),
  );
  return {
    route: 'face_swap',
    work: [{ kind: 'face_swap', format: 'png', seed }],
    inputs,
    price: priceOf({ provider: 'auto', operation: 'face_swap', model, count: 1 }),
    images: 1,
    wish: { isNamed: model !== undefined },
    facts: { ai_altered: true, consent: true, warnings: isParticular ? [NO_CHOICE] : [] },
    save: false,
  };
}

/** @throws AtelierError `engine_failed` when nobody can do it, or nobody has the model that is named */
function requireSwapper(engines: Engines, { price, wish }: StudioOrder): void {
  if (whoDoes(engines, 'face-swap').length === 0)
    throw failureOf('face_swap', 'no provider for it is configured');
  const specs = engines.providers.get(price.provider)?.provider.specs() ?? [];
  const isKnown = specs.some(({ operation, model }) => operation === 'face-swap' && model === price.model);
  if (wish?.isNamed && !isKnown)
    throw failureOf('face_swap', `no provider is configured that has the model '${price.model}'`);
}
