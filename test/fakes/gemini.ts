import { z } from 'zod';
import {
  ContractViolation,
  type FakeAnswer,
  type FakeProvider,
  type FakeRequest,
  startFakeServer,
} from './fake-server.ts';
import { pictureOf } from './result-picture.ts';

const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'];
const NARROW = ['1:4', '4:1', '1:8', '8:1'];
const ALL_SIZES = ['1K', '2K', '4K'];
const MAX_BODY_BYTES = 20_000_000;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** What each living model takes; everything else is not found. */
const MODELS: Readonly<Record<string, { ratios: string[]; sizes: string[] }>> = {
  'gemini-nano-banana-2.1': { ratios: [...RATIOS, ...NARROW], sizes: ALL_SIZES },
  'gemini-3-pro-image': { ratios: RATIOS, sizes: ALL_SIZES },
  'gemini-3.1-flash-lite-image': { ratios: RATIOS, sizes: ['1K'] },
};

const Part = z.union([
  z.strictObject({ text: z.string().min(1) }),
  z.strictObject({
    inlineData: z.strictObject({
      mimeType: z.enum(['image/png', 'image/jpeg', 'image/webp']),
      data: z.string().regex(BASE64),
    }),
  }),
]);
/** The request on the Gemini API: the fields that only Vertex knows are refused, as there. */
const GenerateContent = z.strictObject({
  contents: z.array(z.strictObject({ role: z.enum(['user', 'model']), parts: z.array(Part).min(1) })).min(1),
  generationConfig: z.strictObject({
    responseModalities: z.array(z.enum(['TEXT', 'IMAGE'])).min(1),
    imageConfig: z
      .strictObject({ aspectRatio: z.string().optional(), imageSize: z.string().optional() })
      .optional(),
    seed: z.int32().optional(),
  }),
});
export type GenerateContent = z.infer<typeof GenerateContent>;

/** How the next piece of work ends, other than with a picture. */
export type GeminiEnd =
  | { blockReason: string }
  | { finishReason: string }
  | 'thinks-aloud'
  | 'counts-no-tokens';

export interface FakeGemini extends FakeProvider {
  works: { model: string; body: GenerateContent }[];
  /** How the next piece of work ends. */
  end(how: GeminiEnd): void;
}

/** The Gemini API's `generateContent` for image models. */
export async function startFakeGemini(key: string): Promise<FakeGemini> {
  let end: GeminiEnd | null = null;

  const server = await startFakeServer(async (request) => {
    const { method, path } = request;
    if (request.headers['x-goog-api-key'] !== key) {
      return failed(400, 'INVALID_ARGUMENT', 'API key not valid.', [{ reason: 'API_KEY_INVALID' }]);
    }
    if (method === 'GET' && path === '/v1beta/models') {
      return { body: { models: Object.keys(MODELS).map((id) => ({ name: `models/${id}` })) } };
    }
    const model = /^\/v1beta\/models\/([\w.-]+):generateContent$/.exec(path)?.[1];
    if (method === 'POST' && model !== undefined) return generate(request, model);
    throw new ContractViolation(`Unknown route ${method} ${path}.`);
  });

  const generate = async (request: FakeRequest, model: string): Promise<FakeAnswer> => {
    const known = MODELS[model];
    if (known === undefined) return failed(404, 'NOT_FOUND', `models/${model} is not found.`);
    if (request.body.length > MAX_BODY_BYTES) throw new ContractViolation('The request is over 20 MB.');
    const body = parsed(request.json());
    const { aspectRatio = '1:1', imageSize = '1K' } = body.generationConfig.imageConfig ?? {};
    if (!known.ratios.includes(aspectRatio))
      throw new ContractViolation(`No ratio ${aspectRatio} by ${model}.`);
    if (!known.sizes.includes(imageSize)) throw new ContractViolation(`No size ${imageSize} by ${model}.`);
    server.startPaid(model);
    fake.works.push({ model, body });
    const how = end;
    end = null;
    return { body: await answered(how, aspectRatio, imageSize) };
  };

  const fake: FakeGemini = {
    server,
    works: [],
    moderate: () => fake.end({ finishReason: 'IMAGE_SAFETY' }),
    end: (how) => {
      end = how;
    },
  };
  return fake;
}

function parsed(body: unknown): GenerateContent {
  const { success, error, data } = GenerateContent.safeParse(body);
  if (success) return data;
  throw new ContractViolation(z.prettifyError(error));
}

async function answered(how: GeminiEnd | null, ratio: string, size: string): Promise<unknown> {
  if (how !== null && typeof how === 'object' && 'blockReason' in how) return { promptFeedback: how };
  if (how !== null && typeof how === 'object') return { candidates: [how] };
  const [width, height] = pixelsOf(ratio, size);
  const picture = inline(await pictureOf(width, height, 'png'));
  const sketch = inline(await pictureOf(16, 16, 'png'));
  const parts = how === 'thinks-aloud' ? [{ ...sketch, thought: true }, picture] : [picture];
  const usage = how === 'counts-no-tokens' ? {} : { usageMetadata: { candidatesTokenCount: 1120 } };
  return { candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP' }], ...usage };
}

function inline(bytes: Buffer) {
  return { inlineData: { mimeType: 'image/png', data: bytes.toString('base64') } };
}

/** As many pixels as the size's square has, at a smaller scale, so that tests are quick. */
function pixelsOf(ratio: string, size: string): [number, number] {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  const side = 64 * Number.parseInt(size, 10);
  const scale = side / Math.sqrt(across * down);
  return [Math.round(across * scale), Math.round(down * scale)];
}

function failed(code: number, status: string, message: string, details: unknown[] = []): FakeAnswer {
  return { status: code, body: { error: { code, message, status, details } } };
}
