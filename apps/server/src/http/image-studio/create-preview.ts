import { CreatePreview, CreateRequest } from '@atelier/contracts/image-studio';
import { illustrators } from '../../hosted/choose.ts';
import { planCreate } from '../../studio-jobs/plan-create.ts';
import type { App, RouteContext } from '../route-context.ts';
import { STUDIO_POST_REFUSALS, STUDIO_SECURITY } from './routing.ts';

/** No picture is made, so any seed does. */
const SEED = 0;
const LOCAL_WHY = 'no provider is configured, so the built-in engine draws at the price of this model';

/** `POST /create/preview`: all that `/create` would decide, and its price, before anything is made or charged. */
export function createPreviewRoute(app: App, { services }: RouteContext): void {
  app.post('/create/preview', {
    schema: {
      operationId: 'previewCreate',
      summary: 'What a request for pictures would lead to, and cost',
      tags: ['Pictures'],
      security: STUDIO_SECURITY,
      body: CreateRequest,
      response: { 200: CreatePreview, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body, caller: { account } }) => {
      const { use_persona: isWanted, persona_id: id } = body;
      const persona = await services.personas.chosen(account.id, { isWanted, id });
      const { facts, price, wish } = planCreate(body, SEED, persona, illustrators(services.engines));
      const remaining = await services.credits.remaining(account);
      return CreatePreview.parse({
        request: facts.request,
        warnings: facts.warnings,
        estimated_cost: price.total,
        cost_per_image: price.each,
        size_class: price.sizeClass,
        is_local: wish === undefined,
        why: wish?.why ?? LOCAL_WHY,
        balance: { remaining, sufficient: remaining === null || remaining >= price.total },
      });
    },
  });
}
