import type { StudioWork } from '@atelier/contracts/image-studio';
import type { StudioOrder, StudioRoute } from '../studio-jobs/job.ts';
import { chooseFor, type Engines, isAllLocal } from './choose.ts';
import { type HostedOrder, LOCAL } from './hosted-order.ts';
import { operationOf } from './wish-of-work.ts';

/** How each part of the API begins to say that it failed. */
const VERBS: Partial<Record<StudioRoute, string>> = {
  create: 'Image generation failed',
  edit: 'Image editing failed',
  upscale: 'Image upscaling failed',
  control: 'Image control failed',
};

/**
 * Who is to do a piece of ordered work; null when the local engine does it.
 * @throws AtelierError `engine_failed` when nobody can be asked
 */
export function hostedOrderOf(engines: Engines, order: StudioOrder, work: StudioWork): HostedOrder | null {
  const operation = operationOf(
    work,
    order.inputs.map(({ role }) => role),
  );
  if (operation === null || isAllLocal(engines)) return null;
  const { isNamed = false, chain: given, why, ...told } = order.wish ?? {};
  const { provider, model } = order.price;
  const verb = VERBS[order.route] ?? 'The work failed';
  const chain = given ?? chooseFor(engines, operation, { provider, model }, isNamed, verb);
  if (chain[0]?.provider === LOCAL) return null;
  return { chain, why: why ?? (isNamed ? 'named in the request' : `asked first for ${operation}`), ...told };
}
