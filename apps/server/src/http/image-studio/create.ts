import { CreateAnswer, CreateRequest, JobAccepted } from '@atelier/contracts/image-studio';
import { illustrators } from '../../hosted/choose.ts';
import { planCreate } from '../../studio-jobs/plan-create.ts';
import type { App, RouteContext } from '../route-context.ts';
import { STUDIO_SECURITY, STUDIO_WORK_REFUSALS } from './routing.ts';
import { answerWithWork } from './work-route.ts';

const RANDOM = -1;

/** `POST /create` (spec: image-studio-api.md section 4). */
export function createRoute(app: App, context: RouteContext): void {
  app.post('/create', {
    config: { isHeavy: true, makesJobs: true },
    schema: {
      operationId: 'createImages',
      summary: 'Make pictures from words',
      tags: ['Pictures'],
      security: STUDIO_SECURITY,
      body: CreateRequest,
      response: { 200: CreateAnswer, 202: JobAccepted, ...STUDIO_WORK_REFUSALS },
    },
    handler: async (request, reply) => {
      const { body, caller } = request;
      const { seed = RANDOM, use_persona: isWanted, persona_id: id } = body;
      const { personas, studioJobs } = context.services;
      const persona = await personas.chosen(caller.account.id, { isWanted, id });
      const base = seed === RANDOM ? studioJobs.drawSeed() : seed;
      return answerWithWork(
        context,
        request,
        reply,
        planCreate(body, base, persona, illustrators(context.services.engines)),
        body.async,
      );
    },
  });
}
