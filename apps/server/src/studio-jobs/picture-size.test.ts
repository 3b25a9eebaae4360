import { studioTemplate } from '@atelier/contracts/image-studio';
import { describe, expect, test } from 'vitest';
import { pictureSize } from './picture-size.ts';

const ratio = (label: string) => {
  const [width = 1, height = 1] = label.split(':').map(Number);
  return { label, value: width / height };
};
const template = studioTemplate('linkedin_post');

describe('the size of a picture from words', () => {
  test.each([
    ['nothing', {}, '1024x1024'],
    ['a square ratio', { ratio: ratio('1:1') }, '1024x1024'],
    ['a wide ratio', { ratio: ratio('16:9') }, '1920x1080'],
    ['a tall ratio', { ratio: ratio('4:5') }, '1080x1350'],
    ['a very wide ratio', { ratio: ratio('8:1') }, '2560x320'],
    ['both sides', { width: 640, height: 480, ratio: ratio('4:3') }, '640x480'],
    ['a width and a ratio', { width: 800, ratio: ratio('2:1') }, '800x400'],
    ['a height alone', { height: 300 }, '300x300'],
    ['a template', { template }, '1200x628'],
    ['a width beside a template', { width: 600, template }, '600x314'],
    ['a ratio beside a template', { ratio: ratio('1:2'), template }, '600x1200'],
  ])('follows from %s', (_name, wish, size) => {
    const { width, height, warnings } = pictureSize(wish);
    expect(`${width}x${height}`).toBe(size);
    expect(warnings).toEqual([]);
  });

  test('goes before a ratio that says otherwise, with a warning', () => {
    expect(pictureSize({ width: 640, height: 480, ratio: ratio('16:9') }).warnings).toHaveLength(1);
  });

  test.each([
    ['too many pixels', { width: 4096, height: 4097 }],
    ['too long', { width: 100, height: 801 }],
    ['too narrow', { width: 64, ratio: ratio('8:1') }],
  ])('is refused when it is %s', (_name, wish) => {
    expect(() => pictureSize(wish)).toThrow(expect.objectContaining({ status: 400 }));
  });
});
