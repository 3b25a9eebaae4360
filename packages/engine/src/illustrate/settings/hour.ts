import { veil } from '../palette/colour.ts';
import type { Layer, Scene } from './scene.ts';

const SUN = '#ff9a3d';
const DUSK = '#8a6aa8';
/** How much of its own colour the low sun gives, beside the light, and how deep the shade is on the other side. */
const SUN_OPACITY = 0.42;
const SHADE_OPACITY = 0.62;

/** A low sun from the upper left, for sets in which no sky shows the hour: warm light, and shade that turns violet. */
export function lowSun(scene: Scene): readonly Layer[] {
  const { width, height } = scene;
  const gradient = (from: string, to: string): CanvasPaint => {
    return (brush) => {
      const light = brush.createRadialGradient(0, 0, 0, 0, 0, Math.hypot(width, height));
      light.addColorStop(0, from);
      light.addColorStop(1, to);
      brush.fillStyle = light;
      brush.fillRect(0, 0, width, height);
    };
  };
  return [
    {
      depth: 0.012,
      kind: 'ornament',
      blend: 'multiply',
      paint: gradient(veil('#ffffff', 0), veil(DUSK, SHADE_OPACITY)),
    },
    { depth: 0.011, kind: 'ornament', blend: 'soft-light', paint: gradient(veil(SUN, 1), veil(SUN, 0)) },
    { depth: 0.01, kind: 'ornament', blend: 'screen', paint: gradient(veil(SUN, SUN_OPACITY), veil(SUN, 0)) },
  ];
}

type CanvasPaint = Layer['paint'];
