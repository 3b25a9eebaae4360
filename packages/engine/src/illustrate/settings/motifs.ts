import { type Hex, shade, veil } from '../palette/colour.ts';
import { type Brush, between, type Scene } from './scene.ts';

/** Fills the whole sheet from the first colour at `top` to the second at `bottom`. */
export function wash(
  brush: Brush,
  { width, height }: Scene,
  from: Hex,
  to: Hex,
  top = 0,
  bottom = height,
): void {
  const gradient = brush.createLinearGradient(0, top, 0, bottom);
  gradient.addColorStop(0, from);
  gradient.addColorStop(1, to);
  brush.fillStyle = gradient;
  brush.fillRect(0, top, width, bottom - top);
}

/** A round light that fades to nothing. */
export function glow(
  brush: Brush,
  x: number,
  y: number,
  radius: number,
  colour: Hex,
  strength: number,
): void {
  const gradient = brush.createRadialGradient(x, y, 0, x, y, radius);
  gradient.addColorStop(0, veil(colour, strength));
  gradient.addColorStop(0.5, veil(colour, strength * 0.35));
  gradient.addColorStop(1, veil(colour, 0));
  brush.fillStyle = gradient;
  brush.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

export function disc(brush: Brush, x: number, y: number, radius: number, colour: string): void {
  brush.fillStyle = colour;
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fill();
}

export function oval(
  brush: Brush,
  x: number,
  y: number,
  rx: number,
  ry: number,
  colour: string,
  turn = 0,
): void {
  brush.fillStyle = colour;
  brush.beginPath();
  brush.ellipse(x, y, rx, ry, turn, 0, 2 * Math.PI);
  brush.fill();
}

export function block(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  round: number | number[] = 0,
): void {
  brush.fillStyle = colour;
  brush.beginPath();
  brush.roundRect(x, y, width, height, round);
  brush.fill();
}

/** A closed shape through straight lines. */
export function polygon(brush: Brush, points: readonly (readonly [number, number])[], colour: string): void {
  brush.fillStyle = colour;
  brush.beginPath();
  for (const [x, y] of points) brush.lineTo(x, y);
  brush.closePath();
  brush.fill();
}

/** A band of rolling ground from a wavy upper edge down to the bottom of the sheet. */
export function ridge(brush: Brush, scene: Scene, top: number, swing: number, colour: Hex, waves = 2): void {
  const phase = scene.random() * 2 * Math.PI;
  const second = scene.random() * 2 * Math.PI;
  const gradient = brush.createLinearGradient(0, top - swing, 0, scene.height);
  gradient.addColorStop(0, colour);
  gradient.addColorStop(1, shade(colour, -0.09));
  brush.fillStyle = gradient;
  brush.beginPath();
  brush.moveTo(0, scene.height);
  for (let step = 0; step <= 48; step++) {
    const t = step / 48;
    const y =
      top +
      swing *
        (0.7 * Math.sin(phase + t * waves * Math.PI) + 0.3 * Math.sin(second + t * waves * 2.7 * Math.PI));
    brush.lineTo(t * scene.width, y);
  }
  brush.lineTo(scene.width, scene.height);
  brush.fill();
}

/** A puffy cloud with a flat foot; `x`, `y` is the middle of the foot. */
export function cloud(brush: Brush, x: number, y: number, width: number, colour: Hex): void {
  brush.fillStyle = colour;
  brush.beginPath();
  for (const [dx, dy, r] of [
    [-0.32, -0.1, 0.14],
    [-0.12, -0.2, 0.2],
    [0.12, -0.16, 0.17],
    [0.33, -0.09, 0.12],
  ] as const) {
    brush.moveTo(x + (dx + r) * width, y + dy * width);
    brush.arc(x + dx * width, y + dy * width, r * width, 0, 2 * Math.PI);
  }
  brush.roundRect(x - 0.46 * width, y - 0.14 * width, 0.92 * width, 0.14 * width, 0.07 * width);
  brush.fill();
}

/** A few clouds over the upper part of the sheet. */
export function clouds(
  brush: Brush,
  scene: Scene,
  colour: Hex,
  count: number,
  bottom = scene.horizon * 0.6,
): void {
  for (let i = 0; i < count; i++) {
    const width = scene.unit * between(scene.random, 0.16, 0.36);
    const x = ((i + scene.random()) / count) * scene.width;
    cloud(brush, x, between(scene.random, width * 0.5, Math.max(width * 0.6, bottom)), width, colour);
  }
}

export function stars(brush: Brush, scene: Scene, count: number, bottom: number): void {
  for (let i = 0; i < count; i++) {
    const radius = scene.unit * between(scene.random, 0.0008, 0.003) * (scene.random() < 0.08 ? 2 : 1);
    disc(
      brush,
      scene.random() * scene.width,
      scene.random() * bottom,
      radius,
      veil('#ffffff', between(scene.random, 0.4, 1)),
    );
  }
}

/** Beams from a point, every other one painted. */
export function rays(brush: Brush, x: number, y: number, length: number, colour: string, count = 16): void {
  for (let i = 0; i < count; i++) {
    const from = (2 * Math.PI * i) / count;
    const to = from + Math.PI / count;
    polygon(
      brush,
      [
        [x, y],
        [x + Math.cos(from) * length, y + Math.sin(from) * length],
        [x + Math.cos(to) * length, y + Math.sin(to) * length],
      ],
      colour,
    );
  }
}

/** A soft closed shape around a point. */
export function blob(
  brush: Brush,
  x: number,
  y: number,
  radius: number,
  colour: string,
  random: () => number,
): void {
  const phase = random() * 2 * Math.PI;
  brush.fillStyle = colour;
  brush.beginPath();
  for (let i = 0; i <= 72; i++) {
    const angle = (i / 72) * 2 * Math.PI;
    const r = radius * (1 + 0.1 * Math.sin(2 * angle + phase) + 0.06 * Math.sin(3 * angle - phase));
    brush.lineTo(x + r * Math.cos(angle) * 1.08, y + r * Math.sin(angle) * 0.95);
  }
  brush.fill();
}

export function ring(
  brush: Brush,
  x: number,
  y: number,
  radius: number,
  thick: number,
  colour: string,
): void {
  brush.strokeStyle = colour;
  brush.lineWidth = thick;
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.stroke();
}

/** A square of `count` by `count` small dots. */
export function dotGrid(
  brush: Brush,
  x: number,
  y: number,
  step: number,
  count: number,
  colour: string,
): void {
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      disc(brush, x + column * step, y + row * step, step * 0.18, colour);
}
