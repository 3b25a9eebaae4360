import type { Point3 } from '../body/person.ts';
import type { Fragment, Reflectance } from './surface.ts';

/** A distant light. */
export interface Lamp {
  /** Unit vector to the light. */
  readonly towards: Point3;
  /** Linear RGB; a white surface square to it gets this much. */
  readonly colour: Point3;
}

/** The studio's lamps and the soft light from all around. */
export interface Lights {
  /** The only one that throws shadows. */
  readonly key: Lamp;
  readonly fill: Lamp;
  /** Behind the figure: draws its outline. */
  readonly rim: Lamp;
  /** Light from straight above and from the floor; between them it changes smoothly. */
  readonly sky: Point3;
  readonly floor: Point3;
}

/** Linear light, not yet limited to 0..1. */
export interface Radiance {
  r: number;
  g: number;
  b: number;
}

/** Large soft lamps wrap further around than the key. */
const FILL_WRAP = 0.35;
/** Share of the key's light that comes from its rim and is lost in creases. */
const KEY_IN_CREASES = 0.35;
/** Light below the skin reaches this far beyond the terminator, and its colour there. */
const SUBSURFACE_WRAP = 0.45;
const SUBSURFACE_COLOUR: Point3 = [0.5, 0.15, 0.08];
/** Light that leaks into creases of skin. */
const CREASE_GLOW = 0.08;
/** Strength of the reflex at grazing angles beside the highlight's. */
const GRAZING_SPECULAR = 0.22;
/** Hair: shift and exponent of the white and of the coloured highlight (Marschner's R and TRT by eye). */
const HAIR_PRIMARY = { shift: -0.12, exponent: 60, strength: 0.3 };
const HAIR_SECONDARY = { shift: 0.12, exponent: 16, strength: 0.55 };
/** A strand's diffuse light comes from its whole round: less contrast than a flat surface. */
const HAIR_DIFFUSE_WRAP = 0.4;

/**
 * Light that a visible point sends to the camera.
 * @param key share of the key light that reaches it, 0..1
 * @param open share of the surrounding light that reaches it, 0..1
 */
export function illuminate(
  fragment: Fragment,
  surface: Reflectance,
  lights: Lights,
  key: number,
  open: number,
  out: Radiance,
): void {
  const { nx, ny, nz } = surface;
  const { towards: k, colour: keyColour } = lights.key;
  const { towards: f, colour: fillColour } = lights.fill;
  const { towards: r, colour: rimColour } = lights.rim;
  const wrap = surface.strand > 0 ? Math.max(surface.wrap, HAIR_DIFFUSE_WRAP) : surface.wrap;
  const keyCosine = nx * k[0] + ny * k[1] + nz * k[2];
  const fillCosine = nx * f[0] + ny * f[1] + nz * f[2];
  const rimCosine = nx * r[0] + ny * r[1] + nz * r[2];
  const crease = 1 - KEY_IN_CREASES * (1 - open);
  const keyLight = Math.max(0, (keyCosine + wrap) / (1 + wrap)) * key * crease;
  const fillLight = Math.max(0, (fillCosine + FILL_WRAP) / (1 + FILL_WRAP)) * open;
  const rimLight = Math.max(0, rimCosine) * open;
  const above = 0.5 + 0.5 * ny;
  const ambientR = lights.floor[0] + (lights.sky[0] - lights.floor[0]) * above;
  const ambientG = lights.floor[1] + (lights.sky[1] - lights.floor[1]) * above;
  const ambientB = lights.floor[2] + (lights.sky[2] - lights.floor[2]) * above;
  const directR = keyColour[0] * keyLight + fillColour[0] * fillLight + rimColour[0] * rimLight;
  const directG = keyColour[1] * keyLight + fillColour[1] * fillLight + rimColour[1] * rimLight;
  const directB = keyColour[2] * keyLight + fillColour[2] * fillLight + rimColour[2] * rimLight;
  out.r = surface.r * (ambientR * interreflected(open, surface.r) + directR);
  out.g = surface.g * (ambientG * interreflected(open, surface.g) + directG);
  out.b = surface.b * (ambientB * interreflected(open, surface.b) + directB);
  if (surface.subsurface > 0) addSubsurface(surface, lights.key, keyCosine, keyLight, key, open, out);
  if (surface.sheen > 0 || surface.specular > 0)
    addReflexes(fragment, surface, lights, key, open, ambientG, out);
  if (surface.strand > 0) addStrandHighlights(fragment, surface, lights, key, open, out);
}

