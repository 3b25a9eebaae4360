import { randomStream } from '@atelier/pixels/random';
import type { Person } from '../../body/person.ts';
import type { PosedBody } from '../../body/posed-body.ts';
import { groupTriangles } from '../../body/triangles.ts';
import type { FigureData } from '../../data/figure-data.ts';
import { vertexNormals } from '../../geometry/normals.ts';
import type { Fragment, Material, Reflectance, Surface } from '../../raster/surface.ts';
import { mix, smoothstep, valueNoise } from '../noise.ts';
import { type Colour, IRIS_COLOURS, ofHex } from '../palette.ts';

/** Angles from the direction of gaze, radians. */
const IRIS_RADIUS = 0.46;
const PUPIL_RADIUS = 0.17;
const LIMBUS_WIDTH = 0.07;

const SCLERA: Colour = ofHex(0xbdb1a8);
const SCLERA_RED: Colour = [1, 0.83, 0.8];

/** Both eyeballs in a pose. */
export function eyeSurfaces(data: FigureData, person: Person, posed: PosedBody): Surface[] {
  return (['l', 'r'] as const).map((side) => {
    const ball = compact(posed.positions, groupTriangles(data, [`helper-${side}-eye`]));
    const directions = gazeDirections(data.base.positions, ball.origins);
    return {
      name: `eye-${side}`,
      positions: ball.positions,
      normals: vertexNormals(ball.positions, ball.triangles),
      triangles: ball.triangles,
      castsShadow: false,
      twoSided: false,
      material: eyeMaterial(directions, irisOf(person)),
    };
  });
}

function irisOf({ settings, seed }: Person): Colour {
  const colours = IRIS_COLOURS[settings.ethnicity];
  const random = randomStream(seed ^ 0x65796573);
  return colours[Math.floor(random() * colours.length)]!;
}

/** Only the vertices that the triangles use. */
function compact(positions: Float32Array, triangles: Uint32Array) {
  const origins = [...new Set(triangles)].sort((a, b) => a - b);
  const index = new Map(origins.map((vertex, i) => [vertex, i]));
  return {
    origins,
    positions: Float32Array.from(
      origins.flatMap((v) => [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!]),
    ),
    triangles: triangles.map((vertex) => index.get(vertex)!),
  };
}

/** From the middle of the ball to each vertex, on the neutral figure, which looks along z. */
function gazeDirections(positions: Float32Array, vertices: readonly number[]): Float32Array {
  const low = [0, 1, 2].map((axis) => Math.min(...vertices.map((v) => positions[3 * v + axis]!)));
  const high = [0, 1, 2].map((axis) => Math.max(...vertices.map((v) => positions[3 * v + axis]!)));
  return Float32Array.from(
    vertices.flatMap((v) =>
      [0, 1, 2].map((axis) => positions[3 * v + axis]! - (low[axis]! + high[axis]!) / 2),
    ),
  );
}

function eyeMaterial(directions: Float32Array, iris: Colour): Material {
  return {
    reflect(fragment: Fragment, out: Reflectance): void {
      const { a, b, c, wa, wb, wc } = fragment;
      const along = (axis: number) =>
        wa * directions[3 * a + axis]! + wb * directions[3 * b + axis]! + wc * directions[3 * c + axis]!;
      const [x, y, z] = [along(0), along(1), along(2)];
      const angle = Math.atan2(Math.hypot(x, y), z);
      paintSclera(angle, y / Math.hypot(x, y, z), out);
      paintIris(angle, Math.atan2(y, x), iris, out);
      shadeUnderLid(y / Math.hypot(x, y, z), out);
      out.specular = 0.55;
      out.gloss = 420;
      out.wrap = 0.3;
    },
  };
}

/** Not white: a warm grey, redder towards the corners. */
function paintSclera(angle: number, height: number, out: Reflectance): void {
  const corner = smoothstep(0.55, 1.15, angle) * (0.7 + 0.3 * Math.abs(height));
  out.r = SCLERA[0] * mix(1, SCLERA_RED[0], corner) * (1 - 0.25 * corner);
  out.g = SCLERA[1] * mix(1, SCLERA_RED[1], corner) * (1 - 0.25 * corner);
  out.b = SCLERA[2] * mix(1, SCLERA_RED[2], corner) * (1 - 0.25 * corner);
}

/** Radial fibres between the pupil and a dark limbal ring. */
function paintIris(angle: number, around: number, iris: Colour, out: Reflectance): void {
  const share = smoothstep(IRIS_RADIUS + 0.03, IRIS_RADIUS - 0.03, angle);
  if (share === 0) return;
  const radius = (angle - PUPIL_RADIUS) / (IRIS_RADIUS - PUPIL_RADIUS);
  const fibres = 0.75 + 0.6 * valueNoise(Math.cos(around) * 9, Math.sin(around) * 9, radius * 1.5);
  const ring = 1 - 0.7 * smoothstep(IRIS_RADIUS - LIMBUS_WIDTH, IRIS_RADIUS, angle);
  const inner = 1 + 0.35 * smoothstep(0.5, 0.1, radius);
  const pupil = smoothstep(PUPIL_RADIUS + 0.03, PUPIL_RADIUS - 0.03, angle);
  const value = fibres * ring * inner * (1 - pupil);
  out.r = mix(out.r, iris[0] * value + 0.003, share);
  out.g = mix(out.g, iris[1] * value + 0.003, share);
  out.b = mix(out.b, iris[2] * value + 0.003, share);
}

/** The upper lid and its lashes shade the ball. */
function shadeUnderLid(height: number, out: Reflectance): void {
  const shadow = 1 - 0.66 * smoothstep(0, 0.4, height) - 0.14 * smoothstep(-0.1, -0.45, height);
  out.r *= shadow;
  out.g *= shadow;
  out.b *= shadow;
}
