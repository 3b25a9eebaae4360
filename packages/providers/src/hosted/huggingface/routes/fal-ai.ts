import { z } from 'zod';
import { parseAnswer, unusable } from '../../answer.ts';
import type { Route, Standing } from './route.ts';

const Queued = z.object({ request_id: z.string().min(1), response_url: z.url() });
const Status = z.object({ status: z.string() });
const Result = z.object({
  images: z.array(z.object({ url: z.string().min(1) })).min(1),
  seed: z.number().nullish(),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
});

const QUEUE = '?_subdomain=queue';

/** fal's queue behind the router: a status to look at, and then a result to fetch. */
export const FAL_AI: Route = {
  host: 'fal-ai',
  takes: {
    'text-to-image': ['size', 'steps', 'guidance', 'seed'],
    'image-to-image': ['steps', 'guidance', 'seed'],
  },
  call: ({ providerId, words, request: { size, seed, params = {} }, source }) => ({
    path: `/fal-ai/${providerId}${QUEUE}`,
    json: {
      prompt: words,
      ...(size && 'width' in size ? { image_size: { width: size.width, height: size.height } } : {}),
      ...(seed === undefined ? {} : { seed }),
      ...(params.steps === undefined ? {} : { num_inference_steps: params.steps }),
      ...(params.guidance === undefined ? {} : { guidance_scale: params.guidance }),
      // Some models want one, some a list.
      ...(source === undefined ? {} : { image_url: source, image_urls: [source] }),
    },
  }),
  submitted: (answer) => {
    const { response_url } = parseAnswer(answer, Queued);
    // The address is fal's own; the router has the same path.
    return { state: 'queued', path: `/fal-ai${new URL(response_url).pathname}` };
  },
  look: async (path, ask): Promise<Standing> => {
    const { status } = parseAnswer(await ask(`${path}/status${QUEUE}`), Status);
    if (status === 'IN_QUEUE') return { state: 'queued', path };
    if (status === 'IN_PROGRESS') return { state: 'running', path };
    const answer = await ask(`${path}${QUEUE}`);
    if (status !== 'COMPLETED') throw unusable(answer, `fal answered with the status ${status}.`);
    const { images, seed, has_nsfw_concepts } = parseAnswer(answer, Result);
    if (has_nsfw_concepts?.includes(true)) return { state: 'blocked', categories: ['nsfw'] };
    const pictures = images.map(({ url }) => url);
    return { state: 'done', pictures, ...(typeof seed === 'number' ? { seed } : {}) };
  },
};
