import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import type { Hex } from '../palette/colour.ts';
import { type ArtSet, type Complexion, roundArt, type VectorArt, vectorArt } from './art-sets.ts';
import { tint } from './tint.ts';

/** Art as pixels, cut to what is visible. */
export interface ArtPicture {
  readonly canvas: Canvas;
  /** Width over height. */
  readonly aspect: number;
}

/** Alpha below this is taken as empty when art is cut to its visible part. */
const FAINT_ALPHA = 24;
const ROUND_ART_PX = 256;

export interface ArtWish {
  readonly name: string;
  readonly set: ArtSet;
  /** Of the longer visible side. */
  readonly sizePx: number;
  readonly colour?: Hex | null;
  /** Of people. */
  readonly complexion?: Complexion | null;
}

/**
 * Draws a piece of art, in another colour when asked.
 *
 * @returns null when no set has art of that name
 */
export async function pictureArt({
  name,
  set,
  sizePx,
  colour = null,
  complexion = null,
}: ArtWish): Promise<ArtPicture | null> {
  const pixels = set === 'round' ? roundArt(name, complexion) : null;
  // Room for the margin that art has inside its view box.
  const drawPx = Math.max(16, Math.ceil(sizePx * 1.12));
  const source = pixels
    ? await smoothEnlarged(pixels, drawPx)
    : await drawnVector(vectorArt(name, set === 'flat' ? 'flat' : 'detailed', complexion), drawPx);
  if (!source) return null;
  const cut = cutToVisible(source);
  if (!cut) return null;
  if (colour) recolour(cut, colour, pixels ? null : name);
  return { canvas: cut, aspect: cut.width / cut.height };
}

async function drawnVector(art: VectorArt | null, px: number): Promise<Canvas | null> {
  if (!art) return null;
  const scale = px / Math.max(art.width, art.height);
  const width = Math.max(1, Math.round(art.width * scale));
  const height = Math.max(1, Math.round(art.height * scale));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" ` +
    `height="${height}" viewBox="0 0 ${art.width} ${art.height}">${art.body}</svg>`;
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(svg)), 0, 0, width, height);
  return canvas;
}

async function smoothEnlarged(file: Uint8Array, px: number): Promise<Canvas> {
  const image = await loadImage(file);
  const canvas = createCanvas(px, px);
  const brush = canvas.getContext('2d');
  brush.imageSmoothingQuality = 'high';
  // A trace of blur hides the steps of pixels that are enlarged much.
  if (px > ROUND_ART_PX * 1.5) brush.filter = `blur(${(px / ROUND_ART_PX) * 0.35}px)`;
  brush.drawImage(image, 0, 0, px, px);
  brush.filter = 'none';
  return canvas;
}

function cutToVisible(source: Canvas): Canvas | null {
  const { width, height } = source;
  const { data } = source.getContext('2d').getImageData(0, 0, width, height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3]! < FAINT_ALPHA) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < left) return null;
  const cut = createCanvas(right - left + 1, bottom - top + 1);
  cut.getContext('2d').drawImage(source, -left, -top);
  return cut;
}

function recolour(canvas: Canvas, colour: Hex, name: string | null): void {
  const brush = canvas.getContext('2d');
  const image = brush.getImageData(0, 0, canvas.width, canvas.height);
  tint(image.data, colour, name);
  brush.putImageData(image, 0, 0);
}
