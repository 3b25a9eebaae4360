import { checkAgainst } from '../check.ts';
import type { Objection } from '../hosted-provider.ts';
import type { OperationRequest } from '../operation.ts';
import { ENDPOINTS } from './endpoints.ts';

const SPECS = ENDPOINTS.map(({ spec }) => spec);
const MARGINS = ['left', 'right', 'up', 'down'] as const;

/** What Stability would refuse: the specs' limits, and a rule about several fields at once. */
export function objectionsTo(request: OperationRequest): readonly Objection[] {
  return [...checkAgainst(SPECS, request), ...checkMargins(request)];
}

function checkMargins({ operation, params = {} }: OperationRequest): Objection[] {
  if (operation !== 'outpaint' || MARGINS.some((side) => Number(params[side] ?? 0) > 0)) return [];
  const message = 'The picture must grow at one side at least.';
  return [{ field: MARGINS.join(','), rule: 'atLeastOneNonZero', message }];
}
