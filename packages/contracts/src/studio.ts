import { z } from 'zod';
import { wholeNumber } from './fields.ts';
import { OperationPriority } from './operation.ts';
import { BACKGROUND_TYPES, LIMITS, OUTPUT_RESOLUTION_PX, OUTPUT_RESOLUTIONS } from './product-enums.ts';

/** What all picture orders of the Studio API share (spec: product-api.md section 4; `output_resolution`: section 8). */

/** `reference_color` is `#rrggbb` and present exactly when the type asks for it. */
export type BackgroundSettings =
  | { background_type: 'arbitrary' }
  | { background_type: 'transparent' }
  | { background_type: 'reference_color'; reference_color: string };

/** The same on the wire, where the rule between the two fields has to be checked. */
export const backgroundFields = {
  background_type: z.enum(BACKGROUND_TYPES),
  reference_color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, { error: 'Expected a colour written as #rrggbb' })
    .nullable()
    .optional()
    .meta({ description: 'A base for gradients and tones, not a flat fill.' }),
};

export const BackgroundFields = z
  .object(backgroundFields)
  .refine(
    (background) =>
      (background.background_type === 'reference_color') === (background.reference_color != null),
    {
      error: 'Expected reference_color with the background type reference_color and with no other',
    },
  )
  .meta({ id: 'BackgroundSettings' });
export type BackgroundFields = z.infer<typeof BackgroundFields>;

export const OutputSize = z
  .object({ width: wholeNumber(LIMITS.outputSidePx), height: wholeNumber(LIMITS.outputSidePx) })
  .meta({ id: 'OutputSize', description: 'Pixels; the picture has exactly this size.' });
export type OutputSize = z.infer<typeof OutputSize>;

const padding = () => wholeNumber({ min: 0, max: LIMITS.outputSidePx.max });

export const OutputPaddings = z
  .object({ top: padding(), bottom: padding(), left: padding(), right: padding() })
  .meta({ id: 'OutputPaddings', description: 'Pixels kept free around the object.' });
export type OutputPaddings = z.infer<typeof OutputPaddings>;

export const OutputResolution = z.enum(OUTPUT_RESOLUTIONS);
export type OutputResolution = z.infer<typeof OutputResolution>;

/** What every Studio request may say besides its product and its image types. */
export const studioFields = {
  operation_priority: OperationPriority.default('offline'),
  number_of_generations: wholeNumber(LIMITS.numberOfGenerations)
    .default(1)
    .meta({ description: 'Variants per image type.' }),
  background_settings: BackgroundFields.default({ background_type: 'arbitrary' }),
  output_image_size: OutputSize.nullable().default(null),
  output_image_paddings: OutputPaddings.nullable().default(null),
  output_resolution: OutputResolution.optional().meta({
    deprecated: true,
    description: 'Longest side 960 or 1920 pixels; ignored when output_image_size is given.',
  }),
};

interface SizeFields {
  output_image_size: OutputSize | null;
  output_image_paddings: OutputPaddings | null;
  output_resolution?: OutputResolution | undefined;
}

/** What a kind of picture measures when the request does not say it in pixels. */
export interface SizeRule {
  /** Pixels of each `output_resolution`. */
  longestSide: Record<OutputResolution, number>;
  /** Width and height in any unit. */
  shape: OutputSize;
  /** The largest picture that may result when neither size nor resolution is given: paddings must fit into it. */
  largest: OutputSize;
}

/** Without a size of their own, flat lays grow with their paddings up to the largest picture there is. */
const UNBOUNDED: OutputSize = { width: LIMITS.outputSidePx.max, height: LIMITS.outputSidePx.max };
const SQUARE: OutputSize = { width: 1, height: 1 };

/** A standing figure is upright. */
export const ON_FIGURE_SIZE: OutputSize = { width: 1024, height: 1536 };

export const SIZE_RULES = {
  flatLay: { longestSide: OUTPUT_RESOLUTION_PX.studio, shape: SQUARE, largest: UNBOUNDED },
  legacyFlatLay: { longestSide: OUTPUT_RESOLUTION_PX.flatLays, shape: SQUARE, largest: UNBOUNDED },
  onFigure: { longestSide: OUTPUT_RESOLUTION_PX.studio, shape: ON_FIGURE_SIZE, largest: ON_FIGURE_SIZE },
} as const satisfies Record<string, SizeRule>;

/** The size a request asks for in its old or its new words; undefined when it leaves the choice to us. */
export function requestedSize(request: SizeFields, rule: SizeRule): OutputSize | undefined {
  if (request.output_image_size !== null) return request.output_image_size;
  if (request.output_resolution === undefined) return undefined;
  const scale = rule.longestSide[request.output_resolution] / Math.max(rule.shape.width, rule.shape.height);
  return { width: Math.round(rule.shape.width * scale), height: Math.round(rule.shape.height * scale) };
}

/** Paddings that fill the picture would leave no room for the object. */
export function paddingsLeaveRoom(rule: SizeRule): (request: SizeFields) => boolean {
  return (request) => {
    const paddings = request.output_image_paddings;
    if (paddings === null) return true;
    const size = requestedSize(request, rule) ?? rule.largest;
    return paddings.left + paddings.right < size.width && paddings.top + paddings.bottom < size.height;
  };
}

export const NO_ROOM = { error: 'Expected output_image_paddings that leave room inside the output size' };
