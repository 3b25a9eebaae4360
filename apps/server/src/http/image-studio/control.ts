import { ControlRequest, EditAnswer, JobAccepted } from '@atelier/contracts/image-studio';
import { requireStylePreset } from '../../studio-catalogue/style-presets.ts';
import type { App, RouteContext } from '../route-context.ts';
import { readPictures } from './pictures.ts';
import { STUDIO_SECURITY, STUDIO_WORK_REFUSALS } from './routing.ts';
import { departure, failureOf } from './work-route.ts';

/**
 * `POST /control/process` (spec: image-studio-api.md section 9). No engine of ours and no configured provider does it,
 * so a request that is in order is told that.
 */
export function controlRoute(app: App, { services }: RouteContext): void {
  app.post('/control/process', {
    config: { isHeavy: true },
    schema: {
      operationId: 'controlImage',
      summary: 'Make a picture from a drawing, a structure or a style',
      tags: ['Pictures'],
      security: STUDIO_SECURITY,
      body: ControlRequest,
      response: { 200: EditAnswer, 202: JobAccepted, ...STUDIO_WORK_REFUSALS },
    },
    handler: async ({ body }, reply) => {
      if (body.style_preset !== undefined) requireStylePreset(body.style_preset);
      const fields = { image: { field: 'control_image_base64', base64: body.control_image_base64 } };
      await readPictures(services.gate, fields, departure(reply));
      throw failureOf('control', `no provider for ${body.operation} is configured`);
    },
  });
}
