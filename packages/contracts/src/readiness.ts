import { z } from 'zod';
import { FlatLayImageType } from './flat-lay.ts';
import { OnFigureImageType } from './on-figure.ts';
import { READINESS_STATUSES } from './product-enums.ts';

/** How far the capabilities of a SKU are (spec: product-api.md section 6). */

export type ReadinessStatus = (typeof READINESS_STATUSES)[number];

export const Readiness = z
  .object({
    updated_at: z.iso.datetime({ offset: true }),
    status: z.enum(READINESS_STATUSES),
    error_message: z.string().nullable().optional(),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof Readiness>;

/** The two lists have an entry per requested image type, in the order of the request. */
export const CapabilitiesReadiness = z
  .object({
    try_on: Readiness,
    outfit_recommendations: Readiness,
    size_and_fit: Readiness,
    off_figure_product_images: z.array(z.object({ image_type: FlatLayImageType, readiness: Readiness })),
    on_figure_product_images: z.array(z.object({ image_type: OnFigureImageType, readiness: Readiness })),
  })
  .meta({ id: 'CapabilitiesReadiness' });
export type CapabilitiesReadiness = z.infer<typeof CapabilitiesReadiness>;