/**
 * Openness with the light that the crease's own walls throw back: pale creases are less dark, coloured ones
 * deeper in colour (Jimenez et al., "Practical realtime strategies for accurate indirect occlusion", 2016).
 */
function interreflected(open: number, albedo: number): number {
  const a = 2.0404 * albedo - 0.3324;
  const b = -4.7951 * albedo + 0.6417;
  const c = 2.7552 * albedo + 0.6903;
  return Math.max(open, ((open * a + b) * open + c) * open);
}

/** Reddish light where skin turns away from the key, and in its creases. */
function addSubsurface(
  surface: Reflectance,
  key: Lamp,
  keyCosine: number,
  keyLight: number,
  reach: number,
  open: number,
  out: Radiance,
): void {
  const wrapped = Math.max(0, (keyCosine + SUBSURFACE_WRAP) / (1 + SUBSURFACE_WRAP)) * (0.35 + 0.65 * reach);
  const beyond = Math.max(0, wrapped - keyLight) * surface.subsurface;
  out.r +=
    surface.r *
    (beyond * SUBSURFACE_COLOUR[0] * key.colour[0] + (1 - open) * CREASE_GLOW * surface.subsurface);
  out.g += surface.g * beyond * SUBSURFACE_COLOUR[1] * key.colour[1];
  out.b += surface.b * beyond * SUBSURFACE_COLOUR[2] * key.colour[2];
}

/** What a surface throws back without taking on its colour deep inside: sheen and highlight. */
function addReflexes(
  fragment: Fragment,
  surface: Reflectance,
  lights: Lights,
  key: number,
  open: number,
  ambient: number,
  out: Radiance,
): void {
  const facing = surface.nx * fragment.vx + surface.ny * fragment.vy + surface.nz * fragment.vz;
  const edge = Math.min(1, 1 - Math.max(0, facing));
  // The fourth power: softer than Schlick's fifth, as on textile and skin.
  const grazing = edge * edge * (edge * edge) * open;
  if (surface.sheen > 0) addSheen(surface, grazing, ambient, out);
  if (surface.specular > 0) addHighlight(fragment, surface, lights.key, key, grazing, out);
}

/** Fibres that stand off a cloth catch light at grazing angles. */
function addSheen(surface: Reflectance, grazing: number, ambient: number, out: Radiance): void {
  const sheen = surface.sheen * grazing * ambient;
  out.r += sheen * (0.3 + surface.r);
  out.g += sheen * (0.3 + surface.g);
  out.b += sheen * (0.3 + surface.b);
}

/** Blinn's highlight of the key light, normalised so that glossier is smaller and brighter, and a grazing reflex. */
function addHighlight(
  { vx, vy, vz }: Fragment,
  surface: Reflectance,
  { towards: [kx, ky, kz], colour }: Lamp,
  reach: number,
  grazing: number,
  out: Radiance,
): void {
  const hx = kx + vx;
  const hy = ky + vy;
  const hz = kz + vz;
  const cosine =
    (surface.nx * hx + surface.ny * hy + surface.nz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz);
  const lobe = cosine > 0 ? cosine ** surface.gloss * reach * ((surface.gloss + 8) / 25) : 0;
  const light = surface.specular * (lobe + GRAZING_SPECULAR * grazing);
  out.r += light * colour[0];
  out.g += light * colour[1];
  out.b += light * colour[2];
}

