import { z } from 'zod';
import { type Answer, parseAnswer } from '../../answer.ts';
import type { Route, Standing } from './route.ts';

const Prediction = z.object({
  data: z.object({
    id: z.string().min(1),
    status: z.string(),
    outputs: z.array(z.string()).nullish(),
    has_nsfw_contents: z.array(z.boolean()).nullish(),
    code: z.number().nullish(),
    error: z.string().nullish(),
  }),
});
type Prediction = z.infer<typeof Prediction>['data'];

const MODERATED = 1200;
const UNDER_WAY = ['created', 'processing'];

/** WaveSpeed's predictions behind the router. */
export const WAVESPEED: Route = {
  host: 'wavespeed',
  takes: { 'text-to-image': ['size', 'seed'], 'image-to-image': ['seed'] },
  call: ({ providerId, words, request: { size, seed }, source }) => ({
    path: `/wavespeed/api/v3/${providerId}`,
    json: {
      prompt: words,
      ...(size && 'width' in size ? { size: `${size.width}*${size.height}` } : {}),
      ...(seed === undefined ? {} : { seed }),
      ...(source === undefined ? {} : { image: source, images: [source] }),
    },
  }),
  submitted: (answer) => standingOf(predictionIn(answer)),
  look: async (path, ask) => standingOf(predictionIn(await ask(path))),
};

function predictionIn(answer: Answer): Prediction {
  return parseAnswer(answer, Prediction).data;
}

function standingOf({ id, status, outputs, has_nsfw_contents, code, error }: Prediction): Standing {
  const path = `/wavespeed/api/v3/predictions/${encodeURIComponent(id)}/result`;
  if (UNDER_WAY.includes(status)) return { state: status === 'created' ? 'queued' : 'running', path };
  if (code === MODERATED || has_nsfw_contents?.includes(true)) return { state: 'blocked', categories: [] };
  if (status !== 'completed') return { state: 'failed', message: error ?? `WaveSpeed says ${status}.` };
  return { state: 'done', pictures: outputs ?? [] };
}
