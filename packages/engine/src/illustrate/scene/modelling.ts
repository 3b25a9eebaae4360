import { type Canvas, createCanvas } from '@napi-rs/canvas';

/** Shares of the longer side: how far the light reaches round an edge, and how soft it ends. */
const RIM_SHARE = 0.02;
const SOFTNESS_SHARE = 0.03;
const LIGHT_OPACITY = 0.5;
const SHADE_OPACITY = 0.42;
const SHADE = '#2a1f4d';

/** Gives flat art body, in place: light from the upper left, shade on the lower right, along its outline as well. */
export function model(art: Canvas): void {
  const { width, height } = art;
  const brush = art.getContext('2d');
  const alpha = copyOf(art);
  const unit = Math.max(width, height);
  brush.save();
  brush.globalCompositeOperation = 'soft-light';
  brush.drawImage(gradient(alpha), 0, 0);
  brush.globalCompositeOperation = 'multiply';
  brush.globalAlpha = SHADE_OPACITY;
  brush.drawImage(rim(alpha, SHADE, -unit * RIM_SHARE, unit), 0, 0);
  brush.globalCompositeOperation = 'soft-light';
  brush.globalAlpha = LIGHT_OPACITY;
  brush.drawImage(rim(alpha, '#ffffff', unit * RIM_SHARE, unit), 0, 0);
  // Blending paints a little onto half-covered pixels of the outline: their old alpha counts.
  brush.globalAlpha = 1;
  brush.globalCompositeOperation = 'destination-in';
  brush.drawImage(alpha, 0, 0);
  brush.restore();
}

function gradient(alpha: Canvas): Canvas {
  const sheet = createCanvas(alpha.width, alpha.height);
  const brush = sheet.getContext('2d');
  const light = brush.createLinearGradient(0, 0, alpha.width * 0.7, alpha.height);
  light.addColorStop(0, 'rgba(255,255,255,0.55)');
  light.addColorStop(0.5, 'rgba(255,255,255,0)');
  light.addColorStop(0.55, 'rgba(40,25,80,0)');
  light.addColorStop(1, 'rgba(40,25,80,0.5)');
  brush.fillStyle = light;
  brush.fillRect(0, 0, alpha.width, alpha.height);
  return within(sheet, alpha);
}

/** What lies inside the outline but not inside the outline moved by `shift` to the right and down. */
function rim(alpha: Canvas, colour: string, shift: number, unit: number): Canvas {
  const sheet = createCanvas(alpha.width, alpha.height);
  const brush = sheet.getContext('2d');
  brush.fillStyle = colour;
  brush.fillRect(0, 0, alpha.width, alpha.height);
  brush.globalCompositeOperation = 'destination-out';
  brush.filter = `blur(${unit * SOFTNESS_SHARE}px)`;
  brush.drawImage(alpha, shift, shift);
  brush.filter = 'none';
  return within(sheet, alpha);
}

function within(sheet: Canvas, alpha: Canvas): Canvas {
  const brush = sheet.getContext('2d');
  brush.globalCompositeOperation = 'destination-in';
  brush.drawImage(alpha, 0, 0);
  return sheet;
}

function copyOf(art: Canvas): Canvas {
  const copy = createCanvas(art.width, art.height);
  copy.getContext('2d').drawImage(art, 0, 0);
  return copy;
}
