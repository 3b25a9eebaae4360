import { ErrorDetail, ON_FIGURE_PRESETS, OnFigureModelPreset } from '@atelier/contracts';
import { z } from 'zod';
import { presetSampleUrl } from '../../files/preset-samples.ts';
import { SECURITY } from '../openapi.ts';
import type { App, RouteContext } from '../route-context.ts';

/** The models to choose from (spec: product-api.md section 4). */
export function studioPresetRoutes(app: App, { admit, images }: RouteContext): void {
  app.get('/on_figure_model_presets', {
    ...admit.trivial,
    schema: {
      operationId: 'listOnFigureModelPresets',
      summary: 'Human models to choose from',
      tags: ['On figure'],
      security: SECURITY.trivial,
      response: {
        200: z.array(OnFigureModelPreset),
        401: ErrorDetail,
        403: ErrorDetail,
        503: ErrorDetail,
      },
    },
    handler: async (request) => {
      const origin = images.originFor(request);
      return ON_FIGURE_PRESETS.map(({ preset_id, settings }) => ({
        preset_id,
        sample_image: presetSampleUrl(preset_id, origin),
        settings,
      }));
    },
  });
}
