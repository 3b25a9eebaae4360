import { mix, shade, veil } from '../palette/colour.ts';
import { openSky, peaks, treeRow } from './landscape.ts';
import { polygon, ridge } from './motifs.ts';
import type { Brush, Layer, Scene } from './scene.ts';

const DASHES = 5;

/** A road from side to side before hills: things drive or run along it. */
export function road(scene: Scene): readonly Layer[] {
  const { palette, horizon, unit, turn } = scene;
  const hasPeaks = turn % 2 === 0;
  const far = mix(palette.leaf, palette.sky[1], 0.5);
  return [
    openSky(scene),
    {
      depth: 0.85,
      kind: 'scenery',
      paint: (brush) => {
        if (hasPeaks) peaks(brush, scene, 0.34, 0.45);
        ridge(brush, scene, horizon - unit * 0.05, unit * 0.045, far);
      },
    },
    {
      depth: 0.65,
      kind: 'scenery',
      paint: (brush) => {
        treeRow(brush, scene, horizon + unit * 0.035, 0.12, mix(palette.leaf, palette.sky[1], 0.2));
        ridge(brush, scene, horizon + unit * 0.01, unit * 0.014, mix(palette.leaf, palette.sky[1], 0.15), 3);
      },
    },
    { depth: 0.45, kind: 'scenery', paint: (brush) => asphalt(brush, scene) },
  ];
}

/** The near half of a lane with its edge line and the dashes of the middle, both in perspective. */
function asphalt(brush: Brush, { palette, width, height, unit, floor, horizon }: Scene): void {
  const top = (floor + horizon) / 2;
  const grey = mix(mix('#6f737c', palette.ground, 0.2), palette.deep, palette.light === 'night' ? 0.5 : 0.1);
  const surface = brush.createLinearGradient(0, top, 0, height);
  surface.addColorStop(0, shade(grey, 0.05));
  surface.addColorStop(1, shade(grey, -0.05));
  brush.fillStyle = surface;
  brush.fillRect(0, top, width, height - top);
  brush.fillStyle = veil('#ffffff', 0.75);
  brush.fillRect(0, top + unit * 0.018, width, unit * 0.006);
  const y = floor + (height - floor) * 0.55;
  const step = (width * 1.2) / DASHES;
  for (let i = 0; i < DASHES; i++) {
    const x = -width * 0.1 + i * step;
    const lean = (at: number) => (at - width / 2) * 0.06;
    polygon(
      brush,
      [
        [x, y],
        [x + step * 0.5, y],
        [x + step * 0.5 + lean(x), y + unit * 0.02],
        [x + lean(x), y + unit * 0.02],
      ],
      veil('#ffffff', 0.8),
    );
  }
}
