import type { TriangleMesh } from '../geometry/mesh.ts';

/** A mesh as the renderer wants it. */
export interface Surface extends TriangleMesh {
  readonly name: string;
  /** Unit vertex normals: `Float32Array [n * 3]`. */
  readonly normals: Float32Array;
  /** Interpolated over each triangle and kept where positive, so that edges are crisp whatever the mesh. */
  readonly extent?: Float32Array;
  /** Drawn this much nearer to the camera than it is, dm: settles which of two touching layers shows. */
  readonly bias?: number;
  readonly castsShadow: boolean;
  /** False: only the side that its normals point to is drawn. */
  readonly twoSided: boolean;
  /** True: it hides what is behind it and shadows what is around it, but is not drawn itself. */
  readonly holdOut?: boolean;
  readonly material: Material;
}

/** A visible point of a surface; one object is reused for all of them. */
export interface Fragment {
  /** Vertices of its triangle and their shares (perspective-correct, sum 1). */
  a: number;
  b: number;
  c: number;
  wa: number;
  wb: number;
  wc: number;
  /** Index of the triangle in its surface. */
  triangle: number;
  /** Place, dm; unit normal turned towards the viewer; unit vector to the camera. */
  x: number;
  y: number;
  z: number;
  nx: number;
  ny: number;
  nz: number;
  vx: number;
  vy: number;
  vz: number;
  /** True when the inside of the surface is seen. */
  inside: boolean;
  /** dm that one pixel covers here: choose texture detail by it. */
  footprint: number;
}

/** What a surface is made of, before light: written for each fragment, read by the lighting. */
export interface Reflectance {
  /** Linear albedo, 0..1. */
  r: number;
  g: number;
  b: number;
  /** Light wraps around soft things: 0 = hard terminator, 0.5 = very soft. */
  wrap: number;
  /** 0..1: reddish light below the skin at the terminator. */
  subsurface: number;
  /** Blinn-Phong highlight, its strength 0..1 and exponent. */
  specular: number;
  gloss: number;
  /** Cloth's grazing-angle brightening, 0..1. */
  sheen: number;
  /** Kajiya-Kay: direction of the strand (unit) and the strength of its highlights; strength 0 = none. */
  tx: number;
  ty: number;
  tz: number;
  strand: number;
  /** The fragment's own normal may be bent (weave, pores, wrinkles): starts as the surface's. */
  nx: number;
  ny: number;
  nz: number;
}

export interface Material {
  /** Fills `out`, whose fields start at neutral values (white albedo, no highlights, the fragment's normal). */
  reflect(fragment: Fragment, out: Reflectance): void;
}
