import type { Field } from '@atelier/pixels/field';

export type Axis = 'x' | 'y';

/** How much of something lies where along one axis of a picture: running totals, the last of which is 1. */
export interface Marginal {
  /** Share of all that lies between two places of the axis, 0..1 each. */
  within(from: number, to: number): number;
  /** The place before which a share of all lies, 0..1. */
  reaching(share: number): number;
  /** Where its centre of mass is, 0..1. */
  readonly centre: number;
}

/**
 * Sums a field across an axis.
 * @param band where across the axis to count, 0..1; shares stay those of the whole field
 * @returns undefined when the field is empty
 */
export function marginalOf(
  field: Field,
  axis: Axis,
  band: { from: number; to: number } = { from: 0, to: 1 },
): Marginal | undefined {
  const length = axis === 'x' ? field.width : field.height;
  const across = axis === 'x' ? field.height : field.width;
  const totals = new Float64Array(length + 1);
  let total = 0;
  let moment = 0;
  for (let along = 0; along < length; along++) {
    let inBand = 0;
    for (let beside = 0; beside < across; beside++) {
      const at = axis === 'x' ? beside * field.width + along : along * field.width + beside;
      const value = field.data[at]!;
      const place = (beside + 0.5) / across;
      total += value;
      moment += value * (along + 0.5);
      if (place >= band.from && place <= band.to) inBand += value;
    }
    totals[along + 1] = totals[along]! + inBand;
  }
  if (total <= 0) return undefined;
  return {
    centre: moment / total / length,
    reaching: (share) => {
      const cell = totals.findIndex((sum) => sum >= share * total);
      return (cell < 0 ? length : Math.max(0, cell - 1)) / length;
    },
    within: (from, to) => Math.max(0, totalAt(totals, to) - totalAt(totals, from)) / total,
  };
}

/** The running total up to a place 0..1, within cells by proportion. */
function totalAt(totals: Float64Array, place: number): number {
  const at = Math.min(Math.max(place, 0), 1) * (totals.length - 1);
  const cell = Math.min(Math.floor(at), totals.length - 2);
  return totals[cell]! + (at - cell) * (totals[cell + 1]! - totals[cell]!);
}
