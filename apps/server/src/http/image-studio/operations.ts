import {
  CONTROL_OPERATIONS,
  ControlOperation,
  EDIT_OPERATIONS,
  type EditModel,
  EditModelAdvice,
  EditModelFilter,
  EditModelList,
  EditModelWish,
  EditOperation,
} from '@atelier/contracts/image-studio';
import { z } from 'zod';
import { adviseEditModel, editModelsFor } from '../../studio-catalogue/edit-models.ts';
import type { App } from '../route-context.ts';
import { STUDIO_POST_REFUSALS, STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const TAGS = ['Operations'];

/** What can be done to pictures (spec: image-studio-api.md sections 7.4, 9 and 12.4). */
export function operationRoutes(app: App): void {
  app.get('/edit/operations', {
    schema: {
      operationId: 'listEditOperations',
      summary: 'List edit operations and what they take',
      tags: TAGS,
      security: STUDIO_SECURITY,
      response: { 200: z.object({ operations: z.record(z.string(), EditOperation) }), ...STUDIO_REFUSALS },
    },
    handler: async () => ({ operations: EDIT_OPERATIONS }),
  });

  app.get('/control/operations', {
    schema: {
      operationId: 'listControlOperations',
      summary: 'List control operations and what they take',
      tags: TAGS,
      security: STUDIO_SECURITY,
      response: { 200: z.object({ operations: z.record(z.string(), ControlOperation) }), ...STUDIO_REFUSALS },
    },
    handler: async () => ({ operations: CONTROL_OPERATIONS }),
  });

  app.get('/edit/models', {
    schema: {
      operationId: 'listEditModels',
      summary: 'List models of general edits',
      tags: TAGS,
      security: STUDIO_SECURITY,
      querystring: EditModelFilter,
      response: { 200: EditModelList, ...STUDIO_REFUSALS },
    },
    handler: async ({ query: { operation, tier } }) => {
      const models = editModelsFor(operation, tier).map(editModelAnswer);
      return { models, total: models.length };
    },
  });

  app.post('/edit/recommend', {
    schema: {
      operationId: 'recommendEditModel',
      summary: 'Which model to edit with',
      tags: TAGS,
      security: STUDIO_SECURITY,
      body: EditModelWish,
      response: { 200: EditModelAdvice, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body }) => {
      const { model, reason, alternatives } = adviseEditModel(body);
      return {
        recommended_model: model.id,
        reason,
        alternatives: alternatives.map(({ model: { id, name, credits }, reason: why }) => ({
          model_id: id,
          name,
          cost: credits.base,
          reason: why,
        })),
      };
    },
  });
}

function editModelAnswer(model: EditModel) {
  const { id, name, provider, tier, credits, max_resolution, capabilities, multi_image, supports } = model;
  return {
    id,
    name,
    description: `${name}: ${capabilities.map(inWords).join(', ')}`,
    provider,
    cost: credits.base,
    tier,
    max_resolution: max_resolution.join('x'),
    capabilities,
    use_cases: capabilities.map(inWords),
    features: Object.entries(supports)
      .filter(([, value]) => value !== false)
      .map(([feature]) => feature),
    supports_multi_image: multi_image > 1,
    supports_controlnet: supports.controlnet === true,
    languages: model.languages,
  };
}

function inWords(capability: string): string {
  return capability.replaceAll('_', ' ');
}
