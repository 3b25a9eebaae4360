import { z } from 'zod';
import { PICTURE_FORMATS } from './fields.ts';
import { LIGHT_SIDES } from './operations.ts';
import { SafeZone } from './platforms.ts';

/**
 * What the engine is told to do to pictures, with every choice already made. It is stored with its task, so it is
 * parsed again when the task runs. The pictures themselves travel beside it, by their role.
 */
const format = z.enum(PICTURE_FORMATS);
const seed = z.int();

const margin = z.int().min(0);
/** Pixels of the source by which the painted area grows, and over which its edge fades out. */
const edge = { growPx: z.int(), featherPx: z.int() };

const Edit = z.object({
  kind: z.literal('edit'),
  format,
  edit: z.discriminatedUnion('operation', [
    z.object({ operation: z.literal('remove_background') }),
    z.object({ operation: z.literal('inpaint'), prompt: z.string(), seed, ...edge }),
    z.object({
      operation: z.literal('outpaint'),
      margins: z.object({ left: margin, right: margin, up: margin, down: margin }),
      prompt: z.string().exactOptional(),
      seed,
    }),
    z.object({
      operation: z.literal('search_replace'),
      prompt: z.string(),
      searchPrompt: z.string(),
      seed,
      ...edge,
    }),
    z.object({
      operation: z.literal('search_recolor'),
      prompt: z.string(),
      selectPrompt: z.string(),
      ...edge,
    }),
    z.object({
      operation: z.literal('replace_background_relight'),
      prompt: z.string().exactOptional(),
      lightSide: z.enum(LIGHT_SIDES).exactOptional(),
      lightStrength: z.number(),
      keepBackground: z.boolean(),
      seed,
    }),
    z.object({ operation: z.literal('general_edit'), prompt: z.string(), seed, ...edge }),
  ]),
});
export type EditWork = z.infer<typeof Edit>['edit'];

/** What pictures from words and a picture are made by; `width` and `height` are those of the result. */
const manner = {
  prompt: z.string(),
  negativePrompt: z.string().nullable(),
  stylePreset: z.string().nullable(),
  width: z.int(),
  height: z.int(),
  seed,
};
const share = z.number().min(0).max(1);

const Control = z.object({
  kind: z.literal('control'),
  format,
  control: z.discriminatedUnion('operation', [
    z.object({ operation: z.literal('sketch'), ...manner, strength: share }),
    z.object({ operation: z.literal('structure'), ...manner, strength: share }),
    z.object({ operation: z.literal('style'), ...manner, fidelity: share }),
    z.object({
      operation: z.literal('style_transfer'),
      prompt: z.string(),
      styleStrength: share,
      compositionFidelity: share,
      changeStrength: share,
      seed,
    }),
  ]),
});
export type ControlWork = z.infer<typeof Control>['control'];

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

/** One variation of a picture from words. */
const Illustrate = z.object({
  kind: z.literal('illustrate'),
  format,
  seed,
  /** From 1. */
  variation: z.int(),
  prompt: z.string(),
  negativePrompt: z.string().nullable(),
  width: z.int(),
  height: z.int(),
  stylePreset: z.string().nullable(),
  safeZone: SafeZone.nullable(),
  /** What a network is told instead: with all that persona and preset add. The illustrator knows presets itself. */
  forNetworks: z.object({ prompt: z.string(), negativePrompt: z.string().nullable() }),
});

const focalPoint = z.object({ x: z.number(), y: z.number() });

const CropTarget = z.object({
  width: z.int(),
  height: z.int(),
  safeZone: SafeZone,
  /** Of this target alone; comes before the one of all. */
  focalPoint: focalPoint.exactOptional(),
});

const crops = { cropMode: z.enum(['smart', 'center', 'fit']), focalPoint: focalPoint.optional() };

/** Where a picture would be cut; none is made. */
const Crop = z.object({ kind: z.literal('crop'), targets: z.array(CropTarget), ...crops });

