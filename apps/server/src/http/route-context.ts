import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Services } from '../services.ts';
import type { Admission } from './auth/admission.ts';
import type { UploadMemory } from './data/upload-memory.ts';
import type { ImageAnswers } from './image-answers.ts';

/** Our Fastify: request and answer types come from the zod schemas of each route. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What the routes of every family work with. */
export interface RouteContext {
  services: Services;
  admit: Record<'trivial' | 'client' | 'keyOnly', Admission>;
  images: ImageAnswers;
  uploads: UploadMemory;
}

/** One public API: its place in the URL space and its own routes besides the data endpoints that all share. */
export interface Family {
  title: string;
  basePath: string;
  routes: (app: App, context: RouteContext) => void;
}
