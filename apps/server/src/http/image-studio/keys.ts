import { NewStudioKey, StudioKey, StudioKeyRequest } from '@atelier/contracts/image-studio';
import { z } from 'zod';
import type { StudioKeyView } from '../../accounts/studio-keys.ts';
import { NoContent } from '../openapi.ts';
import type { App, RouteContext } from '../route-context.ts';
import { STUDIO_POST_REFUSALS, STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const ADMIN = { config: { permission: 'admin' } } as const;
const TAGS = ['API keys'];

/** API keys with permissions (spec: image-studio-api.md section 1.2). */
export function keyRoutes(app: App, { services: { studioKeys } }: RouteContext): void {
  app.post('/keys', {
    config: { ...ADMIN.config, isSecret: true },
    schema: {
      operationId: 'createKey',
      summary: 'Make an API key; it is shown this once',
      tags: TAGS,
      security: STUDIO_SECURITY,
      body: StudioKeyRequest,
      response: { 201: NewStudioKey, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body, caller }, reply) => {
      const { name, description = null, permissions, expires = null } = body;
      const wish = {
        name: name.trim(),
        description,
        permissions: [...new Set(permissions)],
        expiresAt: expires,
      };
      const made = await studioKeys.create(caller.account.id, wish);
      return reply.code(201).send({ ...keyAnswer(made), key: made.key });
    },
  });

  app.get('/keys', {
    ...ADMIN,
    schema: {
      operationId: 'listKeys',
      summary: 'List API keys',
      tags: TAGS,
      security: STUDIO_SECURITY,
      response: { 200: z.object({ keys: z.array(StudioKey), total: z.int() }), ...STUDIO_REFUSALS },
    },
    handler: async ({ caller }) => {
      const keys = (await studioKeys.list(caller.account.id)).map(keyAnswer);
      return { keys, total: keys.length };
    },
  });

  app.delete('/keys/:id', {
    ...ADMIN,
    schema: {
      operationId: 'deleteKey',
      summary: 'Revoke an API key',
      tags: TAGS,
      security: STUDIO_SECURITY,
      params: z.object({ id: z.string() }),
      response: { 204: NoContent, ...STUDIO_REFUSALS },
    },
    handler: async ({ params, caller }, reply) => {
      await studioKeys.revoke(caller.account.id, params.id);
      return reply.code(204).send();
    },
  });
}

function keyAnswer(key: StudioKeyView) {
  return {
    id: key.id,
    name: key.name,
    description: key.description,
    permissions: key.permissions,
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
    last_used: key.lastUsed?.toISOString() ?? null,
    usage_count: key.usageCount,
  };
}
