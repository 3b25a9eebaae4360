import { AtelierError } from '@atelier/contracts';
import type { StudioWork } from '@atelier/contracts/image-studio';
import { type PictureProvider, UndecodableImage } from '@atelier/providers';
import { z } from 'zod';
import { fewAtATime } from '../few-at-a-time.ts';

/** More would hold their pictures in memory for longer than anybody looks on. */
const MOST_WAITING = 8;

type CropWishes = Omit<Extract<StudioWork, { kind: 'crop' }>, 'kind'>;

const FoundCrop = z.object({
  crop: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  focal_point_used: z.boolean(),
  upscaled: z.boolean(),
});
export type FoundCrop = z.infer<typeof FoundCrop>;

/** Tells where pictures would be cut. */
export interface Crops {
  /**
   * One crop per target, in their order, in pixels of the picture.
   * @param bytes a picture that passed the gate, undecoded
   * @throws AtelierError `bad_request` when it cannot be decoded, `unavailable` when too many ask at a time
   */
  find(bytes: Uint8Array, wishes: CropWishes, signal: AbortSignal): Promise<FoundCrop[]>;
}

/**
 * Asks the engine at once, past the queue: people look on while they move things, and nothing is made that could be lost.
 * @param engine started when it is first asked for: processes that only answer requests may never need it
 */
export function createCrops(engine: () => PictureProvider): Crops {
  const lookSoon = fewAtATime(
    MOST_WAITING,
    'Too many pictures are being looked at; please ask again in a moment.',
  );
  return {
    find: async (bytes, wishes, signal) => {
      try {
        const request = { work: { kind: 'crop' as const, ...wishes }, images: { image: bytes } };
        const { pictures } = await lookSoon(() => engine().studio(request, { signal }));
        return pictures.map(({ metadata }) => FoundCrop.parse(metadata));
      } catch (error) {
        if (error instanceof UndecodableImage)
          throw new AtelierError('bad_request', { message: error.message, cause: error });
        throw error;
      }
    },
  };
}
