import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StudioInput, StudioOrder } from '../../studio-jobs/job.ts';
import { toAtelierError } from '../errors.ts';
import type { RouteContext } from '../route-context.ts';
import { readPictures } from './pictures.ts';
import { requestKeyOf } from './request-key.ts';
import { departure, resultOfWork } from './work-route.ts';

/**
 * Does the same with each picture of a batch, side by side; one that fails says why and leaves the others alone.
 * Under a key, each picture has a key of its own.
 */
export async function answerWithBatch<Item extends { image_base64: string }>(
  context: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  items: Item[],
  orderOf: (item: Item) => (inputs: StudioInput[]) => StudioOrder,
): Promise<FastifyReply> {
  const { account } = request.caller;
  const key = requestKeyOf(request);
  const signal = departure(reply);
  const results = await Promise.all(
    items.map(async (item, index) => {
      try {
        const fields = { image: { field: `images.${index}.image_base64`, base64: item.image_base64 } };
        const inputs = await readPictures(context.services.gate, fields, signal);
        const requestKey = key && { ...key, key: `${key.key} ${index}` };
        const { answer } = await resultOfWork(
          context,
          account,
          { ...orderOf(item)(inputs), requestKey },
          signal,
        );
        return answer;
      } catch (error) {
        const known = toAtelierError(error);
        if (known.status === 409 || known.status === 503) throw error;
        return { success: false, error: known.message };
      }
    }),
  );
  const failed = results.filter(({ success }) => success === false).length;
  return reply.send({
    success: failed === 0,
    results,
    total_images: items.length,
    successful: items.length - failed,
    failed,
  });
}
