import {
  EDIT_MODELS,
  FACE_SWAP_MODELS,
  STUDIO_PROVIDERS,
  type StudioWork,
} from '@atelier/contracts/image-studio';
import { LOCAL } from '@atelier/providers';
import { ANY_MODEL } from '../studio-catalogue/select-model.ts';
import type { StudioOrder, StudioRoute } from '../studio-jobs/job.ts';
import { chooseFor, type Engines, isAllLocal } from './choose.ts';
import type { HostedOrder } from './hosted-order.ts';
import { operationOf } from './wish-of-work.ts';

/** How each part of the API begins to say that it failed. */
const VERBS: Partial<Record<StudioRoute, string>> = {
  create: 'Image generation failed',
  edit: 'Image editing failed',
  upscale: 'Image upscaling failed',
  control: 'Image control failed',
  face_swap: 'Face swap failed',
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
  const priced = { provider, model: isModel(provider, model) ? model : ANY_MODEL };
  const chain = given ?? chooseFor(engines, operation, priced, isNamed, verb);
  // Whoever runs the tasks has the work in hand: nobody needs to be asked.
  if (chain[0]?.provider === LOCAL) return null;
  return { chain, why: why ?? (isNamed ? 'named in the request' : `asked first for ${operation}`), ...told };
}

/** Most operations are priced by their own name, which is no model's. */
function isModel(provider: string, name: string): boolean {
  const models = STUDIO_PROVIDERS[provider]?.models ?? [];
  return models.includes(name) || [...EDIT_MODELS, ...FACE_SWAP_MODELS].some(({ id }) => id === name);
}
