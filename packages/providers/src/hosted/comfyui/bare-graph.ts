import { z } from 'zod';
import type { Operation } from '../operation.ts';

/** What a graph is for, by the slots that it has: the first row of which it has all. */
const MEANINGS: readonly (readonly [slots: readonly string[], operation: Operation])[] = [
  [['$person', '$garment'], 'try-on'],
  [['$source', '$face'], 'face-swap'],
  [['$source', '$style'], 'control-style-transfer'],
  [['$source', '$left', '$right', '$up', '$down'], 'outpaint'],
  [['$source', '$mask', '$prompt'], 'inpaint'],
  [['$source', '$mask'], 'erase'],
  [['$source', '$prompt', '$strength'], 'image-to-image'],
  [['$source', '$prompt'], 'general-edit'],
  [['$prompt'], 'text-to-image'],
];
/** Where a picture of the request is loaded, and nothing tells for what. */
const PICTURE_SLOTS = ['$garment', '$face', '$style', '$reference', '$pose', '$background', '$light'];
const USUAL_MS = 30_000;

const Node = z.looseObject({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) });
const BareGraph = z.record(z.string(), Node);
/** What the editor's own "Save" writes. */
const EditorFile = z.looseObject({ nodes: z.array(z.unknown()), links: z.array(z.unknown()) });

/**
 * A graph as "Export (API)" writes it, as a workflow file: named as its file, for what its slots say. Anything else is
 * given back as it is.
 * @throws RangeError with a sentence for the operator
 */
export function workflowFileOf(content: unknown, name: string): unknown {
  if (EditorFile.safeParse(content).success)
    throw new RangeError("is in the editor's own format; use Export (API)");
  const { success, data } = BareGraph.safeParse(content);
  if (!success || Object.keys(data).length === 0) return content;
  // The editor's titles and the like are nothing to the server.
  const nodes = Object.entries(data).map(([id, { class_type, inputs }]) => [id, { class_type, inputs }]);
  const graph = Object.fromEntries(nodes);
  return { id: name, operation: meaningOf(data), typicalMs: USUAL_MS, graph };
}

function meaningOf(graph: z.infer<typeof BareGraph>): Operation {
  const slots = new Set(Object.values(graph).flatMap(({ inputs }) => Object.values(inputs)));
  const has = (slot: string) => slots.has(slot) || (slot === '$source' && slots.has('$image'));
  const [needs, operation] = MEANINGS.find(([all]) => all.every(has)) ?? [];
  const isOpen = PICTURE_SLOTS.some((slot) => has(slot) && needs?.includes(slot) !== true);
  if (operation !== undefined && !isOpen) return operation;
  throw new RangeError(
    'does not say what it is for; put it into {"id", "operation", "typicalMs", "graph"}, or give it slots such as "$prompt"',
  );
}
