import { type Hex, mix, readableOn } from '../palette/colour.ts';
import type { Brush, Rect } from '../settings/scene.ts';
import { type Font, type FontName, loadFont } from './fonts.ts';

/** Text set in lines that fit a rectangle. */
export interface Setting {
  readonly lines: readonly string[];
  readonly sizePx: number;
}

export interface LetteringStyle {
  readonly font: FontName;
  readonly colour: Hex;
  /** Of marks: bands behind figures, the stroke under a headline, the label of what follows it. */
  readonly accent: Hex;
  /** Of a soft shape behind the letters that keeps them readable on busy grounds, or null. */
  readonly halo: string | null;
  readonly align: 'left' | 'center';
}

const LARGEST_SHARE = 0.56;
const SMALLEST_PX = 6;
const SHRINK = 0.94;
/** Second and further texts are so much smaller than the first. */
const SECONDARY = 0.42;
/** Share of the height that the headline may take: beside its stroke, and above a second text. */
const HEADLINE_ALONE = 0.86;
const HEADLINE_WITH_MORE = 0.68;
/** Prices, dates and discounts. */
const FIGURES = /\d/;
/** In sizes of the type: what marks reach beyond the letters, and how far the next thing is. */
const BAND_PADDING = 0.2;
/** Lines are farther apart where some have bands. */
const BANDED_LEADING = 1.16;
const STROKE_WIDTH = 1.5;
const STROKE_HEIGHT = 0.09;
const GAP = 0.32;
const LABEL_HEIGHT = 1.9;
const LABEL_PADDING = 0.8;

/**
 * Sets the texts under each other into the rectangle, in whole words: the first one large, lines with figures on a band,
 * others over a stroke; what follows in a label.
 */
