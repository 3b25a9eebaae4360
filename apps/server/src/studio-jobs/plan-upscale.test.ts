import { describe, expect, test } from 'vitest';
import { planUpscale } from './plan-upscale.ts';

const px = (width: number, height: number) => ({ width, height });

describe('an upscale', () => {
  test.each([
    [
      'conservative print',
      px(768, 512),
      { mode: 'conservative', preset: 'print' },
      'conservative',
      px(3072, 2048),
    ],
    ['auto web', px(600, 400), { mode: 'auto', preset: 'web' }, 'fast', px(2048, 1365)],
    ['fast without a target', px(500, 300), { mode: 'fast' }, 'fast', px(2000, 1200)],
    ['creative without a target', px(640, 480), { mode: 'creative' }, 'creative', px(3840, 2880)],
    [
      'auto to a large target',
      px(900, 900),
      { mode: 'auto', targetWidth: 3000 },
      'conservative',
      px(3000, 3000),
    ],
    [
      'auto beyond four times',
      px(100, 100),
      { mode: 'auto', targetWidth: 500 },
      'conservative',
      px(500, 500),
    ],
    [
      'a box of other proportions',
      px(400, 200),
      { mode: 'fast', targetWidth: 800, targetHeight: 800 },
      'fast',
      px(800, 400),
    ],
    ['fast to its limit', px(1536, 600), { mode: 'fast' }, 'fast', px(6144, 2400)],
  ] as const)('%s', (_name, source, wish, mode, size) => {
    expect(planUpscale(source, wish)).toMatchObject({ mode, size, isMet: false });
  });

  test('that a preset has met already leaves the size alone', () => {
    expect(planUpscale(px(2000, 1500), { mode: 'auto', preset: 'social' })).toMatchObject({
      size: px(2000, 1500),
      isMet: true,
    });
  });

  test('says when the box is not filled', () => {
    const box = { mode: 'fast', targetWidth: 800, targetHeight: 800 } as const;
    expect(planUpscale(px(400, 200), box).isAdjusted).toBe(true);
    expect(planUpscale(px(400, 400), box).isAdjusted).toBe(false);
  });

  test.each([
    [
      'that would shrink',
      px(800, 600),
      { mode: 'auto', targetWidth: 700 },
      'Target size must be larger than the source (800x600)',
    ],
    [
      'beyond four times',
      px(200, 200),
      { mode: 'fast', targetWidth: 900 },
      'Fast mode enlarges at most 4 times',
    ],
    [
      'of a large picture in fast mode',
      px(1600, 300),
      { mode: 'fast' },
      /^Fast mode takes images of 32 to 1536 pixels/,
    ],
    ['of a tiny picture', px(40, 40), { mode: 'conservative' }, /^Image is too small/],
    ['of a huge picture', px(3500, 3000), { mode: 'conservative' }, /^Image is too large/],
    [
      'to more than 4096',
      px(2000, 2000),
      { mode: 'conservative', targetHeight: 5000 },
      'target_height must be between 64 and 4096',
    ],
  ] as const)('%s is refused', (_name, source, wish, sentence) => {
    expect(() => planUpscale(source, wish)).toThrow(
      expect.objectContaining({
        status: 400,
        message: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
      }),
    );
  });
});
