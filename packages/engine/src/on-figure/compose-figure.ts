import type { BackgroundSettings, OutputPaddings, OutputSize } from '@atelier/contracts';
import { type Paint, type Photograph, STUDIO_WHITE } from '@atelier/figure';
import { type Bounds, cropRgba } from '@atelier/pixels/bounds';
import type { Oklab } from '@atelier/pixels/oklab';
import type { Rgb, Rgba } from '@atelier/pixels/raster';
import { SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { type Backdrop, lightBackdrop } from '../studio/backdrop.ts';
import { composePicture, type PlacedLayer } from '../studio/compose.ts';
import type { Look } from '../studio/look.ts';

/** Above this a figure is drawn smaller and enlarged while the picture is put together: memory and time stay bounded. */
const MOST_DRAWN_PX = 8_000_000;

/** The size at which the figure of a picture is drawn: that of the picture, or smaller and of the same shape. */
export function drawnSize(size: OutputSize): OutputSize {
  const scale = Math.min(1, Math.sqrt(MOST_DRAWN_PX / (size.width * size.height)));
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return { width: side(size.width), height: side(size.height) };
}

/** Paddings of a picture at the size at which it is drawn; rounded up, so that as much stays free as was asked for. */
export function drawnPaddings(paddings: OutputPaddings, size: OutputSize, drawn: OutputSize): OutputPaddings {
  const across = (pixels: number) => Math.ceil((pixels * drawn.width) / size.width);
  const down = (pixels: number) => Math.ceil((pixels * drawn.height) / size.height);
  return {
    left: across(paddings.left),
    right: across(paddings.right),
    top: down(paddings.top),
    bottom: down(paddings.bottom),
  };
}

/** Seats and walls take on this share of a reference colour: they belong to the same studio, yet stand out from it. */
const PAINT_TINT = 0.45;

/** The colour of seats and walls before a background. */
export function propPaint(background: BackgroundSettings): Paint {
  if (background.background_type !== 'reference_color') return STUDIO_WHITE;
  const colour = Number.parseInt(background.reference_color.slice(1), 16);
  const tinted = (shift: number, white: number) =>
    white + (SRGB_TO_LINEAR[(colour >> shift) & 255]! - white) * PAINT_TINT;
  return [tinted(16, STUDIO_WHITE[0]), tinted(8, STUDIO_WHITE[1]), tinted(0, STUDIO_WHITE[2])];
}

/** The figure's layer in a picture of the given size, which may be larger than the drawn one. */
export function placeFigure({ figure, place }: Photograph, drawn: OutputSize, size: OutputSize): PlacedLayer {
  if (place === undefined) return NOTHING;
  const scaleX = size.width / drawn.width;
  const scaleY = size.height / drawn.height;
  const left = Math.ceil(place.left * scaleX);
  const top = Math.ceil(place.top * scaleY);
  const right = Math.floor((place.left + place.width) * scaleX);
  const bottom = Math.floor((place.top + place.height) * scaleY);
  return {
    layer: figure,
    left,
    top,
    width: Math.max(1, right - left),
    height: Math.max(1, bottom - top),
  };
}

const CLEAR_PIXEL: Rgba = { width: 1, height: 1, channels: 4, data: new Uint8Array(4) };
const NOTHING: PlacedLayer = { layer: CLEAR_PIXEL, left: 0, top: 0, width: 1, height: 1 };

/** The part of a layer that lies inside `box`; the layer must have its placed size. */
export function clipToBox(placed: PlacedLayer, box: Bounds): PlacedLayer {
  const left = Math.max(placed.left, box.left);
  const top = Math.max(placed.top, box.top);
  const width = Math.min(placed.left + placed.width, box.left + box.width) - left;
  const height = Math.min(placed.top + placed.height, box.top + box.height) - top;
  if (width <= 0 || height <= 0) return NOTHING;
  const inside = { left: left - placed.left, top: top - placed.top, width, height };
  return { layer: cropRgba(placed.layer, inside), left, top, width, height };
}

/** Sweep, the figure's shadow on it, the figure. */
export function composeFigure(
  photo: Photograph,
  placed: PlacedLayer,
  size: OutputSize,
  tone: Oklab,
  look: Look,
  seed: number,
): Rgb {
  return composePicture(size.width, size.height, shadedSweep(photo, tone, look), placed, seed);
}

function shadedSweep({ shadow, bend }: Photograph, tone: Oklab, look: Look): Backdrop {
  const backdrop = lightBackdrop(shadow.width, shadow.height, tone, 'sweep', look, bend);
  for (let cell = 0; cell < shadow.data.length; cell++) {
    const light = Math.max(0, 1 - shadow.data[cell]! * look.shadowStrength);
    for (let c = 0; c < 3; c++) backdrop.data[cell * 3 + c] = backdrop.data[cell * 3 + c]! * light;
  }
  return backdrop;
}
