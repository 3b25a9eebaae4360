import { z } from 'zod';
import { parseAnswer } from '../../answer.ts';
import type { Route } from './route.ts';

const Images = z.object({
  data: z.array(z.object({ b64_json: z.string().optional(), url: z.string().optional() })).min(1),
});

/** Together answers at once. */
export const TOGETHER: Route = {
  host: 'together',
  takes: { 'text-to-image': ['size', 'steps', 'seed'], 'image-to-image': ['steps', 'seed'] },
  call: ({ providerId, words, request: { size, seed, params = {} }, source }) => ({
    path: '/together/v1/images/generations',
    json: {
      model: providerId,
      prompt: words,
      response_format: 'base64',
      ...(size && 'width' in size ? { width: size.width, height: size.height } : {}),
      ...(seed === undefined ? {} : { seed }),
      ...(params.steps === undefined ? {} : { steps: params.steps }),
      ...(source === undefined ? {} : pictureField(providerId, source)),
    },
  }),
  submitted: (answer) => {
    const { data } = parseAnswer(answer, Images);
    return { state: 'done', pictures: data.flatMap(({ b64_json, url }) => b64_json ?? url ?? []) };
  },
};

/** The first Kontext models take one address, all others a list. */
function pictureField(providerId: string, source: string): object {
  return /flux\.1.*kontext/i.test(providerId) ? { image_url: source } : { reference_images: [source] };
}
