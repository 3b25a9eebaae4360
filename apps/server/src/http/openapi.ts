import { STATUS_CODES } from 'node:http';
import { ApiError, ErrorDetail, ValidationErrors } from '@atelier/contracts';
import type { SwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import { pathId } from './path-id.ts';

const SECURITY_SCHEMES = {
  key: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'Static key, for servers.' },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'HS256, signed by your back end.',
  },
  id: { type: 'apiKey', in: 'header', name: 'x-user-id', description: 'Subscription id, no secret.' },
} as const satisfies Record<string, OpenAPIV3_1.SecuritySchemeObject>;

/** `security` of a route, by who is admitted. */
export const SECURITY = {
  trivial: [{ key: [] }, { token: [] }, { id: [] }],
  client: [{ key: [] }, { token: [] }],
  keyOnly: [{ key: [] }],
} satisfies Record<string, Record<string, string[]>[]>;

/** Answers that any route with credentials and a body may give. */
export const REFUSALS = {
  401: ErrorDetail,
  403: ErrorDetail,
  413: ErrorDetail,
  422: ValidationErrors,
  503: ErrorDetail,
};

/** Answers that any route may give that looks for something by its id. */
export const ID_REFUSALS = {
  401: ErrorDetail,
  403: ErrorDetail,
  404: ErrorDetail,
  422: ValidationErrors,
  503: ErrorDetail,
};

/** The same where an unknown id is answered with null. */
export const POLL_REFUSALS = {
  401: ErrorDetail,
  403: ErrorDetail,
  422: ValidationErrors,
  503: ErrorDetail,
};

/** For routes whose refusals have the shape `ApiError`; spread into their options. */
export const API_ERRORS = { config: { errorBody: 'api-error' } } as const;

/** Answers that any such route may give. */
export const API_REFUSALS = {
  401: ErrorDetail,
  403: ErrorDetail,
  413: ErrorDetail,
  422: ValidationErrors,
  503: ApiError,
};

export const operationIdParams = z.object({ operation_id: pathId() });

/** 204 and 304 have no body at all. */
export const NoContent = z.undefined().meta({ description: 'No content' });

/** Settings of the family's own OpenAPI 3.1 description. */
export function describeFamily(family: { title: string; basePath: string }): SwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: { title: family.title, version: '1.0.0' },
      servers: [{ url: family.basePath }],
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => {
      const described = jsonSchemaTransformObject(document);
      if (!('openapi' in described)) return described;
      nameAnswers(described.paths ?? {});
      relaxBodies(described.paths ?? {});
      return withoutUnusedSchemas(described);
    },
  };
}

/** An answer's description is required; its status says enough. */
function nameAnswers(paths: OpenAPIV3.PathsObject | OpenAPIV3_1.PathsObject): void {
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path ?? {}))) {
    if (typeof operation !== 'object' || !('responses' in operation)) continue;
    for (const [status, answer] of Object.entries(operation.responses ?? {})) {
      if ('description' in answer) answer.description = STATUS_CODES[status] ?? status;
    }
  }
}

/** A body that may be null may as well be missing. */
function relaxBodies(paths: OpenAPIV3.PathsObject | OpenAPIV3_1.PathsObject): void {
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path ?? {}))) {
    if (typeof operation !== 'object' || !('requestBody' in operation)) continue;
    const { requestBody } = operation;
    if (requestBody === undefined || !('content' in requestBody)) continue;
    const { schema = {} } = requestBody.content['application/json'] ?? {};
    const shapes = 'anyOf' in schema ? (schema.anyOf ?? []) : [];
    if (shapes.some((shape) => 'type' in shape && String(shape.type) === 'null'))
      requestBody.required = false;
  }
}

/** All families share one register of schemas; a description keeps those that its own routes reach. */
function withoutUnusedSchemas<Document extends { paths?: object; components?: { schemas?: object } }>(
  document: Document,
): Document {
  const all: Record<string, unknown> = { ...document.components?.schemas };
  const used = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(all[name]);
    }
  };
  follow(document.paths);
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
  return { ...document, components: { ...document.components, schemas } };
}
