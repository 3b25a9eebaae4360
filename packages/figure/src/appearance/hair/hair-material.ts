import type { Fragment, Material, Reflectance } from '../../raster/surface.ts';
import { latticeNoise, smoothstep, valueNoise } from '../noise.ts';
import type { Colour } from '../palette.ts';
import type { Ribbons } from './ribbons.ts';

export interface HairLook {
  readonly colour: Colour;
  /** Share of grey strands among the others, 0..1. */
  readonly greying: number;
  readonly grey: Colour;
  /** Strength of the highlights, 0..1. */
  readonly shine: number;
}

/** Single hairs across a band; drawn only where a pixel can hold them. */
const HAIRS_ACROSS = 9;
const HAIR_WIDTH_DM = 0.008;
/** Grey hairs are mixed with others within a lock. */
const GREY_SHARE = 0.55;

/** Hair as Kajiya and Kay shade it ("Rendering fur with three dimensional textures", 1989), strand by strand. */
export function hairMaterial(ribbons: Ribbons, look: HairLook): Material {
  const { traits, tangents } = ribbons;
  return {
    reflect(fragment: Fragment, out: Reflectance): void {
      const { a, b, c, wa, wb, wc } = fragment;
      const trait = (k: number) =>
        wa * traits[4 * a + k]! + wb * traits[4 * b + k]! + wc * traits[4 * c + k]!;
      const across = trait(0);
      const along = trait(1);
      const layer = trait(2);
      const tone = traits[4 * a + 3]!;
      const fine = fineHairs(across, along, tone, fragment.footprint);
      const shade = strandShade(along, layer, tone) * fine;
      const grey = latticeNoise(Math.floor(tone * 65536), 1, 7) < look.greying ? GREY_SHARE : 0;
      out.r = (look.colour[0] + grey * (look.grey[0] - look.colour[0])) * shade;
      out.g = (look.colour[1] + grey * (look.grey[1] - look.colour[1])) * shade;
      out.b = (look.colour[2] + grey * (look.grey[2] - look.colour[2])) * shade;
      out.wrap = 0.35;
      const jitter = (fine - 1) * 0.25 + (tone - 0.5) * 0.2;
      setTangent(fragment, tangents, jitter, out);
      out.strand = look.shine * (0.5 + 0.5 * layer) * (0.6 + 0.5 * fine);
    },
  };
}

/** Deep strands lie in the shadow of the outer ones, roots too; tips are a little bleached. */
function strandShade(along: number, layer: number, tone: number): number {
  const depth = 0.74 + 0.26 * smoothstep(0, 0.75, layer);
  const root = 0.82 + 0.18 * smoothstep(0, 0.25, along);
  return depth * root * (0.88 + 0.24 * tone) * (1 + 0.12 * along);
}

function fineHairs(across: number, along: number, tone: number, footprint: number): number {
  const visible = smoothstep(1.6, 0.5, footprint / HAIR_WIDTH_DM);
  if (visible === 0) return 1;
  const hair = valueNoise(across * HAIRS_ACROSS * 0.5 + tone * 997, along * 5, tone * 131);
  return 1 + visible * 1.1 * (hair - 0.5);
}

/** The strand's direction, tilted along the normal by `jitter`: highlights break up from hair to hair. */
function setTangent(fragment: Fragment, tangents: Float32Array, jitter: number, out: Reflectance): void {
  const { a, b, c, wa, wb, wc } = fragment;
  const along = (axis: number) =>
    wa * tangents[3 * a + axis]! + wb * tangents[3 * b + axis]! + wc * tangents[3 * c + axis]!;
  const x = along(0) + jitter * fragment.nx;
  const y = along(1) + jitter * fragment.ny;
  const z = along(2) + jitter * fragment.nz;
  const length = Math.hypot(x, y, z) || 1;
  out.tx = x / length;
  out.ty = y / length;
  out.tz = z / length;
}