/**
 * Two shifted highlights along the strands (Kajiya & Kay, "Rendering fur with three dimensional textures", 1989; the
 * shifts after Scheuermann, "Practical real-time hair rendering and shading", 2004), of the key and of the rim light.
 */
function addStrandHighlights(
  fragment: Fragment,
  surface: Reflectance,
  lights: Lights,
  key: number,
  open: number,
  out: Radiance,
): void {
  const bright = Math.max(surface.r, surface.g, surface.b, 1e-3);
  for (let i = 0; i < 2; i++) {
    const lamp = i === 0 ? lights.key : lights.rim;
    const reach = (i === 0 ? key : open) * surface.strand;
    const white = reach * HAIR_PRIMARY.strength * strandLobe(fragment, surface, lamp, HAIR_PRIMARY);
    const tinted = reach * HAIR_SECONDARY.strength * strandLobe(fragment, surface, lamp, HAIR_SECONDARY);
    // Even the white reflex is weaker on dark hair than a mirror's would be: fibres are rough.
    const pale = white * (0.25 + 0.5 * bright);
    out.r += lamp.colour[0] * (pale + tinted * (surface.r * 0.9 + (surface.r / bright) * 0.1));
    out.g += lamp.colour[1] * (pale + tinted * (surface.g * 0.9 + (surface.g / bright) * 0.1));
    out.b += lamp.colour[2] * (pale + tinted * (surface.b * 0.9 + (surface.b / bright) * 0.1));
  }
}

function strandLobe(
  { vx, vy, vz }: Fragment,
  surface: Reflectance,
  { towards: [lx, ly, lz] }: Lamp,
  { shift, exponent }: { shift: number; exponent: number },
): number {
  const facing = surface.nx * lx + surface.ny * ly + surface.nz * lz;
  if (facing <= -0.2) return 0;
  let tx = surface.tx + surface.nx * shift;
  let ty = surface.ty + surface.ny * shift;
  let tz = surface.tz + surface.nz * shift;
  const length = Math.sqrt(tx * tx + ty * ty + tz * tz);
  tx /= length;
  ty /= length;
  tz /= length;
  const hx = lx + vx;
  const hy = ly + vy;
  const hz = lz + vz;
  const along = (tx * hx + ty * hy + tz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz);
  const across = Math.sqrt(Math.max(0, 1 - along * along));
  return across ** exponent * Math.min(1, (facing + 0.2) / 0.4);
}

/** What a white matt surface with this normal gets when nothing is in the way. Linear RGB. */
export function irradianceAt(lights: Lights, normal: Point3): Point3 {
  const cosine = (lamp: Lamp) =>
    normal[0] * lamp.towards[0] + normal[1] * lamp.towards[1] + normal[2] * lamp.towards[2];
  const key = Math.max(0, cosine(lights.key));
  const fill = Math.max(0, (cosine(lights.fill) + FILL_WRAP) / (1 + FILL_WRAP));
  const rim = Math.max(0, cosine(lights.rim));
  const above = 0.5 + 0.5 * normal[1];
  const channel = (c: 0 | 1 | 2) =>
    lights.key.colour[c] * key +
    lights.fill.colour[c] * fill +
    lights.rim.colour[c] * rim +
    lights.floor[c] +
    (lights.sky[c] - lights.floor[c]) * above;
  return [channel(0), channel(1), channel(2)];
}

/** Light above this is compressed, so that pale cloth keeps its folds and highlights do not clip. */
const SHOULDER = 0.8;

/** Display light 0..1 of scene light: as it is up to the shoulder, then ever slower towards 1. */
export function toneMap(light: number): number {
  if (light <= SHOULDER) return light > 0 ? light : 0;
  const room = 1 - SHOULDER;
  return SHOULDER + room * (1 - Math.exp(-(light - SHOULDER) / room));
}
