import { clamp, mix, smoothstep } from '../geometry/interpolation.ts';
import { neighboursOf, smoothOverMesh } from './mesh-smoothing.ts';
import type { TopMesh } from './top-mesh.ts';
import { LEAST_STRETCH, type Spot, type TopCutting } from './top-spots.ts';
import type { UpperBody } from './upper-body.ts';

const SLEEVE_EASE = 1.06;
const MOST_SLEEVE_EASE = 3;
const SMOOTHING_ROUNDS = 8;
/** Over the shoulders the suit is lifted by this much, dm. */
const SHOULDER_LIFT_DM = 0.04;

/** The suit's vertices moved out to where the cloth is. */
export function widened(cutting: TopCutting, mesh: TopMesh, spots: readonly Spot[]): Float32Array {
  const moves = new Float32Array(mesh.positions.length);
  for (const [i, spot] of spots.entries()) {
    const torso = torsoMove(cutting.body, spot);
    const sleeve = spot.sleeve > 0 ? sleeveMove(cutting, spot) : torso;
    for (let c = 0; c < 3; c++) moves[3 * i + c] = mix(torso[c]!, sleeve[c]!, spot.sleeve);
  }
  const smooth = smoothOverMesh(moves, neighboursOf(mesh.quads, spots.length), SMOOTHING_ROUNDS);
  return mesh.positions.map((value, k) => value + smooth[k]!);
}

type Move = readonly [x: number, y: number, z: number];

/** Outwards from the middle of the torso, to the body's taut outline times the stretch; up a little on the shoulders. */
function torsoMove(body: UpperBody, { x, y, z, around, stretch, yoke }: Spot): Move {
  const outline = body.torso.at(y);
  // A margin of the same width all around adds 2 pi times itself to the girth, and makes wide skirts round.
  const taut = around.radius + ((stretch - 1) * outline.girth) / (2 * Math.PI);
  const close = around.distance * LEAST_STRETCH;
  const radius = Math.max(close, mix(taut, close, smoothstep(body.armpitY - 0.7, body.armpitY + 0.5, y)));
  const factor = around.distance > 1e-3 ? radius / around.distance - 1 : 0;
  return [(x - outline.centreX) * factor, SHOULDER_LIFT_DM * yoke, (z - outline.centreZ) * factor];
}

/** Away from the axis of the arm, to the girth of the sleeve. */
function sleeveMove({ body, fit }: TopCutting, { x, y, z, along, centre }: Spot): Move {
  const { from, to, halfGirthAt } = fit.sleeve!;
  const wanted = halfGirthAt(clamp((along - from) / (to - from), 0, 1)) / body.armHalfGirth(along);
  const ease = clamp(wanted, SLEEVE_EASE, MOST_SLEEVE_EASE);
  const factor = mix(SLEEVE_EASE, ease, smoothstep(0.25, 1.1, along)) - 1;
  return [(x - centre[0]) * factor, (y - centre[1]) * factor, (z - centre[2]) * factor];
}
