import { z } from 'zod';
import type { Source } from './source.ts';
import { POSES } from './works.ts';

const FILE = 'src/json/poses/poses.json';
const Quaternion = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const Poses = z.record(z.string(), z.record(z.string(), Quaternion));

/** Turns below this (as the sine of half the angle, 0.05 degrees) are rounding noise of the capture. */
const MIN_TURN = 0.0005;
const DIGITS = 5;

/** By pose and bone: turn as a unit quaternion x, y, z, w about world axes at rest. Bones at rest are left out. */
export function readPoses(source: Source): Record<string, Record<string, number[]>> {
  const poses = Poses.parse(source.json(FILE));
  return Object.fromEntries(POSES.map((name) => [name, turned(poses[name] ?? {})]));
}

function turned(pose: Readonly<Record<string, readonly number[]>>): Record<string, number[]> {
  const moved = Object.entries(pose).filter(([, [x = 0, y = 0, z = 0]]) => Math.hypot(x, y, z) > MIN_TURN);
  return Object.fromEntries(
    moved.map(([bone, turn]) => [bone, turn.map((value) => Number(value.toFixed(DIGITS)))]),
  );
}
