import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  maskedPhotos,
  meanOverlap,
  measureOverlap,
  type Overlap,
} from '../../../../test/support/cutout-overlap.ts';
import { createModels, type OwnedModels } from '../models/index.ts';

const MEAN_PROMISED = 0.93;

describe('cutouts of photos with a mask', () => {
  let models: OwnedModels;
  const overlaps: Overlap[] = [];

  beforeAll(async () => {
    models = await createModels();
    for (const name of maskedPhotos()) overlaps.push(await measureOverlap(name, models));
  });
  afterAll(() => models.close());

  test('none is worse than the bare network', () => {
    expect(overlaps.length).toBeGreaterThan(0);
    for (const { name, bare, ours } of overlaps) {
      expect(ours, `${name}: bare ${bare}, ours ${ours}`).toBeGreaterThanOrEqual(bare);
    }
  });

  test('their mean overlap keeps the promise', () => {
    expect(meanOverlap(overlaps).ours).toBeGreaterThanOrEqual(MEAN_PROMISED);
  });
});
