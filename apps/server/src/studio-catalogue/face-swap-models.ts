import { AtelierError } from '@atelier/contracts';
import {
  FACE_SWAP_MODELS,
  type FaceSwapModel,
  type FaceSwapWish,
  shown,
} from '@atelier/contracts/image-studio';

const TIERS = ['budget', 'mid', 'premium'];
const MOST_ALTERNATIVES = 3;

/** A model for a face swap, and others that would do. */
export interface FaceSwapAdvice {
  model: FaceSwapModel;
  reason: string;
  alternatives: FaceSwapModel[];
}

/** @throws AtelierError `bad_request` for a model that nobody knows */
export function requireFaceSwapModel(name: string): FaceSwapModel {
  const model = FACE_SWAP_MODELS.find(({ id }) => id === name.trim().toLowerCase());
  if (model !== undefined) return model;
  const known = FACE_SWAP_MODELS.map(({ id }) => id).join(', ');
  throw bad(`Unknown model '${shown(name)}' for face_swap. Available models: ${known}`);
}

/**
 * The model for a face swap, by the rule of edit models (spec: image-studio-api.md section 12.4): of those that can do
 * it with so many faces, the best one for who asks for quality, else the cheapest.
 * @throws AtelierError `bad_request` when there is none
 */
export function adviseFaceSwapModel(wish: FaceSwapWish): FaceSwapAdvice {
  const { operation, num_faces: faces, user_tier, preferences } = wish;
  const wantsQuality = preferences.prioritize_quality;
  const isFree = user_tier?.trim().toLowerCase() === 'free';
  const able = FACE_SWAP_MODELS.filter(
    ({ capabilities, max_faces, tier }) =>
      capabilities.includes(operation) &&
      max_faces >= faces &&
      (wantsQuality || !isFree || tier !== 'premium'),
  );
  const [model, ...others] = able.toSorted(wantsQuality ? byQuality : byCost);
  if (model === undefined) throw bad(`No face swap model can do '${operation}' with ${faces} faces`);
  const reason = wantsQuality
    ? `The ${model.tier} tier gives the best quality for this number of faces`
    : `The cheapest model for this number of faces: ${model.credits} credits`;
  return { model, reason, alternatives: others.slice(0, MOST_ALTERNATIVES) };
}

const byQuality = (a: FaceSwapModel, b: FaceSwapModel) =>
  TIERS.indexOf(b.tier) - TIERS.indexOf(a.tier) || b.max_faces - a.max_faces;
const byCost = (a: FaceSwapModel, b: FaceSwapModel) => a.credits - b.credits || b.max_faces - a.max_faces;

function bad(message: string): AtelierError {
  return new AtelierError('bad_request', { message });
}
