import { createHash } from 'node:crypto';
import { nativeSize } from '../native-size.ts';
import type { OperationRequest } from '../operation.ts';
import { FREE_SIZES, WORKFLOW_PARAMETERS } from './specs.ts';
import type { Slots, Workflow } from './workflow.ts';

const USUAL_SIDE = 1024;

/**
 * The values of a workflow's slots that come from the request itself; files and uploads are still to be added.
 * @param key of the call, which decides the seed when the request has none
 */
export function requestSlots(workflow: Workflow, request: OperationRequest, key: string): Slots {
  const { prompt = '', negativePrompt = '', count, params = {} } = request;
  const { width, height } = sizeOf(request);
  const parameters = workflow.params.map((name) => {
    const value = params[name] ?? WORKFLOW_PARAMETERS[name]?.usual ?? 0;
    return [`$${name}`, typeof value === 'boolean' ? Number(value) : value] as const;
  });
  return {
    $prompt: prompt,
    $negative: negativePrompt,
    $seed: seedOf(request, key),
    $width: width,
    $height: height,
    $count: count,
    ...Object.fromEntries(parameters),
  };
}

/** 32 bits. */
export function seedOf({ seed }: Pick<OperationRequest, 'seed'>, key: string): number {
  return seed ?? createHash('sha256').update(key).digest().readUInt32BE(0);
}

/** What is asked for, else the proportions of the first picture, else a square. */
function sizeOf({ size, images: [first] }: OperationRequest): { width: number; height: number } {
  if (size !== undefined && 'width' in size) return size;
  const wanted = first === undefined ? undefined : nativeSize(FREE_SIZES, first);
  return wanted !== undefined && 'width' in wanted ? wanted : { width: USUAL_SIDE, height: USUAL_SIDE };
}
