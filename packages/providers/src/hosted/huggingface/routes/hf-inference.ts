import type { Route } from './route.ts';

/** Hugging Face's own servers answer at once, with the picture's bytes. */
export const HF_INFERENCE: Route = {
  host: 'hf-inference',
  takes: {
    'text-to-image': ['size', 'steps', 'guidance', 'seed'],
    'image-to-image': ['steps', 'guidance'],
  },
  call: ({ providerId, words, request: { size, seed, params = {} }, source }) => {
    const settings = {
      ...(params.steps === undefined ? {} : { num_inference_steps: params.steps }),
      ...(params.guidance === undefined ? {} : { guidance_scale: params.guidance }),
    };
    const path = `/hf-inference/models/${providerId}`;
    if (source !== undefined) {
      const base64 = source.slice(source.indexOf(',') + 1);
      return { path, json: { inputs: base64, parameters: { prompt: words, ...settings } } };
    }
    const area = size && 'width' in size ? { width: size.width, height: size.height } : {};
    const parameters = { ...area, ...(seed === undefined ? {} : { seed }), ...settings };
    return { path, json: { inputs: words, parameters } };
  },
  submitted: ({ bytes }) => ({ state: 'done', pictures: [bytes] }),
};
