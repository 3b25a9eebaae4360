import { z } from 'zod';
import { type Answer, parseAnswer } from '../../answer.ts';
import type { Route, Standing } from './route.ts';

const Prediction = z.object({
  id: z.string().min(1),
  status: z.string(),
  output: z.union([z.string(), z.array(z.string())]).nullish(),
  error: z.unknown().optional(),
});

const NSFW = /nsfw|safety|sensitive/i;

/** Replicate's predictions behind the router. `Prefer: wait` is not sent, so that the id is known at once. */
export const REPLICATE: Route = {
  host: 'replicate',
  takes: { 'text-to-image': ['seed'], 'image-to-image': ['seed'] },
  call: ({ providerId, words, request: { seed }, source }) => {
    const [model, version] = providerId.split(':');
    // Models call their picture differently; Replicate drops what one does not know.
    const pictures = source && {
      image: source,
      images: [source],
      input_image: source,
      input_images: [source],
    };
    const input = { prompt: words, ...(seed === undefined ? {} : { seed }), ...(pictures || {}) };
    return version === undefined
      ? { path: `/replicate/v1/models/${model}/predictions`, json: { input } }
      : { path: '/replicate/v1/predictions', json: { input, version } };
  },
  submitted: standingIn,
  look: async (path, ask) => standingIn(await ask(path)),
};

function standingIn(answer: Answer): Standing {
  const { id, status, output, error } = parseAnswer(answer, Prediction);
  const path = `/replicate/v1/predictions/${encodeURIComponent(id)}`;
  if (status === 'starting') return { state: 'queued', path };
  if (status === 'processing') return { state: 'running', path };
  if (status === 'succeeded') {
    return { state: 'done', pictures: typeof output === 'string' ? [output] : (output ?? []) };
  }
  const told = typeof error === 'string' ? error : `Replicate says ${status}.`;
  return NSFW.test(told) ? { state: 'blocked', categories: [] } : { state: 'failed', message: told };
}
