import { ControlRequest, EditAnswer, JobAccepted } from '@atelier/contracts/image-studio';
import { requireStylePreset } from '../../studio-catalogue/style-presets.ts';
import { planControl } from '../../studio-jobs/plan-control.ts';
import type { App, RouteContext } from '../route-context.ts';
import { type PictureFields, pictureOf, readPictures } from './pictures.ts';
import { STUDIO_SECURITY, STUDIO_WORK_REFUSALS } from './routing.ts';
import { answerWithWork, departure } from './work-route.ts';

/** `POST /control/process` (spec: image-studio-api.md section 9). */
export function controlRoute(app: App, context: RouteContext): void {
  app.post('/control/process', {
    config: { isHeavy: true, makesJobs: true },
    schema: {
      operationId: 'controlImage',
      summary: 'Make a picture from a drawing, a structure or a style',
      tags: ['Pictures'],
      security: STUDIO_SECURITY,
      body: ControlRequest,
      response: { 200: EditAnswer, 202: JobAccepted, ...STUDIO_WORK_REFUSALS },
    },
    handler: async (request, reply) => {
      const { body } = request;
      if (body.style_preset !== undefined) requireStylePreset(body.style_preset);
      const inputs = await readPictures(context.services.gate, picturesOf(body), departure(reply));
      const order = planControl(body, pictureOf(inputs, 'image'), inputs);
      return answerWithWork(context, request, reply, order, body.async);
    },
  });
}

/** Only a style transfer looks at a style image. */
function picturesOf({ operation, control_image_base64, style_image_base64 }: ControlRequest): PictureFields {
  const image = { field: 'control_image_base64', base64: control_image_base64 };
  if (operation !== 'style_transfer') return { image };
  return { image, style: { field: 'style_image_base64', base64: style_image_base64 } };
}
