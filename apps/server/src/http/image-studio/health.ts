import { StudioHealth } from '@atelier/contracts/image-studio';
import { whoDoes } from '../../hosted/choose.ts';
import { AVAILABLE_MODULES, STUDIO_MODULES } from '../../studio-jobs/modules.ts';
import type { App, RouteContext } from '../route-context.ts';

const VERSION = '1.0.0';

/** For probes, which have no token (spec: image-studio-api.md section 11). Nothing is asked of any provider. */
export function studioHealthRoute(app: App, { services: { engines } }: RouteContext): void {
  const swapsFaces = whoDoes(engines, 'face-swap').length > 0;
  app.get('/health', {
    config: { isOpen: true },
    schema: {
      operationId: 'getHealth',
      summary: 'What is available',
      tags: ['Health'],
      response: { 200: StudioHealth },
    },
    handler: async () => {
      const available = new Set<string>([...AVAILABLE_MODULES, ...(swapsFaces ? ['face_swap'] : [])]);
      return {
        status: available.has('create_studio') ? ('healthy' as const) : ('degraded' as const),
        service: 'image_studio' as const,
        version: VERSION,
        modules: Object.fromEntries(
          STUDIO_MODULES.map((name) => [
            name,
            available.has(name) ? ('available' as const) : ('unavailable' as const),
          ]),
        ),
      };
    },
  });
}
