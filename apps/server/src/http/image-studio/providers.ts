import {
  CostEstimate,
  CostQuestion,
  ProviderList,
  STUDIO_PROVIDERS,
  STYLE_PRESETS,
  StylePresetList,
} from '@atelier/contracts/image-studio';
import type { z } from 'zod';
import { priceOf } from '../../credits/price.ts';
import { type Engines, illustrators, isAllLocal } from '../../hosted/choose.ts';
import type { App, RouteContext } from '../route-context.ts';
import { STUDIO_POST_REFUSALS, STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const TAGS = ['Providers and prices'];
/** Whom one may name: those that are configured, and all while the local engine stands in for them. */
function providerList(engines: Engines): z.infer<typeof ProviderList> {
  const isAvailable = (id: string) => isAllLocal(engines) || engines.providers.has(id);
  return ProviderList.parse({
    providers: Object.fromEntries(
      Object.entries(STUDIO_PROVIDERS).map(([id, row]) => [id, { ...row, available: isAvailable(id) }]),
    ),
  });
}

/** Who can make pictures, in which styles and for how much (spec: image-studio-api.md section 6). */
export function providerRoutes(app: App, { services }: RouteContext): void {
  const providers = providerList(services.engines);
  app.get('/providers', {
    schema: {
      operationId: 'listProviders',
      summary: 'List picture providers',
      tags: TAGS,
      security: STUDIO_SECURITY,
      response: { 200: ProviderList, ...STUDIO_REFUSALS },
    },
    handler: async () => providers,
  });

  app.get('/style-presets', {
    schema: {
      operationId: 'listStylePresets',
      summary: 'List style presets',
      tags: TAGS,
      security: STUDIO_SECURITY,
      response: { 200: StylePresetList, ...STUDIO_REFUSALS },
    },
    handler: async () => ({
      presets: STYLE_PRESETS.map(({ id, label, group, prompt_suffix }) => ({
        id,
        label,
        group,
        prompt_suffix,
      })),
      total: STYLE_PRESETS.length,
    }),
  });

  app.post('/estimate-cost', {
    schema: {
      operationId: 'estimateCost',
      summary: 'What an operation will cost',
      tags: TAGS,
      security: STUDIO_SECURITY,
      body: CostQuestion,
      response: { 200: CostEstimate, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body, caller }) => {
      const { num_images, width, height } = body;
      const size = width === undefined || height === undefined ? undefined : { width, height };
      const price = priceOf({
        ...body,
        count: num_images,
        size,
        configured: illustrators(services.engines),
      });
      const remaining = await services.credits.remaining(caller.account);
      return {
        estimated_cost: price.total,
        currency: 'credits' as const,
        provider: price.provider,
        model: price.model,
        operation: price.operation,
        num_images,
        cost_per_image: price.each,
        resolution: size === undefined ? 'default' : `${size.width}x${size.height}`,
        size_class: price.sizeClass,
        balance: { remaining, sufficient: remaining === null || remaining >= price.total },
      };
    },
  });
}
