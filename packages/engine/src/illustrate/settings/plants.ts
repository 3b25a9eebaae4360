import { type Hex, mix, shade } from '../palette/colour.ts';
import { block, disc, polygon } from './motifs.ts';
import { type Brush, between, type Scene } from './scene.ts';

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
