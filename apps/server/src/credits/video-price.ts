import { TRANSFORM_MODELS, type TransformQuestion } from '@atelier/contracts/image-studio';
import { rounded } from './price.ts';

const USUAL_SECONDS = 5;

export interface VideoPrice {
  provider: string;
  model: string;
  /** Credits. */
  perSecond: number;
  /** Seconds that are charged. */
  duration: number;
  /** Credits. */
  total: number;
}

/** What a video costs: by the second and the resolution (spec: image-studio-api.md sections 3 and 12.4). */
export function videoPriceOf({
  operation,
  resolution,
  duration = USUAL_SECONDS,
}: TransformQuestion): VideoPrice {
  const { model, provider, credits_per_second: prices } = TRANSFORM_MODELS[operation];
  const perSecond = prices[resolution];
  if (perSecond === undefined) throw new Error(`no price of ${operation} in ${resolution}`);
  const billed =
    operation === 'talking-avatar'
      ? Math.max(duration, TRANSFORM_MODELS[operation].min_billed_seconds)
      : duration;
  return { provider, model, perSecond, duration: billed, total: rounded(perSecond * billed) };
}
