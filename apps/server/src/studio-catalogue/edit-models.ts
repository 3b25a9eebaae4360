import { AtelierError } from '@atelier/contracts';
import {
  EDIT_MODELS,
  EDIT_PRICES,
  type EditModel,
  type EditModelWish,
  shown,
} from '@atelier/contracts/image-studio';
import { editOperationOf } from '../credits/price.ts';

const TIERS = ['budget', 'mid', 'premium'];
const MOST_ALTERNATIVES = 3;

export interface EditModelAdvice {
  model: EditModel;
  reason: string;
  alternatives: { model: EditModel; reason: string }[];
}

/** @throws AtelierError `bad_request` for an operation that nobody knows */
export function editModelsFor(operation: string | undefined, tier: string | undefined): EditModel[] {
  const wanted = operation === undefined ? undefined : requireEdit(operation);
  return EDIT_MODELS.filter(
    (model) => (wanted === undefined || canDo(model, wanted)) && (tier === undefined || model.tier === tier),
  );
}

/**
 * The model for an edit (spec: image-studio-api.md section 12.4): of those that can do it at the size, the best one for
 * who asks for quality, else the cheapest.
 * @throws AtelierError `bad_request` when there is none
 */
export function adviseEditModel(wish: EditModelWish): EditModelAdvice {
  const { image_resolution: size, preferences, user_tier } = wish;
  const wantsQuality = preferences.prioritize_quality;
  const able = editModelsFor(wish.operation, undefined).filter(
    ({ max_resolution: [width, height], tier }) =>
      (size === undefined || (size.width <= width && size.height <= height)) &&
      (wantsQuality || user_tier?.trim().toLowerCase() !== 'free' || tier !== 'premium'),
  );
  const [best, ...others] = able.toSorted(wantsQuality ? byQuality : byCost);
  if (best === undefined)
    throw new AtelierError('bad_request', {
      message: `No edit model can do '${shown(wish.operation)}' at this size`,
    });
  return {
    model: best,
    reason: reasonFor(best, wantsQuality),
    alternatives: others
      .slice(0, MOST_ALTERNATIVES)
      .map((model) => ({ model, reason: `${model.credits.base} credits, ${model.tier} tier` })),
  };
}

const pixels = ({ max_resolution: [width, height] }: EditModel) => width * height;
const byQuality = (a: EditModel, b: EditModel) =>
  TIERS.indexOf(b.tier) - TIERS.indexOf(a.tier) || pixels(b) - pixels(a);
const byCost = (a: EditModel, b: EditModel) => a.credits.base - b.credits.base || pixels(b) - pixels(a);

function reasonFor({ credits, tier }: EditModel, wantsQuality: boolean): string {
  return wantsQuality
    ? `The ${tier} tier gives the best quality for this operation and size`
    : `The cheapest model for this operation and size: ${credits.base} credits`;
}

function canDo(model: EditModel, operation: string): boolean {
  return model.capabilities.includes(operation);
}

function requireEdit(name: string): string {
  const known =
    editOperationOf(name) ?? EDIT_MODELS.flatMap(({ capabilities }) => capabilities).find((c) => c === name);
  if (known === undefined)
    throw new AtelierError('bad_request', {
      message: `Unknown edit operation: ${shown(name)}. Use one of: ${Object.keys(EDIT_PRICES).join(', ')}`,
    });
  return known;
}
