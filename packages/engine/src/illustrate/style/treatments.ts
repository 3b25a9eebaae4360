import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { mix, veil } from '../palette/colour.ts';
import type { Brush, Layer, Scene } from '../settings/scene.ts';

/** How sheets lie on each other. */
export type Treatment = 'plain' | 'paper' | 'sticker' | 'collage';

export interface Depth {
  /** Blur of the farthest sheets, share of the unit. */
  readonly depthBlur: number;
  /** 0..1: how far the farthest scenery fades into the air. */
  readonly haze: number;
}

const OUTLINE_STEPS = 28;

/** Paints the sheets from the back to the front onto one canvas. */
export function stackLayers(
  layers: readonly Layer[],
  scene: Scene,
  treatment: Treatment,
  depth: Depth,
): Canvas {
  const picture = createCanvas(scene.width, scene.height);
  const brush = picture.getContext('2d');
  for (const layer of layers) {
    const sheet = createCanvas(scene.width, scene.height);
    layer.paint(sheet.getContext('2d'));
    if (layer.kind !== 'backdrop') fade(sheet.getContext('2d'), layer, scene, depth.haze);
    lay(brush, sheet, layer, scene, treatment, depth.depthBlur);
  }
  return picture;
}

/** Far things take the colour of the air between (aerial perspective). */
function fade(brush: Brush, { depth, kind }: Layer, { palette, width, height }: Scene, haze: number): void {
  const share = kind === 'scenery' ? haze * Math.max(0, depth - 0.45) * 1.6 : 0;
  if (share <= 0.01) return;
  brush.save();
  brush.globalCompositeOperation = 'source-atop';
  brush.fillStyle = veil(palette.sky[1], share);
  brush.fillRect(0, 0, width, height);
  brush.restore();
}

function lay(
  brush: Brush,
  sheet: Canvas,
  layer: Layer,
  scene: Scene,
  treatment: Treatment,
  depthBlur: number,
): void {
  brush.save();
  if (layer.blend) {
    brush.globalCompositeOperation = layer.blend;
    brush.drawImage(sheet, 0, 0);
  } else if (layer.kind === 'backdrop' && treatment === 'paper') layPaperRings(brush, sheet, scene);
  else if (layer.kind === 'backdrop') brush.drawImage(sheet, 0, 0);
  else if (treatment === 'paper') layPaper(brush, sheet, layer, scene);
  else if (treatment !== 'plain' && layer.kind === 'subject')
    layCutOut(brush, sheet, scene, treatment === 'collage');
  else {
    const blurPx = blurOf(layer, depthBlur * scene.unit);
    if (blurPx > 0.4) brush.filter = `blur(${blurPx}px)`;
    brush.drawImage(sheet, 0, 0);
  }
  brush.restore();
}

/** Subjects are in focus; scenery blurs with its distance from them, what is near the eye as well. */
function blurOf({ depth, kind }: Layer, mostPx: number): number {
  if (kind === 'subject' || mostPx === 0) return 0;
  if (depth < 0.15) return kind === 'scenery' ? mostPx * 0.8 : 0;
  return mostPx * Math.max(0, (depth - 0.5) * 2);
}

/** A sheet of coloured paper: its shade falls to the lower right, its cut edge catches light. */
function layPaper(brush: Brush, sheet: Canvas, { depth }: Layer, { unit, palette }: Scene): void {
  const lift = unit * (0.009 + 0.016 * (1 - depth));
  brush.save();
  brush.shadowColor = veil(palette.deep, 0.55);
  brush.shadowBlur = lift * 1.6;
  brush.shadowOffsetX = lift * 0.55;
  brush.shadowOffsetY = lift * 0.75;
  brush.drawImage(sheet, 0, 0);
  brush.restore();
  brush.drawImage(silhouette(sheet, 'rgba(255,255,255,0.75)'), -unit * 0.0014, -unit * 0.0018);
  brush.drawImage(sheet, 0, 0);
}

/** The backdrop as a recess: sheets with wavy openings, one behind the other, each deeper and lighter. */
function layPaperRings(
  brush: Brush,
  sheet: Canvas,
  { width, height, unit, focus, palette, random }: Scene,
): void {
  brush.drawImage(sheet, 0, 0);
  const x = focus.x + focus.width / 2;
  const y = focus.y + focus.height * 0.5;
  const wideX = Math.max(width - x, x);
  for (let ring = 0; ring < 3; ring++) {
    const frame = createCanvas(width, height);
    const cut = frame.getContext('2d');
    cut.fillStyle = mix(palette.field, palette.accent, 0.12 + 0.2 * ring);
    cut.fillRect(0, 0, width, height);
    cut.globalCompositeOperation = 'destination-out';
    cut.beginPath();
    const phase = random() * 2 * Math.PI;
    for (let i = 0; i <= 90; i++) {
      const angle = (i / 90) * 2 * Math.PI;
      const reach =
        (0.93 + ring * 0.11) * (1 + 0.035 * Math.sin(5 * angle + phase) + 0.02 * Math.sin(9 * angle - phase));
      cut.lineTo(x + Math.cos(angle) * wideX * reach, y + Math.sin(angle) * height * 0.56 * reach);
    }
    cut.fill();
    brush.shadowColor = veil(palette.deep, 0.5);
    brush.shadowBlur = unit * 0.022;
    brush.shadowOffsetY = unit * 0.008;
    brush.drawImage(frame, 0, 0);
    brush.shadowColor = 'rgba(0,0,0,0)';
  }
}

/** A picture cut out with a white margin: even for a sticker, torn for a collage. */
function layCutOut(brush: Brush, sheet: Canvas, { unit, random, palette }: Scene, isTorn: boolean): void {
  const margin = unit * (isTorn ? 0.014 : 0.016);
  const white = silhouette(sheet, isTorn ? '#fbf6ea' : '#ffffff');
  const rim = createCanvas(sheet.width, sheet.height);
  const edge = rim.getContext('2d');
  for (let i = 0; i < OUTLINE_STEPS; i++) {
    const angle = (2 * Math.PI * i) / OUTLINE_STEPS;
    const reach = margin * (isTorn ? 0.5 + 0.9 * random() : 1);
    edge.drawImage(white, Math.cos(angle) * reach, Math.sin(angle) * reach);
  }
  brush.shadowColor = veil(palette.deep, 0.4);
  brush.shadowBlur = unit * 0.012;
  brush.shadowOffsetY = unit * 0.006;
  brush.drawImage(rim, 0, 0);
  brush.shadowColor = 'rgba(0,0,0,0)';
  brush.drawImage(sheet, 0, 0);
}

function silhouette(sheet: Canvas, colour: string): Canvas {
  const shape = createCanvas(sheet.width, sheet.height);
  const brush = shape.getContext('2d');
  brush.drawImage(sheet, 0, 0);
  brush.globalCompositeOperation = 'source-in';
  brush.fillStyle = colour;
  brush.fillRect(0, 0, sheet.width, sheet.height);
  return shape;
}
