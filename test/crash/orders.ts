import { z } from 'zod';
import { photo } from '../support/photos.ts';

/** One of the orders of a rampage; they take turns through the kinds of operations. */
export interface CrashOrder {
  /** Where it is created and, with its id, polled. */
  path: string;
  /** The photo to upload for it. */
  upload: Uint8Array | string;
  /** The request, once the photo has an id. */
  request(imageId: string): Record<string, unknown>;
  /** How many pictures it is to have. */
  pictures: number;
}

/** A final answer, whatever its API. */
export interface OperationAnswer {
  status: string;
  error: string | null;
  /** Ids of the pictures that it shows. */
  pictures: string[];
}

const PICTURES = z.array(z.object({ id: z.string() }).nullable());
const COMMON = { status: z.string(), error: z.string().nullable() };
const ids = (images: z.infer<typeof PICTURES>) => images.flatMap((image) => image?.id ?? []);

export const OPERATION: z.ZodType<OperationAnswer> = z.union([
  z
    .object({ ...COMMON, generated_images: PICTURES })
    .transform(({ generated_images, ...common }) => ({ ...common, pictures: ids(generated_images) })),
  z
    .object({
      ...COMMON,
      generation_result: z.array(z.object({ generated_images: PICTURES })).nullable(),
    })
    .transform(({ generation_result, ...common }) => ({
      ...common,
      pictures: (generation_result ?? []).flatMap(({ generated_images }) => ids(generated_images)),
    })),
]);

/** The SKU that is tried on; put in before the first kill. */
export const CRASH_SKU = 'tee';

const REAL_PHOTOS = ['product-tee-blue-front.jpg', 'product-mug.jpg', 'product-bag-tote.png'];
/** A garment, for what is put on somebody. */
const REAL_GARMENT = 'product-tee-blue-front.jpg';
const REAL_PERSON = 'person-full-render.jpg';
const TYPES = ['flat', 'ghost_mannequin', 'detail'];
const POSES = ['standing', 'walking', 'sitting'];
/** Small, so that the real engine is quick. */
const REAL_SIZE = { width: 200, height: 300 };
/** Quick pictures repeat their photos, so that stored answers are met as well. */
const DIFFERENT_PHOTOS = 7;

/** The photo of a garment. */
export const garmentPhoto = (real: boolean) => (real ? photo(REAL_GARMENT) : 'garment');

/** The nth order: a flat lay, a picture on a figure, a try-on, and from the start. */
export function crashOrder(n: number, real: boolean): CrashOrder {
  const round = Math.floor(n / KINDS.length);
  const kind = KINDS[n % KINDS.length];
  if (kind === undefined) throw new RangeError(`Expected a whole number from 0 on but received ${n}.`);
  return kind(n, round, real);
}

const KINDS = [flatLay, onFigure, tryOn];

function flatLay(n: number, round: number, real: boolean): CrashOrder {
  const name = REAL_PHOTOS[round % REAL_PHOTOS.length] ?? '';
  return {
    ...studioOrder('flat_lay_operations', n, {
      image_types: [{ flat_lay_type: TYPES[round % TYPES.length], viewpoint: 'front' }],
    }),
    upload: real ? photo(name) : `photo ${n % DIFFERENT_PHOTOS}`,
  };
}

function onFigure(n: number, round: number, real: boolean): CrashOrder {
  return {
    ...studioOrder('on_figure_operations', n, {
      image_types: [{ pose: POSES[round % POSES.length], viewpoint: 'front' }],
      on_figure_model_settings: { gender: 'female' },
      output_image_size: REAL_SIZE,
    }),
    upload: real ? photo(REAL_GARMENT) : `photo ${n % DIFFERENT_PHOTOS}`,
  };
}

function studioOrder(name: string, n: number, kind: Record<string, unknown>): Omit<CrashOrder, 'upload'> {
  const pictures = 1 + (n % 4);
  return {
    path: `/studio/v1/${name}`,
    request: (imageId) => ({
      product_info: { uploaded_image_ids: [imageId], title: `product ${n}` },
      ...kind,
      number_of_generations: pictures,
      operation_priority: n % 2 === 0 ? 'online' : 'offline',
    }),
    pictures,
  };
}

function tryOn(n: number, _round: number, real: boolean): CrashOrder {
  return {
    path: '/v1/sku_try_on_operations',
    upload: real ? photo(REAL_PERSON) : `person ${n}`,
    request: (imageId) => ({ uploaded_image_id: imageId, sku_ids: [CRASH_SKU] }),
    pictures: 1,
  };
}
