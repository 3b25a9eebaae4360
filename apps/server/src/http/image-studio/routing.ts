import { StudioRefusal } from '@atelier/contracts/image-studio';

/** What the description of every route of this API shares. */
export const STUDIO_SECURITY = [{ token: [] }];

/** Refusals that any route with credentials may give. */
export const STUDIO_REFUSALS = {
  400: StudioRefusal,
  401: StudioRefusal,
  403: StudioRefusal,
  404: StudioRefusal,
  429: StudioRefusal,
  500: StudioRefusal,
  503: StudioRefusal,
};

/** Refusals of routes that take a body. */
export const STUDIO_POST_REFUSALS = { ...STUDIO_REFUSALS, 409: StudioRefusal, 413: StudioRefusal };

/** Refusals of routes that cost credits. */
export const STUDIO_WORK_REFUSALS = { ...STUDIO_POST_REFUSALS, 402: StudioRefusal };