export function letter(brush: Brush, texts: readonly string[], rect: Rect, style: LetteringStyle): void {
  const plain = loadFont(style.font);
  const hasFigures = FIGURES.test(texts[0] ?? '');
  const font = hasFigures ? { ...plain, lineHeight: plain.lineHeight * BANDED_LEADING } : plain;
  const [headline = '', ...rest] = texts;
  const below = rest.join(' · ');
  const share = below ? HEADLINE_WITH_MORE : HEADLINE_ALONE;
  const room = { ...rect, width: rect.width * 0.94, height: rect.height * share };
  const head = fit(brush, headline, room, font, LARGEST_SHARE * rect.height);
  const foot = below ? fitLabel(brush, below, rect, font, head.sizePx) : null;
  const hasStroke = !foot && !hasFigures;
  const gap = head.sizePx * GAP;
  const after = foot ? gap + foot.sizePx * LABEL_HEIGHT : hasStroke ? gap : 0;
  const top = rect.y + Math.max(0, (rect.height - heightOf(head, font) - after) / 2);
  const bottom = drawHeadline(brush, head, { ...rect, y: top }, font, style);
  if (hasStroke) drawStroke(brush, head.sizePx, { ...rect, y: bottom + gap * 0.5 }, style);
  if (foot) drawLabel(brush, foot, { ...rect, y: bottom + gap }, font, style);
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

/** The second text on one line with room for its label, smaller than the headline. */
function fitLabel(brush: Brush, text: string, rect: Rect, font: Font, headPx: number): Setting {
  const largest = Math.min(headPx * SECONDARY, (rect.height * (1 - HEADLINE_WITH_MORE)) / LABEL_HEIGHT);
  brush.font = cssFont(font, largest);
  const wide = brush.measureText(text).width + 2 * LABEL_PADDING * largest;
  return { lines: [text], sizePx: largest * Math.min(1, rect.width / wide) };
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

/** Draws the lines from the top of the rectangle and gives where they end. */
function drawHeadline(brush: Brush, head: Setting, rect: Rect, font: Font, style: LetteringStyle): number {
  const { lines, sizePx } = head;
  const step = sizePx * font.lineHeight;
  brush.save();
  brush.font = cssFont(font, sizePx);
  brush.textAlign = style.align;
  brush.textBaseline = 'middle';
  const x = anchorOf(rect, style);
  const middleOf = (i: number) => rect.y + (i + 0.5) * step;
  if (style.halo) drawHalo(brush, lines, x, middleOf, sizePx, style.halo);
  for (const [i, line] of lines.entries()) {
    const isBanded = FIGURES.test(line);
    if (isBanded) drawBand(brush, line, rect, middleOf(i), head, style);
    brush.fillStyle = isBanded ? onAccent(style) : style.colour;
    brush.fillText(line, x + (isBanded && style.align === 'left' ? sizePx * BAND_PADDING : 0), middleOf(i));
  }
  brush.restore();
  return rect.y + lines.length * step;
}

function drawHalo(
  brush: Brush,
  lines: readonly string[],
  x: number,
  middleOf: (line: number) => number,
  sizePx: number,
  halo: string,
): void {
  brush.save();
  brush.fillStyle = halo;
  brush.shadowColor = halo;
  brush.shadowBlur = sizePx * 0.45;
  for (let pass = 0; pass < 3; pass++)
    for (const [i, line] of lines.entries()) brush.fillText(line, x, middleOf(i));
  brush.restore();
}

function drawBand(
  brush: Brush,
  line: string,
  rect: Rect,
  middle: number,
  { sizePx }: Setting,
  style: LetteringStyle,
): void {
  const wide = brush.measureText(line).width + 2 * BAND_PADDING * sizePx;
  const left = style.align === 'left' ? rect.x : rect.x + (rect.width - wide) / 2;
  const tall = sizePx * 1.06;
  brush.fillStyle = style.accent;
  brush.beginPath();
  brush.roundRect(left, middle - tall / 2, wide, tall, style.font === 'pixel' ? 0 : sizePx * 0.12);
  brush.fill();
}

/** A short bar under the headline; under handwriting a stroke of the same pen. */
function drawStroke(brush: Brush, sizePx: number, rect: Rect, style: LetteringStyle): void {
  const wide = Math.min(rect.width * 0.6, sizePx * STROKE_WIDTH);
  const left = style.align === 'left' ? rect.x : rect.x + (rect.width - wide) / 2;
  const tall = Math.max(2, sizePx * STROKE_HEIGHT);
  if (style.font === 'caveat') {
    brush.strokeStyle = style.accent;
    brush.lineWidth = tall * 0.8;
    brush.lineCap = 'round';
    brush.beginPath();
    brush.moveTo(left, rect.y + tall);
    brush.quadraticCurveTo(left + wide * 0.5, rect.y - tall * 1.6, left + wide, rect.y + tall * 0.4);
    brush.stroke();
    return;
  }
  brush.fillStyle = style.accent;
  brush.beginPath();
  brush.roundRect(left, rect.y, wide, tall, style.font === 'pixel' ? 0 : tall / 2);
  brush.fill();
}

function drawLabel(brush: Brush, foot: Setting, rect: Rect, font: Font, style: LetteringStyle): void {
  const { lines, sizePx } = foot;
  const text = lines.join(' ');
  brush.save();
  brush.font = cssFont(font, sizePx);
  const wide = brush.measureText(text).width + 2 * LABEL_PADDING * sizePx;
  const tall = sizePx * LABEL_HEIGHT;
  const left = style.align === 'left' ? rect.x : rect.x + (rect.width - wide) / 2;
  brush.fillStyle = style.accent;
  brush.beginPath();
  brush.roundRect(left, rect.y, wide, tall, style.font === 'pixel' ? 0 : tall / 2);
  brush.fill();
  brush.fillStyle = onAccent(style);
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  brush.fillText(text, left + wide / 2, rect.y + tall * 0.52);
  brush.restore();
}

function onAccent({ accent }: LetteringStyle): Hex {
  return readableOn(accent, mix(accent, '#101018', 0.85), '#ffffff');
}

function anchorOf(rect: Rect, { align }: LetteringStyle): number {
  return align === 'left' ? rect.x : rect.x + rect.width / 2;
}

function heightOf({ lines, sizePx }: Setting, font: Font): number {
  return lines.length * sizePx * font.lineHeight;
}

function cssFont(font: Font, sizePx: number): string {
  return `${font.weight} ${sizePx}px ${font.families}`;
}
