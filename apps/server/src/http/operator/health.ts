import { AtelierError } from '@atelier/contracts';
import type { Services } from '../../services.ts';
import type { App } from '../route-context.ts';

/** For load balancers and supervisors; neither needs credentials. */
export function healthRoutes(app: App, { ready, log }: Services): void {
  /** The process is alive. */
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));

  /** The server should get traffic. */
  app.get('/readyz', { schema: { hide: true } }, async () => {
    try {
      await ready();
      return { status: 'ready' };
    } catch (error) {
      log.warn({ err: error }, 'not ready');
      throw new AtelierError('unavailable', { cause: error });
    }
  });
}
