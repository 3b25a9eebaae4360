import type { JobHandle } from '../job.ts';
import type { OperationRequest } from '../operation.ts';
import { EDITS } from './edit.ts';
import type { Endpoint } from './endpoint.ts';
import { CONTROLS, ENLARGEMENTS } from './enlarge-and-control.ts';
import { GENERATE } from './generate.ts';

/** Everything of the `stable-image` API. */
export const ENDPOINTS: readonly Endpoint[] = [...GENERATE, ...EDITS, ...ENLARGEMENTS, ...CONTROLS];

/** Since 2025-04-17 the old models of the third generation are served by those of 3.5. */
export const RETIRED: Readonly<Record<string, string>> = {
  'sd3-large': 'sd3.5-large',
  'sd3-large-turbo': 'sd3.5-large-turbo',
  'sd3-medium': 'sd3.5-medium',
};

/**
 * The endpoint of a request or a job.
 * @throws RangeError for what no spec lists
 */
export function endpointFor(wanted: Pick<OperationRequest | JobHandle, 'operation' | 'model'>): Endpoint {
  const found = ENDPOINTS.find(
    ({ spec }) => spec.operation === wanted.operation && spec.model === wanted.model,
  );
  if (found) return found;
  throw new RangeError(`Expected a model that does ${wanted.operation} but received ${wanted.model}.`);
}
