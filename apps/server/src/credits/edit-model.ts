import { AtelierError } from '@atelier/contracts';
import { EDIT_MODELS, type EditModel, type SizedPrice, shown } from '@atelier/contracts/image-studio';
import { requireProvider } from '../studio-catalogue/select-model.ts';

/** What decides who does a general edit. */
export interface GeneralEditWish {
  /** An id, an alias, or `auto`. */
  provider: string;
  model: string | undefined;
  /** Of the picture; undefined when nobody knows it yet. */
  size: { width: number; height: number } | undefined;
  /** Of how many pictures; 1 when absent. */
  pictures?: number | undefined;
}

const FOUR_K_PX = 4096;

/**
 * The model for a general edit: the named one, else the provider's first one, else the cheapest that takes pictures of
 * this size, and so many of them (spec: image-studio-api.md section 7.3).
 * @throws AtelierError `bad_request`
 */
export function selectEditModel({ provider, model, size, pictures = 1 }: GeneralEditWish): EditModel {
  const isAuto = provider.trim().toLowerCase() === 'auto';
  const own = isAuto ? EDIT_MODELS : EDIT_MODELS.filter((row) => row.provider === requireProvider(provider));
  if (model !== undefined) return namedModel(own, model);
  const byPrice = (a: EditModel, b: EditModel) => a.credits.base - b.credits.base;
  const candidates = isAuto ? own.filter(fits(size)).toSorted(byPrice) : own;
  const first = candidates.find(({ multi_image }) => multi_image >= pictures) ?? candidates[0];
  if (first !== undefined) return first;
  throw bad(
    isAuto
      ? 'No edit model takes an image of this size'
      : `Provider '${requireProvider(provider)}' does not support operation 'general_edit'`,
  );
}

/** What a model takes for a picture; some take more for very large ones. */
export function editModelPrice(
  { credits, credits_8k }: EditModel,
  size: GeneralEditWish['size'],
): SizedPrice {
  const isEightK = Math.max(size?.width ?? 0, size?.height ?? 0) > FOUR_K_PX;
  return isEightK && credits_8k !== undefined ? { base: credits_8k, large: credits_8k } : credits;
}

function namedModel(models: readonly EditModel[], name: string): EditModel {
  const named = models.find(({ id }) => id === name.trim().toLowerCase());
  if (named !== undefined) return named;
  const known = models.map(({ id }) => id).join(', ');
  throw bad(`Unknown model '${shown(name)}' for general_edit. Available models: ${known}`);
}

const fits =
  (size: GeneralEditWish['size']) =>
  ({ max_resolution: [width, height] }: EditModel): boolean =>
    size === undefined || (size.width <= width && size.height <= height);

function bad(message: string): AtelierError {
  return new AtelierError('bad_request', { message });
}