const Ground = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('colour'), colour: z.tuple([z.int(), z.int(), z.int()]) }),
  z.object({ kind: z.literal('transparent') }),
  z.object({ kind: z.literal('blur') }),
]);

const Social = z.object({
  kind: z.literal('social'),
  targets: z.array(CropTarget.extend({ maxBytes: z.int() })),
  ...crops,
  ground: Ground,
  format: z.enum(['png', 'jpeg', 'webp']),
  quality: z.int(),
  showSafeZones: z.boolean(),
});

/** Of files that are written anew: another size in pixels; the largest one of the same proportions within the sides. */
const resize = z
  .union([
    z.object({ percent: z.number() }),
    z.object({ width: z.int().exactOptional(), height: z.int().exactOptional() }),
  ])
  .exactOptional();

const compression = {
  resize,
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
  resize,
  format: z.enum(['jpeg', 'png', 'webp', 'gif', 'tiff', 'bmp']),
  quality: z.int().optional(),
  preserveTransparency: z.boolean(),
  stripMetadata: z.boolean(),
  progressive: z.boolean(),
  optimise: z.boolean(),
});

/** An upload, brought to what a hosted provider takes. Absent limits do not exist. */
const Adapt = z.object({
  kind: z.literal('adapt'),
  format: z.enum(['png', 'jpeg', 'webp']),
  minSide: z.int().optional(),
  maxSide: z.int().optional(),
  minPixels: z.int().optional(),
  maxPixels: z.int().optional(),
  maxBytes: z.int().optional(),
  /** Of masks, of which white parts are to change: the size of their source, and what stands for those parts. */
  mask: z.object({ width: z.int(), height: z.int(), changes: z.enum(['white', 'transparent']) }).optional(),
});

/** A picture that a hosted provider made, brought to what was asked for. */
const Finish = z.object({
  kind: z.literal('finish'),
  format,
  /** Of the result, which is cut to these proportions around its middle; absent = as it came. */
  size: z.object({ width: z.int(), height: z.int() }).optional(),
  /** Whether parts that the mask leaves alone are to stay those of the source (`background`). */
  isComposited: z.boolean(),
  /**
   * What the picture's subject is put on, whole and within the paddings (pixels of the result): cut out before a studio
   * sweep of a colour or on nothing, or left on its own ground, which is continued where it ends. Needs a size.
   */
  placement: z
    .object({
      ground: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('colour'), colour: z.tuple([z.int(), z.int(), z.int()]) }),
        z.object({ kind: z.literal('transparent') }),
        z.object({ kind: z.literal('own') }),
      ]),
      /** Absent: on its own ground as it stands there, else what is usual. */
      paddings: z.object({ top: margin, bottom: margin, left: margin, right: margin }).optional(),
      seed: z.int(),
    })
    .optional(),
});

/** The face of one picture put on the person of another. Only providers do it. */
const FaceSwap = z.object({ kind: z.literal('face_swap'), format, seed });

/** A check without a result: each of the pictures must show a face. `name` is what its caller calls the picture. */
const RequireFaces = z.object({
  kind: z.literal('require_faces'),
  pictures: z.array(z.object({ role: z.enum(['image', 'face']), name: z.string() })),
});

export const StudioWork = z.discriminatedUnion('kind', [
  Edit,
  Control,
  Upscale,
  Illustrate,
  Social,
  Crop,
  Compress,
  EstimateCompression,
  Convert,
  Adapt,
  Finish,
  FaceSwap,
  RequireFaces,
]);
export type StudioWork = z.infer<typeof StudioWork>;
export type StudioWorkKind = StudioWork['kind'];

/** What a picture is to the work that it was sent for. */
export const IMAGE_ROLES = ['image', 'mask', 'background', 'lighting', 'style', 'reference', 'face'] as const;
export type ImageRole = (typeof IMAGE_ROLES)[number];
