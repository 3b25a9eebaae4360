import { Persona, PersonaChange, PersonaList, PersonaRequest } from '@atelier/contracts/image-studio';
import { z } from 'zod';
import type { PersonaRow } from '../../store/personas.ts';
import { NoContent } from '../openapi.ts';
import type { App, RouteContext } from '../route-context.ts';
import { STUDIO_POST_REFUSALS, STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const SHARED = { tags: ['Personas'], security: STUDIO_SECURITY };
const PATH = '/personas';
const ONE = `${PATH}/:id`;
const Params = z.object({ id: z.string() });

/** Voices of brands that pictures from words are made in (spec: image-studio-api.md section 12). */
export function personaRoutes(app: App, { services: { personas } }: RouteContext): void {
  app.post(PATH, {
    schema: {
      ...SHARED,
      operationId: 'createPersona',
      summary: 'Make a persona',
      body: PersonaRequest,
      response: { 201: Persona, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body, caller }, reply) =>
      reply.code(201).send(personaAnswer(await personas.create(caller.account.id, body))),
  });

  app.get(PATH, {
    schema: {
      ...SHARED,
      operationId: 'listPersonas',
      summary: 'List personas',
      response: { 200: PersonaList, ...STUDIO_REFUSALS },
    },
    handler: async ({ caller }) => {
      const all = await personas.list(caller.account.id);
      return { personas: all.map(personaAnswer), total: all.length };
    },
  });

  app.get(ONE, {
    schema: {
      ...SHARED,
      operationId: 'getPersona',
      summary: 'Get a persona',
      params: Params,
      response: { 200: Persona, ...STUDIO_REFUSALS },
    },
    handler: async ({ params, caller }) => personaAnswer(await personas.get(caller.account.id, params.id)),
  });

  app.put(ONE, {
    schema: {
      ...SHARED,
      operationId: 'changePersona',
      summary: 'Change a persona; what is omitted stays',
      params: Params,
      body: PersonaChange,
      response: { 200: Persona, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ params, body, caller }) =>
      personaAnswer(await personas.change(caller.account.id, params.id, body)),
  });

  app.delete(ONE, {
    schema: {
      ...SHARED,
      operationId: 'deletePersona',
      summary: 'Delete a persona',
      params: Params,
      response: { 204: NoContent, ...STUDIO_REFUSALS },
    },
    handler: async ({ params, caller }, reply) => {
      await personas.remove(caller.account.id, params.id);
      return reply.code(204).send();
    },
  });
}

function personaAnswer({ account_id: _, created_at, ...persona }: PersonaRow): z.infer<typeof Persona> {
  return { ...persona, created_at: created_at.toISOString() };
}
