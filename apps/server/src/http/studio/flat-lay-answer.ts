import { FlatLayImageType, type FlatLayOperation, ProductWords, studioFields } from '@atelier/contracts';
import { z } from 'zod';
import type { OperationView } from '../../operations/operation.ts';
import { generatedImages, type Pictures, studioAnswer } from './operation-answer.ts';

/** The part of a request that its operation repeats: everything but the photos. */
export const FlatLayEcho = z.object({
  product_info: ProductWords,
  image_types: z.array(FlatLayImageType),
  ...studioFields,
});
export type FlatLayEcho = z.infer<typeof FlatLayEcho>;

/** A flat-lay operation as Studio shows it; one made with a legacy body also has the legacy list of pictures. */
export function flatLayAnswer(view: OperationView, pictures: Pictures, origin: string): FlatLayOperation {
  const answer = studioAnswer(FlatLayEcho.parse(view.echo), view, pictures, origin);
  if (view.family === 'studio') return answer;
  return { ...answer, generated_images: generatedImages(view, pictures, origin) };
}
