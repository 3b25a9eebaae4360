import type { App } from '../route-context.ts';

/** The browser SDK reports what its users do and does not wait for an answer; nothing of it is read or kept. */
export function webSdkAnalytics(app: App): void {
  app.post('/analytics/v1/web-sdk-analytics', { schema: { hide: true } }, (_request, reply) =>
    reply.code(204).send(),
  );
}
