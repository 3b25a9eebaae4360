import type { Operation, OperationRequest, Role } from '../operation.ts';
import type { Limits, OperationSpec, Price, Sizing } from '../spec.ts';

/** A model on fal: what it takes, and under which names. */
export interface FalModel {
  /** Theirs and ours. */
  id: string;
  operation: Operation;
  /** Fields of pictures by role. */
  pictures: Readonly<Partial<Record<Role, string>>>;
  takesPrompt: boolean;
  /** Takes `image_size` as width and height. */
  takesSize: boolean;
  takesSteps: boolean;
  /** Takes the words of FASHN's try-on: category, kind of photo, mode. */
  takesGarmentWords: boolean;
  /** The field of the number of pictures. */
  count?: 'num_images' | 'num_samples';
  takesSeed: boolean;
  takesFormat: boolean;
  sizing: Sizing;
  price: Price;
  /** Megapixels, begun ones counted whole, are what is paid for. */
  isPricedByMegapixel?: true;
  typicalMs: number;
}

const MAX_PICTURE_BYTES = 10 * 1024 * 1024;
const MAX_BODY_BYTES = 32 * 1024 * 1024;
const PROMPT_CHARS = 10_000;
const MAX_PICTURES_PER_CALL = 4;
/** New accounts run two jobs at once; more of them wait in the queue. */
const CONCURRENCY = 2;
const MAX_STEPS = 12;

const ONE_PICTURE: Limits = {
  mimes: ['image/png', 'image/jpeg', 'image/webp'],
  count: [1, 1],
  minSide: 64,
  maxSide: 8192,
  maxBytes: MAX_PICTURE_BYTES,
};

const GARMENT_WORDS: OperationSpec['params'] = {
  garmentCategory: { kind: 'choice', values: ['auto', 'tops', 'bottoms', 'one-pieces'] },
  garmentPhoto: { kind: 'choice', values: ['auto', 'flat-lay', 'model'] },
  quality: { kind: 'choice', values: ['draft', 'standard', 'premium'] },
};

/** Dresses the person of the picture; the result has the person's size. */
const DRESSES = {
  operation: 'try-on',
  takesPrompt: false,
  takesSize: false,
  takesSteps: false,
  sizing: { kind: 'like', role: 'person' },
} as const;

const MODELS: readonly FalModel[] = [
  {
    id: 'fal-ai/flux-1/schnell',
    operation: 'text-to-image',
    pictures: {},
    takesPrompt: true,
    takesSize: true,
    takesSteps: true,
    takesGarmentWords: false,
    count: 'num_images',
    takesSeed: true,
    takesFormat: true,
    sizing: { kind: 'free', multipleOf: 16, minSide: 256, maxSide: 1536 },
    price: { basis: 'estimate', usd: 0.003 },
    isPricedByMegapixel: true,
    typicalMs: 3_000,
  },
  {
    ...DRESSES,
    id: 'fal-ai/fashn/tryon/v1.6',
    pictures: { person: 'model_image', garment: 'garment_image' },
    takesGarmentWords: true,
    count: 'num_samples',
    takesSeed: true,
    takesFormat: true,
    price: { basis: 'price-list', usd: 0.075 },
    typicalMs: 12_000,
  },
  {
    ...DRESSES,
    id: 'fal-ai/kling/v1-5/kolors-virtual-try-on',
    pictures: { person: 'human_image_url', garment: 'garment_image_url' },
    takesGarmentWords: false,
    takesSeed: false,
    takesFormat: false,
    price: { basis: 'price-list', usd: 0.07 },
    typicalMs: 20_000,
  },
];

export const FAL_SPECS: readonly OperationSpec[] = MODELS.map(specOf);

/** Ended, or of weights that may not be used for sale. */
export const RETIRED: Readonly<Record<string, string>> = {
  'fal-ai/idm-vton': 'fal-ai/fashn/tryon/v1.6',
  'fal-ai/fashn/tryon/v1.5': 'fal-ai/fashn/tryon/v1.6',
};

/**
 * The model of a request.
 * @throws RangeError for what no spec lists
 */
export function modelFor({ operation, model }: Pick<OperationRequest, 'operation' | 'model'>): FalModel {
  const found = MODELS.find((candidate) => candidate.id === model && candidate.operation === operation);
  if (found) return found;
  throw new RangeError(`Expected a model of fal that does ${operation} but received ${model}.`);
}

function specOf(model: FalModel): OperationSpec {
  const inputs = Object.keys(model.pictures).map((role) => [role, ONE_PICTURE]);
  return {
    operation: model.operation,
    model: model.id,
    inputs: Object.fromEntries(inputs),
    maxBodyBytes: MAX_BODY_BYTES,
    prompt: { use: model.takesPrompt ? 'required' : 'ignored', maxChars: PROMPT_CHARS, negative: false },
    sizing: model.sizing,
    outputs: {
      mimes: model.takesFormat ? ['image/png', 'image/jpeg'] : ['image/png'],
      maxPerCall: model.count === undefined ? 1 : MAX_PICTURES_PER_CALL,
    },
    params: {
      ...(model.takesSteps ? { steps: { kind: 'number', min: 1, max: MAX_STEPS, integer: true } } : {}),
      ...(model.takesGarmentWords ? GARMENT_WORDS : {}),
    },
    seed: model.takesSeed ? 'exact' : 'none',
    mode: 'job',
    progress: 'queue',
    cancel: 'running',
    resend: 'never',
    price: model.price,
    typicalMs: model.typicalMs,
    concurrency: CONCURRENCY,
  };
}
