import { answerOf, type CreateOrder } from '@atelier/sdk';
import { atelier } from '../../api/atelier.ts';
import { useDraft, writeDraft } from '../../drafts/draft.ts';
import { jobIdOf } from '../../work/studio-jobs.ts';

const LAST_ORDER = 'create.order';
const NO_ORDER: { of: string; order: CreateOrder | null } = { of: '', order: null };

/** Names of single pictures beside those of an order: instead of a variation, or like a picture. */
export const retryName = (variation: number) => `retry.${variation}`;
export const likeName = (pictureId: string) => `like.${pictureId}`;
export const isRetryOf = (name: string, variation: number) => name === retryName(variation);

/** Orders pictures that nobody waits for; returns the id of the job. @throws AtelierFailure */
export async function orderPictures(body: CreateOrder): Promise<string> {
  return jobIdOf(
    await answerOf(atelier.imageStudio.POST('/image-studio/create', { body: { ...body, async: true } })),
  );
}

/** The same, and what was ordered is kept: pictures can be made in its manner whatever is typed meanwhile. */
export async function orderGallery(order: CreateOrder): Promise<string> {
  const of = await orderPictures(order);
  writeDraft(LAST_ORDER, { of, order });
  return of;
}

/** What a job of this browser was ordered with; null for others. */
export function useOrderOf(jobId: string): CreateOrder | null {
  const [{ of, order }] = useDraft(LAST_ORDER, NO_ORDER);
  return of === jobId ? order : null;
}
