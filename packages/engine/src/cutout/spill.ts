import { signedDistance } from '@atelier/pixels/distance';
import type { Rgb, Rgba } from '@atelier/pixels/raster';
import { type Backdrop, backdropAt } from './backdrop.ts';

/** Light from the backdrop reaches so far over a product's edge (per long side). */
const REACH_SHARE = 0.012;
const LEAST_REACH_PX = 3;
/** A backdrop with less colour than this (span of its channels, 0..255) gives none. */
const COLOURED_SPAN = 28;
/** A product of which more than this share has at least half of the backdrop's colour has it of its own. */
const OWN_COLOUR = 0.5;
const OWN_COLOUR_SHARE = 0.02;
/** Share of a product, away from its edges, that must be seen to know its colours. */
const LEAST_CORE_SHARE = 0.2;
/** Colour up to so much above the product's own is let be, and this share of what is above goes. */
const ALLOWANCE = 0.06;
const TAKEN_SHARE = 0.85;
const SOLID = 250;

/**
 * Takes away the colour that a plain coloured backdrop throws on a product's edges and thin parts: near the outline,
 * what is above the product's own share of the backdrop's colour goes, its lightness stays. Nothing changes when
 * the product has that colour elsewhere. Changes `product` in place.
 * @param picture the photo's part that `product` was cut from, of the same size
 */
export function takeSpill(product: Rgba, picture: Rgb, backdrop: Backdrop): void {
  const { width, height, data } = product;
  const plain = new Float64Array(3);
  backdropAt(backdrop, width / 2, height / 2, plain);
  if (Math.max(...plain) - Math.min(...plain) < COLOURED_SPAN) return;
  const tint = tintOf(plain);
  const reach = Math.max(LEAST_REACH_PX, REACH_SHARE * Math.max(width, height));
  const solid = new Float32Array(width * height);
  for (let i = 0; i < solid.length; i++) if (data[i * 4 + 3]! >= SOLID) solid[i] = 1;
  const depth = signedDistance({ width, height, data: solid }).data;
  const own = ownTint(picture, depth, reach, tint);
  if (own === undefined) return;
  for (let i = 0, at = 0; i < depth.length; i++, at += 4) {
    const inside = Math.max(0, depth[i]!);
    if (data[at + 3] === 0 || inside >= 2 * reach) continue;
    const excess = tintAmount(data, at, tint) - own - ALLOWANCE;
    if (excess <= 0) continue;
    const near = inside <= reach ? 1 : 2 - inside / reach;
    const taken = TAKEN_SHARE * near * excess;
    for (let c = 0; c < 3; c++) data[at + c] = clampByte(data[at + c]! - taken * tint[c]!);
  }
}

type Tint = readonly [number, number, number];

/** What a colour has beyond its own grey of equal luma. */
function tintOf(colour: Float64Array): Tint {
  const luma = lumaOf(colour, 0);
  return [colour[0]! - luma, colour[1]! - luma, colour[2]! - luma];
}

/** Rec. 601 luma of the colour at `at`. */
function lumaOf(data: ArrayLike<number>, at: number): number {
  return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
}

/** How much of the tint a colour has: 0 none, 1 as much as the backdrop. */
function tintAmount(data: Uint8Array, at: number, tint: Tint): number {
  const luma = lumaOf(data, at);
  let dot = 0;
  let square = 0;
  for (let c = 0; c < 3; c++) {
    dot += (data[at + c]! - luma) * tint[c]!;
    square += tint[c]! ** 2;
  }
  return dot / square;
}

/** The product's usual amount of the tint away from its edges; undefined when it is unknown or the product's own. */
function ownTint({ data }: Rgb, depth: Float32Array, reach: number, tint: Tint): number | undefined {
  let whole = 0;
  let core = 0;
  let tinted = 0;
  let sum = 0;
  for (let i = 0; i < depth.length; i++) {
    if (depth[i]! <= 0) continue;
    whole++;
    if (depth[i]! < reach) continue;
    core++;
    const amount = tintAmount(data, i * 3, tint);
    if (amount >= OWN_COLOUR) tinted++;
    sum += Math.max(0, amount);
  }
  if (core === 0 || core < LEAST_CORE_SHARE * whole || tinted > OWN_COLOUR_SHARE * core) return undefined;
  return sum / core;
}

function clampByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
