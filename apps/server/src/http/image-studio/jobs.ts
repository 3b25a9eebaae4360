import { AtelierError } from '@atelier/contracts';
import { JobAnswer, shown } from '@atelier/contracts/image-studio';
import { z } from 'zod';
import type { AccountId } from '../../accounts/account.ts';
import type { StudioJob } from '../../studio-jobs/job.ts';
import type { App, RouteContext } from '../route-context.ts';
import { STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';
import { failureSentence, jobResult } from './work-route.ts';

const TAGS = ['Jobs'];
const Params = z.object({ id: z.string() });

/** Work that nobody waits for, or nobody any more (spec: image-studio-api.md section 12). */
export function jobRoutes(app: App, { services: { studioJobs } }: RouteContext): void {
  const findJob = async (account: AccountId, id: string): Promise<StudioJob> => {
    const job = await studioJobs.get(account, id);
    if (job === null) throw new AtelierError('not_found', { message: `Job not found: ${shown(id)}` });
    return job;
  };
  const answer = async (job: StudioJob) => ({
    job_id: job.id,
    status: job.status,
    progress: job.progress,
    result: job.status === 'succeeded' ? await jobResult(job, (picture) => studioJobs.read(picture)) : null,
    detail: job.status === 'failed' ? failureSentence(job) : null,
  });

  app.get('/jobs/:id', {
    schema: {
      operationId: 'getJob',
      summary: 'How far a job is, and its result',
      tags: TAGS,
      security: STUDIO_SECURITY,
      params: Params,
      response: { 200: JobAnswer, ...STUDIO_REFUSALS },
    },
    handler: async ({ params, caller }) => answer(await findJob(caller.account.id, params.id)),
  });

  app.delete('/jobs/:id', {
    schema: {
      operationId: 'cancelJob',
      summary: 'Cancel a job; what was set aside for it is free again',
      tags: TAGS,
      security: STUDIO_SECURITY,
      params: Params,
      response: { 200: JobAnswer, ...STUDIO_REFUSALS },
    },
    handler: async ({ params, caller }) => {
      const { id } = await findJob(caller.account.id, params.id);
      await studioJobs.cancel(caller.account.id, id);
      return answer(await findJob(caller.account.id, id));
    },
  });
}
