import { maxHeaderSize } from 'node:http';
import cors from '@fastify/cors';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { ImageUrls } from '../files/image-urls.ts';
import { PRESET_SAMPLES_PATH } from '../files/preset-samples.ts';
import { publicPictureRoutes, readPublicPictures } from '../files/public-pictures.ts';
import { fileRoutes } from '../files/routes.ts';
import { MODEL_PICTURES_PATH } from '../files/try-on-model-pictures.ts';
import { PRESET_SAMPLES_DIR } from '../presets/samples.ts';
import type { Services } from '../services.ts';
import { ACCOUNT_API, registerAccountApi } from './account/family.ts';
import { webSdkAnalytics } from './analytics/web-sdk.ts';
import { admission } from './auth/admission.ts';
import { CORS } from './cors.ts';
import { UploadMemory } from './data/upload-memory.ts';
import { apiReference } from './docs/reference.ts';
import { answerError, answerUnparsed, answerUnrouted } from './errors.ts';
import { FAMILIES } from './families.ts';
import { registerFamily } from './family.ts';
import { ImageAnswers } from './image-answers.ts';
import { IMAGE_STUDIO, registerImageStudio, withoutTrailingSlash } from './image-studio/family.ts';
import { readJsonBodies } from './json-body.ts';
import { observeRequests, requestId } from './observation.ts';
import { healthRoutes } from './operator/health.ts';
import { HttpMetrics } from './operator/metrics.ts';
import { metricsRoute } from './operator/metrics-route.ts';
import type { App } from './route-context.ts';
import { readBuiltStudio } from './studio-app/built-files.ts';
import { studioApp } from './studio-app/routes.ts';
import { refuseUnknownRoutes } from './unknown-routes.ts';
import { validatorCompiler } from './validation.ts';

const JSON_BODY_LIMIT_BYTES = 1024 * 1024;
/** A slow phone needs minutes for a large photo; a client that sends nothing needs none. */
const REQUEST_TIMEOUT_MS = 300_000;
const HEADERS_TIMEOUT_MS = 15_000;
/** As long as headers may be: an id is unknown, never too long. */
const MAX_PATH_PARAMETER_LENGTH = maxHeaderSize;

/** The whole HTTP side of the server, not yet listening. */
export async function buildApp(services: Services): Promise<FastifyInstance> {
  const app = createApp(services);
  const metrics = new HttpMetrics(services);
  observeRequests(app, services.log, metrics);
  await app.register(cors, CORS);
  refuseUnknownRoutes(app);

  const urls = new ImageUrls({
    secret: services.fileSecret,
    ttlSeconds: services.config.urlTtlSeconds,
    now: services.clock,
  });
  const context = {
    services,
    admit: admission(services),
    images: new ImageAnswers(urls, services.config.publicUrl),
    uploads: new UploadMemory(services.config.maxUploadBytes),
  };
  for (const family of FAMILIES) await registerFamily(app, family, context);
  await registerImageStudio(app, context);
  await registerAccountApi(app, context);
  fileRoutes(app, services, urls);
  const samples = await readPublicPictures(PRESET_SAMPLES_DIR);
  publicPictureRoutes(app, PRESET_SAMPLES_PATH, (presetId) => samples.get(presetId));
  publicPictureRoutes(app, MODEL_PICTURES_PATH, (id) => services.tryOnModels.byId(id)?.picture);
  studioApp(app, await readBuiltStudio(), services.config.publicUrl);
  webSdkAnalytics(app);
  healthRoutes(app, services);
  metricsRoute(app, services, metrics);
  await app.register(apiReference, { families: [...FAMILIES, IMAGE_STUDIO, ACCOUNT_API] });
  return app;
}

function createApp(services: Services): App {
  const log: FastifyBaseLogger = services.log;
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger per request costs more than the answer to a poll; lines that need the request's id name it.
    childLoggerFactory: (parent) => parent,
    genReqId: requestId,
    rewriteUrl: ({ url = '/' }) => withoutTrailingSlash(url),
    bodyLimit: JSON_BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PATH_PARAMETER_LENGTH },
    frameworkErrors: answerUnrouted,
    clientErrorHandler: answerUnparsed,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  // Answers are typed by their schemas at compile time; checking them again at run time would only cost.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  app.setErrorHandler(answerError);
  app.decorateRequest('caller');
  readJsonBodies(app);
  return app;
}
