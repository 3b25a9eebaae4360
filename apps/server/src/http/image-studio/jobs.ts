import { AtelierError } from '@atelier/contracts';
import { JobAnswer, JobFilter, shown } from '@atelier/contracts/image-studio';
import { z } from 'zod';
import type { AccountId } from '../../accounts/account.ts';
import { contentOf } from '../../blobs/blobs.ts';
import { matchesEtag } from '../../files/conditional.ts';
import type { JobPicture, StudioJob } from '../../studio-jobs/job.ts';
import type { App, RouteContext } from '../route-context.ts';
import { STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';
import { failureSentence, jobResult } from './work-route.ts';

const TAGS = ['Jobs'];
const Params = z.object({ id: z.string() });
const PictureParams = z.object({ id: z.string(), position: z.coerce.number().int() });
/** A made picture does not change any more. */
const CACHE_SECONDS = 300;

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
    pictures: job.pictures.map((picture) => pictureAnswer(job.id, picture)),
    errors: job.losses.map(({ position, error }) => ({ variation: position + 1, error })),
  });

  app.get('/jobs/:id', {
    schema: {
      operationId: 'getJob',
      summary: 'How far a job is, and its result',
      tags: TAGS,
      security: STUDIO_SECURITY,
      params: Params,
      querystring: JobFilter,
      response: { 200: JobAnswer, ...STUDIO_REFUSALS },
    },
    handler: async ({ params, query, caller }) => {
      const whole = await answer(await findJob(caller.account.id, params.id));
      return query.bytes || whole.result === null ? whole : { ...whole, result: withoutBytes(whole.result) };
    },
  });

  app.get('/jobs/:id/pictures/:position', {
    schema: {
      operationId: 'getJobPicture',
      summary: 'A picture of a job, as soon as it is made',
      tags: TAGS,
      security: STUDIO_SECURITY,
      params: PictureParams,
      response: { 200: z.unknown().describe('The file.'), ...STUDIO_REFUSALS },
    },
    handler: async (request, reply) => {
      const { id, position } = request.params;
      const job = await findJob(request.caller.account.id, id);
      const picture = job.pictures.find((one) => one.position === position);
      if (picture === undefined)
        throw new AtelierError('not_found', { message: `Picture not found: ${position}` });
      const etag = contentOf(picture.key);
      reply.headers({ etag: `"${etag}"`, 'cache-control': `private, max-age=${CACHE_SECONDS}` });
      if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send();
      return reply.type(picture.mime).send(await studioJobs.read(picture));
    },
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

/** A result whose pictures are left out, alone or in its list. */
function withoutBytes({ results, ...result }: Record<string, unknown>): Record<string, unknown> {
  const bare = 'image_base64' in result ? { ...result, image_base64: '' } : result;
  return Array.isArray(results)
    ? { ...bare, results: results.map((one) => ({ ...Object(one), image_base64: '' })) }
    : bare;
}

const Numbered = z.object({ variation: z.int().nullable().default(null) });

function pictureAnswer(id: string, { position, width, height, metadata }: JobPicture) {
  const { variation } = Numbered.parse(metadata);
  return { position, variation, width, height, url: `/image-studio/jobs/${id}/pictures/${position}` };
}
