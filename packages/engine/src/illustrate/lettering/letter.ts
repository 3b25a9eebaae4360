import type { Brush, Rect } from '../settings/scene.ts';
import { type Font, type FontName, loadFont } from './fonts.ts';

/** Text set in lines that fit a rectangle. */
export interface Setting {
  readonly lines: readonly string[];
  readonly sizePx: number;
}

const LARGEST_SHARE = 0.42;
const SMALLEST_PX = 6;
const SHRINK = 0.94;
/** Second and further texts are so much smaller than the first. */
const SECONDARY = 0.5;

export interface LetteringStyle {
  readonly font: FontName;
  readonly colour: string;
  /** Of a soft shape behind the letters that keeps them readable on busy grounds, or null. */
  readonly halo: string | null;
  readonly align: 'left' | 'center';
}

/** Sets the texts under each other into the rectangle, the first one large, in whole words. */
export function letter(brush: Brush, texts: readonly string[], rect: Rect, style: LetteringStyle): void {
  const font = loadFont(style.font);
  const [headline = '', ...rest] = texts;
  const below = rest.join(' · ');
  const headRect = below ? { ...rect, height: rect.height * 0.72 } : rect;
  const head = fit(brush, headline, headRect, font, LARGEST_SHARE * rect.height);
  const foot = below
    ? fit(brush, below, { ...rect, height: rect.height * 0.28 }, font, head.sizePx * SECONDARY)
    : null;
  const tall = heightOf(head, font) + (foot ? heightOf(foot, font) + head.sizePx * 0.3 : 0);
  let y = rect.y + Math.max(0, (rect.height - tall) / 2);
  y = drawLines(brush, head, rect, y, font, style);
  if (foot) drawLines(brush, foot, rect, y + head.sizePx * 0.3, font, style);
}

/** The largest size at which the text, broken between words, fits. */
export function fit(brush: Brush, text: string, rect: Rect, font: Font, largestPx: number): Setting {
  for (let sizePx = largestPx; ; sizePx *= SHRINK) {
    brush.font = cssFont(font, sizePx);
    const lines = breakLines(brush, text, rect.width);
    const fits =
      lines.every((line) => brush.measureText(line).width <= rect.width) &&
      lines.length * sizePx * font.lineHeight <= rect.height;
    if (fits || sizePx <= SMALLEST_PX) return { lines, sizePx };
  }
}

function breakLines(brush: Brush, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && brush.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function drawLines(
  brush: Brush,
  { lines, sizePx }: Setting,
  rect: Rect,
  top: number,
  font: Font,
  style: LetteringStyle,
): number {
  brush.save();
  brush.font = cssFont(font, sizePx);
  brush.textAlign = style.align;
  brush.textBaseline = 'middle';
  const x = style.align === 'left' ? rect.x : rect.x + rect.width / 2;
  const step = sizePx * font.lineHeight;
  const drawAll = () => {
    lines.forEach((line, i) => {
      brush.fillText(line, x, top + (i + 0.5) * step);
    });
  };
  if (style.halo) {
    brush.fillStyle = style.halo;
    brush.shadowColor = style.halo;
    brush.shadowBlur = sizePx * 0.45;
    for (let pass = 0; pass < 3; pass++) drawAll();
    brush.shadowBlur = 0;
    brush.shadowColor = 'rgba(0,0,0,0)';
  }
  brush.fillStyle = style.colour;
  drawAll();
  brush.restore();
  return top + lines.length * step;
}

function heightOf({ lines, sizePx }: Setting, font: Font): number {
  return lines.length * sizePx * font.lineHeight;
}

function cssFont(font: Font, sizePx: number): string {
  return `${font.weight} ${sizePx}px ${font.families}`;
}
