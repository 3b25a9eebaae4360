import {
  BatchAnswer,
  CompressAnswer,
  CompressBatchRequest,
  CompressionEstimateAnswer,
  CompressRequest,
  ConvertAnswer,
  ConvertBatchRequest,
  ConvertRequest,
  type StudioWork,
} from '@atelier/contracts/image-studio';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { priceOf } from '../../credits/price.ts';
import type { StudioInput, StudioOrder } from '../../studio-jobs/job.ts';
import type { App, RouteContext } from '../route-context.ts';
import { answerWithBatch } from './batch.ts';
import { readPictures } from './pictures.ts';
import { STUDIO_SECURITY, STUDIO_WORK_REFUSALS } from './routing.ts';
import { answerWithWork, departure } from './work-route.ts';

const KB = 1024;
const TAGS = ['Files'];

/** `/compress` and `/convert-format`, one by one and in batches (spec: image-studio-api.md sections 12.2 and 12.3). */
export function recodeRoutes(app: App, context: RouteContext): void {
  app.post('/compress', {
    config: { makesJobs: true },
    schema: {
      operationId: 'compressImage',
      summary: 'Make a smaller file of a picture',
      tags: TAGS,
      security: STUDIO_SECURITY,
      body: CompressRequest,
      response: { 200: CompressAnswer, ...STUDIO_WORK_REFUSALS },
    },
    handler: async (request, reply) =>
      recode(context, request, reply, request.body, compressOrder(request.body)),
  });

  app.post('/compress/estimate', {
    config: { makesJobs: true },
    schema: {
      operationId: 'estimateCompression',
      summary: 'How large the smaller file would be',
      tags: TAGS,
      security: STUDIO_SECURITY,
      body: CompressRequest,
      response: { 200: CompressionEstimateAnswer, ...STUDIO_WORK_REFUSALS },
    },
    handler: async (request, reply) =>
      recode(context, request, reply, request.body, estimateOrder(request.body)),
  });

  app.post('/convert-format', {
    config: { makesJobs: true },
    schema: {
      operationId: 'convertImage',
      summary: 'Write a picture in another format',
      tags: TAGS,
      security: STUDIO_SECURITY,
      body: ConvertRequest,
      response: { 200: ConvertAnswer, ...STUDIO_WORK_REFUSALS },
    },
    handler: async (request, reply) =>
      recode(context, request, reply, request.body, convertOrder(request.body)),
  });

  app.post('/compress/batch', {
    config: { makesJobs: true },
    schema: {
      operationId: 'compressImages',
      summary: 'Make smaller files of several pictures',
      tags: TAGS,
      security: STUDIO_SECURITY,
      body: CompressBatchRequest,
      response: { 200: BatchAnswer, ...STUDIO_WORK_REFUSALS },
    },
    handler: async (request, reply) =>
      answerWithBatch(context, request, reply, request.body.images, compressOrder),
  });

  app.post('/convert-format/batch', {
    config: { makesJobs: true },
    schema: {
      operationId: 'convertImages',
      summary: 'Write several pictures in other formats',
      tags: TAGS,
      security: STUDIO_SECURITY,
      body: ConvertBatchRequest,
      response: { 200: BatchAnswer, ...STUDIO_WORK_REFUSALS },
    },
    handler: async (request, reply) =>
      answerWithBatch(context, request, reply, request.body.images, convertOrder),
  });
}

/** Makes an order of the picture that came with it. */
export type Recoding = (inputs: StudioInput[]) => StudioOrder;

async function recode(
  context: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { image_base64 }: { image_base64: string },
  order: Recoding,
): Promise<FastifyReply> {
  const fields = { image: { field: 'image_base64', base64: image_base64 } };
  const inputs = await readPictures(context.services.gate, fields, departure(reply));
  return answerWithWork(context, request, reply, order(inputs), false);
}

const compressOrder = (body: CompressRequest): Recoding => {
  const { target_size_kb } = body;
  const target = target_size_kb === undefined ? {} : { targetBytes: target_size_kb * KB };
  return freeOrder('compress', { kind: 'compress', ...compression(body), ...target });
};

const estimateOrder = (body: CompressRequest): Recoding =>
  freeOrder('compress', { kind: 'estimate_compression', ...compression(body) });

function compression(body: CompressRequest) {
  const { format, quality, strip_metadata, progressive, optimize } = body;
  return {
    format,
    quality,
    ...resizing(body),
    stripMetadata: strip_metadata,
    progressive,
    optimise: optimize,
  };
}

/** The size that is wanted, as the engine is told. */
function resizing({
  resize_percent: percent,
  resize_width: width,
  resize_height: height,
}: Pick<CompressRequest, 'resize_percent' | 'resize_width' | 'resize_height'>) {
  if (percent !== undefined) return { resize: { percent } };
  if (width === undefined && height === undefined) return {};
  return {
    resize: { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) },
  };
}

const convertOrder = (body: ConvertRequest): Recoding => {
  const { target_format, preserve_transparency, quality, strip_metadata, progressive, optimize } = body;
  return freeOrder('convert', {
    kind: 'convert',
    format: target_format,
    preserveTransparency: preserve_transparency,
    ...(quality === undefined ? {} : { quality }),
    ...resizing(body),
    stripMetadata: strip_metadata,
    progressive,
    optimise: optimize,
  });
};

/** Costs nothing, and its result is for its caller alone. */
function freeOrder(route: 'compress' | 'convert', work: StudioWork): Recoding {
  const operation = route === 'compress' ? 'compress' : 'convert_format';
  const price = priceOf({ provider: 'auto', operation, count: 1 });
  return (inputs) => ({ route, work: [work], inputs, price, images: 1, facts: {}, save: false });
}
