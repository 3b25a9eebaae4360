import { z } from 'zod';
import { booleanField, choiceField, imageField, textField, wholeField } from './fields.ts';

const NAME_CHARACTERS = 100;
const MOST_FACES = 20;

export const FACE_SWAP_TIERS = ['budget', 'mid', 'premium'] as const;

/** `POST /face-swap/process` (spec: image-studio-api.md section 12.4). */
export const FaceSwapRequest = z.object({
  base_image_base64: imageField(),
  face_image_base64: imageField(),
  model: textField(NAME_CHARACTERS).optional(),
  target_face_index: wholeField({ min: 0, max: MOST_FACES - 1 }).default(0),
  target_gender: choiceField(['all', 'female', 'male']).default('all'),
  options: z.looseObject({}).optional(),
  consent: booleanField()
    .default(false)
    .refine((given) => given, {
      error: 'Face swap needs the consent of everybody shown: send consent as true',
    }),
});

export type FaceSwapRequest = z.infer<typeof FaceSwapRequest>;

/** A finished swap. */
export const FaceSwapAnswer = z.object({
  success: z.literal(true),
  image_base64: z.string(),
  width: z.int(),
  height: z.int(),
  provider: z.string(),
  model: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  warnings: z.array(z.string()),
});

/** `GET /face-swap/models`. */
export const FaceSwapFilter = z.object({ tier: choiceField(FACE_SWAP_TIERS).optional() });

/** `POST /face-swap/recommend`. */
export const FaceSwapWish = z.object({
  operation: choiceField(['face_swap', 'head_swap']).default('face_swap'),
  num_faces: wholeField({ min: 1, max: MOST_FACES }).default(1),
  user_tier: textField(NAME_CHARACTERS).optional(),
  preferences: z
    .object({
      prioritize_cost: booleanField().default(false),
      prioritize_quality: booleanField().default(false),
    })
    .default({ prioritize_cost: false, prioritize_quality: false }),
});
export type FaceSwapWish = z.infer<typeof FaceSwapWish>;

export const FaceSwapModelList = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      tier: z.enum(FACE_SWAP_TIERS),
      credits: z.number(),
      max_faces: z.int(),
      capabilities: z.array(z.string()),
    }),
  ),
  total: z.int(),
});
