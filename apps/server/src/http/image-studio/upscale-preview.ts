import { UpscalePreview, UpscaleQuestion } from '@atelier/contracts/image-studio';
import type { App, RouteContext } from '../route-context.ts';
import { STUDIO_POST_REFUSALS, STUDIO_SECURITY } from './routing.ts';
import { upscaleTerms } from './upscale.ts';

/** `POST /upscale/preview`: the size that `/upscale` would make of a picture, and its price, before it is sent. */
export function upscalePreviewRoute(app: App, { services }: RouteContext): void {
  app.post('/upscale/preview', {
    schema: {
      operationId: 'previewUpscale',
      summary: 'How large a picture would become, and what that costs',
      tags: ['Pictures'],
      security: STUDIO_SECURITY,
      body: UpscaleQuestion,
      response: { 200: UpscalePreview, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body, caller: { account } }) => {
      const { width, height } = body;
      const { plan, price } = upscaleTerms(body, { width, height });
      const remaining = await services.credits.remaining(account);
      const factor = Math.max(plan.size.width, plan.size.height) / Math.max(width, height);
      return {
        mode: plan.mode,
        ...plan.size,
        upscale_factor: Number(factor.toFixed(2)),
        already_met: plan.isMet,
        target_adjusted: plan.isAdjusted,
        estimated_cost: price.total,
        balance: { remaining, sufficient: remaining === null || remaining >= price.total },
      };
    },
  });
}
