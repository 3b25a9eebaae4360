import { createHash } from 'node:crypto';
import { AtelierError, type OnFigureModelSettings } from '@atelier/contracts';
import { type PictureProvider, ProviderUnavailable } from '@atelier/providers';
import { fewAtATime } from '../few-at-a-time.ts';

const MOST_WAITING = 4;
/** After an interruption. */
const ASK_AGAIN_SECONDS = 2;
/** People go back and forth between a few descriptions. About 50 kB each. */
const MOST_KEPT = 100;

/** A picture of somebody of a description. */
export interface ModelPreview {
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** Hash of the bytes. */
  readonly etag: string;
}

/** Shows whom settings describe, before anything is ordered. */
export interface ModelPreviews {
  /**
   * The same settings give the same bytes.
   * @throws AtelierError `unavailable` when too many ask at a time, or the engine was interrupted
   */
  draw(settings: OnFigureModelSettings, signal: AbortSignal): Promise<ModelPreview>;
}

/**
 * Asks the engine at once, past the queue: people look on while they choose, and nothing is made that could be lost.
 * @param engine started when it is first asked for: processes that only answer requests may never need it
 */
export function createModelPreviews(engine: () => PictureProvider): ModelPreviews {
  const kept = new Map<string, ModelPreview>();
  const drawSoon = fewAtATime(MOST_WAITING, 'Too many models are being drawn; please ask again in a moment.');
  const keep = (key: string, preview: ModelPreview) => {
    kept.delete(key);
    kept.set(key, preview);
    const [longestUnused] = kept.keys();
    if (kept.size > MOST_KEPT && longestUnused !== undefined) kept.delete(longestUnused);
    return preview;
  };
  return {
    draw: async (settings, signal) => {
      const key = JSON.stringify(Object.entries(settings).toSorted());
      const known = kept.get(key);
      if (known !== undefined) return keep(key, known);
      try {
        const request = { model: settings };
        const { bytes, mime } = await drawSoon(() => engine().modelPreview(request, { signal }));
        return keep(key, { bytes, mime, etag: createHash('sha256').update(bytes).digest('base64url') });
      } catch (error) {
        if (!(error instanceof ProviderUnavailable)) throw error;
        throw new AtelierError('unavailable', { retryAfterSeconds: ASK_AGAIN_SECONDS, cause: error });
      }
    },
  };
}
