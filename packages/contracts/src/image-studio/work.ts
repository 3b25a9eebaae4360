import { z } from 'zod';
import { PICTURE_FORMATS } from './fields.ts';
import { SafeZone } from './platforms.ts';

/**
 * What the engine is told to do to pictures, with every choice already made. It is stored with its task, so it is
 * parsed again when the task runs. The pictures themselves travel beside it, by their role.
 */
const format = z.enum(PICTURE_FORMATS);
const seed = z.int();
const expansion = z.int().min(0);

const RemoveBackground = z.object({ kind: z.literal('remove_background'), format });

/** `grow` and `feather` are pixels of the source. */
const Inpaint = z.object({
  kind: z.literal('inpaint'),
  format,
  seed,
  grow: z.int(),
  feather: z.int(),
  prompt: z.string(),
});

const Outpaint = z.object({
  kind: z.literal('outpaint'),
  format,
  seed,
  left: expansion,
  right: expansion,
  up: expansion,
  down: expansion,
  prompt: z.string().optional(),
});

/** `width` and `height` of the result; those of the source when it is only to be written anew. */
const Upscale = z.object({
  kind: z.literal('upscale'),
  format,
  seed,
  mode: z.enum(['fast', 'conservative', 'creative']),
  width: z.int(),
  height: z.int(),
  creativity: z.number().optional(),
});

const SocialTarget = z.object({
  width: z.int(),
  height: z.int(),
  safeZone: SafeZone,
  maxBytes: z.int(),
});

const Ground = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('colour'), colour: z.tuple([z.int(), z.int(), z.int()]) }),
  z.object({ kind: z.literal('transparent') }),
  z.object({ kind: z.literal('blur') }),
]);

const Social = z.object({
  kind: z.literal('social'),
  targets: z.array(SocialTarget),
  cropMode: z.enum(['smart', 'center', 'fit']),
  focalPoint: z.object({ x: z.number(), y: z.number() }).optional(),
  ground: Ground,
  format: z.enum(['png', 'jpeg', 'webp']),
  quality: z.int(),
  showSafeZones: z.boolean(),
});

const compression = {
  format: z.enum(['jpeg', 'png', 'webp']),
  quality: z.int(),
  stripMetadata: z.boolean(),
  progressive: z.boolean(),
  optimise: z.boolean(),
};

const Compress = z.object({ kind: z.literal('compress'), ...compression, targetBytes: z.int().optional() });

const EstimateCompression = z.object({ kind: z.literal('estimate_compression'), ...compression });

const Convert = z.object({
  kind: z.literal('convert'),
  format: z.enum(['jpeg', 'png', 'webp', 'gif', 'tiff', 'bmp']),
  quality: z.int().optional(),
  preserveTransparency: z.boolean(),
  stripMetadata: z.boolean(),
  progressive: z.boolean(),
  optimise: z.boolean(),
});

export const StudioWork = z.discriminatedUnion('kind', [
  RemoveBackground,
  Inpaint,
  Outpaint,
  Upscale,
  Social,
  Compress,
  EstimateCompression,
  Convert,
]);
export type StudioWork = z.infer<typeof StudioWork>;
export type StudioWorkKind = StudioWork['kind'];

/** What a picture is to the work that it was sent for. */
export const IMAGE_ROLES = ['image', 'mask'] as const;
export type ImageRole = (typeof IMAGE_ROLES)[number];
