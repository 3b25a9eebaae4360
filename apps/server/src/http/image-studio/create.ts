import { CreateAnswer, CreateRequest, JobAccepted } from '@atelier/contracts/image-studio';
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
      const { body } = request;
      const { seed = RANDOM } = body;
      const base = seed === RANDOM ? context.services.studioJobs.drawSeed() : seed;
      return answerWithWork(context, request, reply, planCreate(body, base), body.async);
    },
  });
}
