import { type Hex, mix, shade, veil } from '../palette/colour.ts';
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
  round = 0,
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

/** A leafy tree standing at `x`, `y`. */
export function roundTree(brush: Brush, x: number, y: number, height: number, leaf: Hex): void {
  block(
    brush,
    x - height * 0.035,
    y - height * 0.42,
    height * 0.07,
    height * 0.42,
    mix('#6b4a33', leaf, 0.15),
    height * 0.02,
  );
  const crown: readonly (readonly [number, number, number])[] = [
    [0, -0.68, 0.27],
    [-0.17, -0.52, 0.19],
    [0.17, -0.52, 0.19],
  ];
  for (const [dx, dy, r] of crown) disc(brush, x + dx * height, y + dy * height, r * height, leaf);
  for (const [dx, dy, r] of crown)
    disc(brush, x + (dx - 0.05) * height, y + (dy - 0.06) * height, r * height * 0.68, shade(leaf, 0.05));
}

/** A conifer of three tiers standing at `x`, `y`; `cap` is the colour of its upper edges (snow), or null. */
export function conifer(
  brush: Brush,
  x: number,
  y: number,
  height: number,
  leaf: Hex,
  cap: Hex | null = null,
): void {
  block(brush, x - height * 0.03, y - height * 0.14, height * 0.06, height * 0.14, mix('#5b3f2c', leaf, 0.2));
  for (const [foot, top, half] of [
    [0.1, 0.52, 0.25],
    [0.32, 0.76, 0.2],
    [0.56, 1, 0.14],
  ] as const) {
    const tip: [number, number] = [x, y - top * height];
    polygon(
      brush,
      [[x - half * height, y - foot * height], tip, [x + half * height, y - foot * height]],
      leaf,
    );
    polygon(brush, [[x, y - foot * height], tip, [x + half * height, y - foot * height]], shade(leaf, -0.05));
    if (cap)
      polygon(
        brush,
        [
          [x - half * 0.45 * height, y - (top * 0.55 + foot * 0.45) * height],
          tip,
          [x + half * 0.45 * height, y - (top * 0.55 + foot * 0.45) * height],
          [x, y - (top * 0.45 + foot * 0.55) * height],
        ],
        cap,
      );
  }
}

/** A palm leaning by `lean` (share of its height) that stands at `x`, `y`. */
export function palm(brush: Brush, x: number, y: number, height: number, leaf: Hex, lean: number): void {
  const topX = x + lean * height;
  brush.strokeStyle = mix('#7a5637', leaf, 0.1);
  brush.lineWidth = height * 0.05;
  brush.lineCap = 'round';
  brush.beginPath();
  brush.moveTo(x, y);
  brush.quadraticCurveTo(x + lean * height * 0.15, y - height * 0.55, topX, y - height * 0.82);
  brush.stroke();
  for (let i = 0; i < 7; i++)
    frond(
      brush,
      topX,
      y - height * 0.82,
      height * 0.42,
      Math.PI * (1.02 + i * 0.16),
      i % 2 ? leaf : shade(leaf, -0.06),
    );
}

function frond(brush: Brush, x: number, y: number, length: number, angle: number, colour: Hex): void {
  const tipX = x + Math.cos(angle) * length;
  const tipY = y + Math.sin(angle) * length * 0.7 + length * 0.28;
  const bendX = x + Math.cos(angle) * length * 0.55;
  const bendY = y + Math.sin(angle) * length * 0.75;
  brush.fillStyle = colour;
  brush.beginPath();
  brush.moveTo(x, y);
  brush.quadraticCurveTo(bendX, bendY - length * 0.12, tipX, tipY);
  brush.quadraticCurveTo(bendX, bendY + length * 0.1, x, y);
  brush.fill();
}

/** A broad leaf from its stalk at `x`, `y`, with a midrib. */
export function leaf(brush: Brush, x: number, y: number, length: number, angle: number, colour: Hex): void {
  brush.save();
  brush.translate(x, y);
  brush.rotate(angle);
  brush.fillStyle = colour;
  brush.beginPath();
  brush.moveTo(0, 0);
  brush.bezierCurveTo(length * 0.25, -length * 0.32, length * 0.75, -length * 0.28, length, 0);
  brush.bezierCurveTo(length * 0.75, length * 0.28, length * 0.25, length * 0.32, 0, 0);
  brush.fill();
  brush.strokeStyle = shade(colour, -0.08);
  brush.lineWidth = length * 0.025;
  brush.beginPath();
  brush.moveTo(0, 0);
  brush.lineTo(length * 0.92, 0);
  brush.stroke();
  brush.restore();
}

/** A row of leaves that reaches into the picture from a corner, near the eye. */
export function leafCorner(brush: Brush, scene: Scene, corner: 'left' | 'right', colour: Hex): void {
  const x = corner === 'left' ? -scene.unit * 0.02 : scene.width + scene.unit * 0.02;
  for (let i = 0; i < 6; i++) {
    const spread = between(scene.random, -0.1, 1.15);
    const angle = corner === 'left' ? -spread : Math.PI + spread;
    leaf(
      brush,
      x,
      scene.height + scene.unit * 0.02,
      scene.unit * between(scene.random, 0.16, 0.3),
      angle,
      shade(colour, between(scene.random, -0.1, 0.06)),
    );
  }
}
