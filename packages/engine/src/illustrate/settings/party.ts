import { mix, shade, veil } from '../palette/colour.ts';
import { block, disc, oval, polygon, rays, wash } from './motifs.ts';
import { type Brush, between, isClearAbove, type Layer, pick, type Scene } from './scene.ts';

/** A room full of bunting, balloons and confetti. */
export function party(scene: Scene): readonly Layer[] {
  const { palette, unit, width, height, random, focus, floor } = scene;
  const colours: [string, ...string[]] = [
    palette.accent,
    palette.spark,
    mix(palette.leaf, palette.spark, 0.3),
    mix(palette.accent, '#ffffff', 0.45),
    palette.water,
  ];
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, shade(palette.air, 0.01), mix(palette.air, palette.field, 0.4));
        rays(
          brush,
          focus.x + focus.width / 2,
          focus.y + focus.height * 0.55,
          Math.hypot(width, height),
          veil('#ffffff', palette.light === 'night' ? 0.05 : 0.28),
        );
      },
    },
    {
      depth: 0.8,
      kind: 'ornament',
      paint: (brush) => {
        if (isClearAbove(scene)) return;
        bunting(brush, scene, colours, 0);
        bunting(brush, scene, colours, unit * 0.1);
      },
    },
    {
      depth: 0.6,
      kind: 'scenery',
      paint: (brush) => {
        for (let i = 0; i < 7; i++)
          balloon(
            brush,
            (i < 4 ? 0.02 : 0.8) * width + unit * 0.17 * random() + (i % 4) * unit * 0.035,
            floor - unit * between(random, 0.15, 0.6),
            unit * between(random, 0.06, 0.09),
            pick(random, colours),
          );
        oval(
          brush,
          focus.x + focus.width / 2,
          floor + unit * 0.6,
          width * 0.9,
          unit * 0.66,
          mix(palette.field, palette.air, 0.15),
        );
      },
    },
    { depth: 0.3, kind: 'ornament', paint: (brush) => confetti(brush, scene, colours, 90) },
  ];
}

export function confetti(
  brush: Brush,
  { width, height, unit, clear, random }: Scene,
  colours: readonly [string, ...string[]],
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    const x = random() * width;
    const y = height * random() ** 1.3;
    if (clear && x > clear.x && x < clear.x + clear.width && y > clear.y && y < clear.y + clear.height)
      continue;
    brush.save();
    brush.translate(x, y);
    brush.rotate(random() * Math.PI);
    const size = unit * between(random, 0.006, 0.016);
    if (i % 3) block(brush, -size, -size * 0.4, size * 2, size * 0.8, pick(random, colours), size * 0.2);
    else disc(brush, 0, 0, size * 0.6, pick(random, colours));
    brush.restore();
  }
}

function bunting(
  brush: Brush,
  { width, unit }: Scene,
  colours: readonly [string, ...string[]],
  drop: number,
): void {
  const span = unit * 0.075;
  const count = Math.ceil(width / span);
  const sag = (t: number) => drop + unit * 0.02 + unit * 0.09 * 4 * t * (1 - t);
  for (let i = 0; i < count; i++) {
    const from = i / count;
    const to = (i + 0.85) / count;
    polygon(
      brush,
      [
        [from * width, sag(from)],
        [to * width, sag(to)],
        [((from + to) / 2) * width, sag((from + to) / 2) + span * 1.05],
      ],
      colours[i % colours.length] ?? colours[0],
    );
  }
}

function balloon(brush: Brush, x: number, y: number, radius: number, colour: string): void {
  brush.strokeStyle = veil('#ffffff', 0.8);
  brush.lineWidth = radius * 0.04;
  brush.beginPath();
  brush.moveTo(x, y + radius);
  brush.bezierCurveTo(x + radius * 0.4, y + radius * 2, x - radius * 0.4, y + radius * 3, x, y + radius * 4);
  brush.stroke();
  oval(brush, x, y, radius * 0.86, radius, colour);
  oval(brush, x - radius * 0.3, y - radius * 0.35, radius * 0.16, radius * 0.26, veil('#ffffff', 0.6), 0.4);
  polygon(
    brush,
    [
      [x, y + radius * 0.94],
      [x - radius * 0.12, y + radius * 1.12],
      [x + radius * 0.12, y + radius * 1.12],
    ],
    shade(colour, -0.06),
  );
}
