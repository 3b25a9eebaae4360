import type { Mime, Operation, Role } from './operation.ts';
import type { Limits, OperationSpec } from './spec.ts';

/** As many pictures of a role as the model takes besides the others. */
const MANY = Number.POSITIVE_INFINITY;

type Counts = Readonly<Partial<Record<Role, readonly [min: number, max: number]>>>;

/** What a model that is told everything in words can be asked for: see `instructionFor`. */
export interface Instructed {
  operation: Operation;
  /** How many pictures of each role; `inpaint` and `erase` list no mask, which only some models take. */
  roles: Counts;
  prompt: 'required' | 'optional';
  params: OperationSpec['params'];
}

const WORDS = { kind: 'text', maxChars: 2_000, required: true } as const;
const LIGHT = { kind: 'choice', values: ['left', 'right', 'above', 'below'] } as const;
const ONE = [1, 1] as const;
const MAYBE_ONE = [0, 1] as const;

function instructed(
  operation: Operation,
  roles: Counts,
  rest: Partial<Pick<Instructed, 'prompt' | 'params'>> = {},
): Instructed {
  return { operation, roles, prompt: rest.prompt ?? 'required', params: rest.params ?? {} };
}

export const INSTRUCTED: readonly Instructed[] = [
  instructed('text-to-image', {}),
  instructed('image-to-image', { source: ONE, reference: [0, MANY] }),
  instructed('general-edit', { source: ONE, reference: [0, MANY] }),
  instructed('inpaint', { source: ONE }),
  instructed('erase', { source: ONE }, { prompt: 'optional' }),
  instructed('search-replace', { source: ONE }, { params: { searchPrompt: WORDS } }),
  instructed('search-recolor', { source: ONE }, { params: { searchPrompt: WORDS } }),
  instructed(
    'replace-background-relight',
    { source: ONE, background: MAYBE_ONE, light: MAYBE_ONE },
    { prompt: 'optional', params: { lightDirection: LIGHT, keepBackground: { kind: 'flag' } } },
  ),
  instructed('control-sketch', { source: ONE }),
  instructed('control-structure', { source: ONE }),
  instructed('control-style', { source: ONE }),
  instructed('control-style-transfer', { source: ONE, style: ONE }, { prompt: 'optional' }),
  instructed('try-on', { person: ONE, garment: [1, MANY] }, { prompt: 'optional' }),
  instructed(
    'on-figure',
    {
      reference: MAYBE_ONE,
      person: MAYBE_ONE,
      garment: [1, MANY],
      face: MAYBE_ONE,
      pose: MAYBE_ONE,
      background: MAYBE_ONE,
    },
    { prompt: 'optional' },
  ),
  instructed('flat-lay', { garment: [1, MANY] }, { prompt: 'optional' }),
];

/** What a model takes of pictures in one request, whatever they are. */
export interface PictureRoom {
  maxImages: number;
  mimes: readonly Mime[];
  /** Of all pictures together. */
  maxTotalBytes: number;
  /** Of each of them. */
  maxBytes?: number;
}

/** Requests hold more pictures than this so seldom that room is not kept for them. */
const USUALLY_AT_MOST = 6;

/**
 * What the pictures of an instructed operation must be like at a model; roles that can be done without are left out when
 * there is no room for them. Null when it takes too few for the operation.
 */
export function instructedInputs({ roles }: Instructed, room: PictureRoom): OperationSpec['inputs'] | null {
  const entries = Object.entries(roles).toSorted(([, a], [, b]) => a[1] - b[1]);
  let left = room.maxImages - entries.reduce((sum, [, [min]]) => sum + min, 0);
  if (left < 0) return null;
  const counts = entries.flatMap(([role, [min, max]]) => {
    const extra = Math.min(left, max - min);
    left -= extra;
    return min + extra === 0 ? [] : [[role, [min, min + extra] as const] as const];
  });
  const most = counts.reduce((sum, [, [, max]]) => sum + max, 0);
  const share = Math.floor(room.maxTotalBytes / Math.max(1, Math.min(USUALLY_AT_MOST, most)));
  const maxBytes = Math.min(share, room.maxBytes ?? share);
  const limitsOf = (count: Limits['count']): Limits => ({ mimes: room.mimes, count, maxBytes });
  return Object.fromEntries(counts.map(([role, count]) => [role, limitsOf(count)]));
}
