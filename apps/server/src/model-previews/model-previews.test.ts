import { AtelierError, MODEL_SETTINGS } from '@atelier/contracts';
import { describe, expect, test } from 'vitest';
import { testProvider } from '../../../../test/support/fake-pictures.ts';
import { createModelPreviews } from './model-previews.ts';

const { signal } = new AbortController();
const WOMAN = { gender: 'female' } as const;
const differing = MODEL_SETTINGS.hair_color.map((hair_color) => ({ ...WOMAN, hair_color }));

describe('previews of models', () => {
  test('are drawn once for a description, in whatever order its settings come', async () => {
    const { provider, calls } = testProvider();
    const previews = createModelPreviews(() => provider);
    const first = await previews.draw({ gender: 'male', hair_color: 'red', height: 'tall' }, signal);
    const again = await previews.draw({ height: 'tall', hair_color: 'red', gender: 'male' }, signal);
    expect(again).toEqual(first);
    expect(calls.render).toBe(1);
    const other = await previews.draw({ gender: 'male', hair_color: 'black', height: 'tall' }, signal);
    expect(other.etag).not.toBe(first.etag);
  });

  test('are refused to those who come while too many wait, and given to all others', async () => {
    const { provider } = testProvider();
    const previews = createModelPreviews(() => provider);
    const asked = differing.slice(0, 6).map((settings) => previews.draw(settings, signal));
    const settled = await Promise.allSettled(asked);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(2);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(AtelierError);
      expect(reason).toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 });
    }
    await expect(previews.draw(WOMAN, signal)).resolves.toMatchObject({ mime: 'image/jpeg' });
  });

  test('make room when their drawing fails', async () => {
    let isBroken = true;
    const { provider } = testProvider({
      duringCall: async () => {
        if (isBroken) throw new Error('the engine died');
      },
    });
    const previews = createModelPreviews(() => provider);
    for (const settings of differing) await expect(previews.draw(settings, signal)).rejects.toThrow('died');
    isBroken = false;
    await expect(previews.draw(WOMAN, signal)).resolves.toMatchObject({ mime: 'image/jpeg' });
  });
});
