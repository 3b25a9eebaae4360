import { connectedRegions } from '@atelier/pixels/components';
import type { Plane } from '@atelier/pixels/raster';
import type { Place } from './read-phrase.ts';

/** Something that was found in a picture. */
export interface FoundArea {
  /** 0..255, of the picture's size. */
  readonly weight: Plane;
  /** How sure the network is, 0..1. */
  readonly score: number;
}

const INSIDE = 128;
/** A third of the picture on that side; the middle is what lies between. */
const SIDE_SHARE = 0.4;

/** Share of the picture that an area covers, 0..1. */
export function coverage({ data }: Plane): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i]!;
  return sum / 255 / data.length;
}

/** What any of some areas covers. */
export function union(areas: readonly Plane[], width: number, height: number): Plane {
  const data = new Uint8Array(width * height);
  for (const area of areas)
    for (let i = 0; i < data.length; i++) if (area.data[i]! > data[i]!) data[i] = area.data[i]!;
  return { width, height, data };
}

/** The centre of an area, shares of the picture's sides, 0..1. */
export function centreOf({ width, data }: Plane): { x: number; y: number } {
  let [x, y, sum] = [0, 0, 0];
  for (let i = 0; i < data.length; i++) {
    const share = data[i]!;
    if (share === 0) continue;
    x += share * (i % width);
    y += share * Math.floor(i / width);
    sum += share;
  }
  const height = data.length / width;
  return { x: (x / sum + 0.5) / width, y: (y / sum + 0.5) / height };
}

/** Splits areas into their connected parts of some size. */
export function separate(area: Plane, leastShare: number): Plane[] {
  const { width, height, data } = area;
  const { labels, regions } = connectedRegions(
    Uint8Array.from(data, (v) => (v >= INSIDE ? 1 : 0)),
    width,
    height,
  );
  return regions
    .filter((region) => region.area >= leastShare * data.length)
    .sort((a, b) => b.area - a.area)
    .map(({ label }) => ({ width, height, data: data.map((v, i) => (labels[i] === label ? v : 0)) }));
}

/** Of several areas the one that lies farthest to a side. */
export function farthest(areas: readonly FoundArea[], place: Place): FoundArea | undefined {
  const away = ({ weight }: FoundArea): number => {
    const { x, y } = centreOf(weight);
    switch (place) {
      case 'left':
        return x;
      case 'right':
        return -x;
      case 'top':
        return y;
      case 'bottom':
        return -y;
      case 'middle':
        return Math.hypot(x - 0.5, y - 0.5);
    }
  };
  return areas.toSorted((a, b) => away(a) - away(b))[0];
}

/** The part of an area on one side of the picture. */
export function onSide({ width, height, data }: Plane, place: Place): Plane {
  const out = data.map((v, i) => {
    const x = ((i % width) + 0.5) / width;
    const y = (Math.floor(i / width) + 0.5) / height;
    return isOn(place, x, y) ? v : 0;
  });
  return { width, height, data: out };
}

function isOn(place: Place, x: number, y: number): boolean {
  switch (place) {
    case 'left':
      return x < SIDE_SHARE;
    case 'right':
      return x > 1 - SIDE_SHARE;
    case 'top':
      return y < SIDE_SHARE;
    case 'bottom':
      return y > 1 - SIDE_SHARE;
    case 'middle':
      return Math.abs(x - 0.5) < SIDE_SHARE / 2 && Math.abs(y - 0.5) < SIDE_SHARE / 2;
  }
}
