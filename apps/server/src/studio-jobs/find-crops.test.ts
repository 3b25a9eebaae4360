import { AtelierError } from '@atelier/contracts';
import { describe, expect, test } from 'vitest';
import { testProvider } from '../../../../test/support/fake-pictures.ts';
import { type Crops, createCrops } from './find-crops.ts';

const SQUARE = { width: 1080, height: 1080, safeZone: { top: 0, bottom: 0, left: 0, right: 0 } };
const WISHES: Parameters<Crops['find']>[1] = {
  targets: [SQUARE, { ...SQUARE, height: 540 }],
  cropMode: 'smart',
};
const PHOTO = Buffer.from('a photo');
const { signal } = new AbortController();

describe('crops', () => {
  test('come one for each target, from an engine that is started when it is first asked', async () => {
    let starts = 0;
    const crops = createCrops(() => {
      starts++;
      return testProvider().provider;
    });
    expect(starts).toBe(0);
    const found = await crops.find(PHOTO, WISHES, signal);
    expect(found.map(({ crop }) => [crop.width, crop.height])).toEqual([
      [1080, 1080],
      [1080, 540],
    ]);
    expect(starts).toBe(1);
  });

  test('are refused to those who come while too many wait, and told to all others', async () => {
    const crops = createCrops(() => testProvider().provider);
    const asked = Array.from({ length: 10 }, () => crops.find(PHOTO, WISHES, signal));
    const settled = await Promise.allSettled(asked);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(2);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(AtelierError);
      expect(reason).toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 });
    }
    await expect(crops.find(PHOTO, WISHES, signal)).resolves.toHaveLength(2);
  });
});
