import { AtelierError } from '@atelier/contracts';

const ASK_AGAIN_SECONDS = 2;

/**
 * Does work that somebody looks on at, but only so much at a time: who comes later would wait for longer than anybody
 * looks on, and is told to ask again.
 *
 *     const soon = fewAtATime(4, 'Too many models are being drawn; please ask again in a moment.');
 *     await soon(() => engine.modelPreview(...));
 *
 * @param refusal public sentence for those who are one too many
 * @returns rejects with AtelierError `unavailable` instead of doing the work, or with what the work rejects with
 */
export function fewAtATime(most: number, refusal: string): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  return async (work) => {
    if (running >= most)
      throw new AtelierError('unavailable', { message: refusal, retryAfterSeconds: ASK_AGAIN_SECONDS });
    running++;
    try {
      return await work();
    } finally {
      running--;
    }
  };
}
