import { type Hex, lchOf, mix, veil } from '../palette/colour.ts';
import type { Layer, Scene } from './scene.ts';

/** Sets that are plain enough to letter on as they are. */
const PLAIN = new Set(['studio', 'isometric', 'dots', 'tiles', 'infographic', 'rays', 'waves']);
const OPACITY = 0.88;
/** How far the veil reaches beyond the part that stays clear, share of that part. */
const RUN_OUT = 0.35;

/** A veil in the colour of wall or sky over the scenery of the part that is kept clear: what is lettered there reads well. */
export function calmedPart(scene: Scene, isOpenAir: boolean): readonly Layer[] {
  const { clear, setting, palette, width, height } = scene;
  if (!clear || PLAIN.has(setting)) return [];
  const colour = isOpenAir ? skyColour(scene) : mix(palette.air, palette.field, 0.12);
  const isBeside = clear.height > clear.width || clear.width < width * 0.7;
  const isFirst = isBeside ? clear.x < scene.focus.x : clear.y < scene.focus.y;
  const reach = (isBeside ? clear.width : clear.height) * (1 + RUN_OUT);
  const end = isBeside ? width : height;
  const [from, to] = isFirst ? [0, reach] : [end, end - reach];
  return [
    {
      depth: 0.36,
      kind: 'ornament',
      blend: 'source-over',
      paint: (brush) => {
        const fade = isBeside
          ? brush.createLinearGradient(from, 0, to, 0)
          : brush.createLinearGradient(0, from, 0, to);
        fade.addColorStop(0, veil(colour, OPACITY));
        fade.addColorStop(0.6, veil(colour, OPACITY * 0.9));
        fade.addColorStop(1, veil(colour, 0));
        brush.fillStyle = fade;
        brush.fillRect(0, 0, width, height);
      },
    },
  ];
}

/** The lighter end of a light sky, the darker one of a dark sky: letters want a ground that is neither. */
function skyColour({ palette }: Scene): Hex {
  const [upper, lower] = palette.sky;
  return lchOf(upper).l > 0.6 ? mix(upper, lower, 0.5) : upper;
}
