import { z } from 'zod';
import { OPERATIONS, PARAMETERS, type ParameterName, ROLES, type Role } from '../operation.ts';

const Node = z.object({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) });

/**
 * A graph in ComfyUI's API format with slots: a value that is the text `$name` is replaced before the graph is sent.
 *
 * - `$prompt`, `$negative`, `$seed`, `$width`, `$height`, `$count`
 * - `$source` (or `$image`), `$mask`, `$reference`, … : the name of an uploaded picture, by its role
 * - `$strength`, `$steps`, `$guidance`, … : a parameter of the request, or its default
 * - `$file:folder` : the name of a model file in a folder of the server's; `$file:folder:word` prefers files whose name
 *   holds the word, and `$file:folder:word!` takes no others
 */
const WorkflowFile = z.object({
  /** The model's name in our specs. */
  id: z.string().regex(/^[\w.-]+$/),
  operation: z.enum(OPERATIONS),
  typicalMs: z.int().positive(),
  graph: z.record(z.string(), Node),
});
type WorkflowFile = z.infer<typeof WorkflowFile>;

/** A model file that a graph needs. */
export interface FileSlot {
  folder: string;
  /** Part of the name, in lower case. */
  word?: string;
  /** Whether a file without the word will not do. */
  isStrict: boolean;
}

export interface Workflow extends WorkflowFile {
  roles: readonly Role[];
  params: readonly ParameterName[];
  files: Readonly<Record<string, FileSlot>>;
  takes: { prompt: boolean; negative: boolean; seed: boolean; size: boolean; count: boolean };
}

export type Graph = WorkflowFile['graph'];
export type Slots = Readonly<Record<string, string | number>>;

const FILE_SLOT = /^\$file:(?<folder>[\w-]+)(?::(?<word>[\w-]+)(?<strict>!?))?$/;
const OTHER_SLOTS = ['$prompt', '$negative', '$seed', '$width', '$height', '$count'];

/**
 * Reads a workflow, and finds its slots.
 * @throws RangeError with a sentence for the operator
 */
export function readWorkflow(file: unknown): Workflow {
  const parsed = WorkflowFile.safeParse(file);
  if (!parsed.success) throw new RangeError(`Not a workflow: ${z.prettifyError(parsed.error)}`);
  const graph = withSource(parsed.data.graph);
  const slots = slotsIn(graph);
  const unknown = slots.find((slot) => !isKnown(slot));
  if (unknown !== undefined)
    throw new RangeError(`Workflow ${parsed.data.id} has an unknown slot ${unknown}.`);
  if (slots.length === 0)
    throw new RangeError(
      `Workflow ${parsed.data.id} has no slots: every request would give the same picture.`,
    );
  const loose = looseLink(graph);
  if (loose !== undefined)
    throw new RangeError(`Workflow ${parsed.data.id} has a link to the node ${loose}, which it lacks.`);
  const has = (name: string) => slots.includes(name);
  return {
    ...parsed.data,
    graph,
    roles: ROLES.filter((role) => has(`$${role}`)),
    params: PARAMETERS.filter((name) => has(`$${name}`)),
    files: Object.fromEntries(slots.flatMap((slot) => fileSlot(slot))),
    takes: {
      prompt: has('$prompt'),
      negative: has('$negative'),
      seed: has('$seed'),
      size: has('$width') && has('$height'),
      count: has('$count'),
    },
  };
}

/** The same with `$source` for its other name. */
function withSource(graph: Graph): Graph {
  const nodes = Object.entries(graph).map(([id, node]) => {
    const inputs = Object.entries(node.inputs).map(([name, value]) => [
      name,
      value === '$image' ? '$source' : value,
    ]);
    return [id, { ...node, inputs: Object.fromEntries(inputs) }];
  });
  return Object.fromEntries(nodes);
}

/** A node that an input comes from (`[node, output]`) and that does not exist. */
function looseLink(graph: Graph): string | undefined {
  const inputs = Object.values(graph).flatMap((node) => Object.values(node.inputs));
  const links = inputs.flatMap((input) => {
    const { success, data } = LINK.safeParse(input);
    return success ? [data[0]] : [];
  });
  return links.find((id) => graph[id] === undefined);
}

const LINK = z.tuple([z.string(), z.int()]);

function slotsIn(graph: Graph): string[] {
  const values = Object.values(graph).flatMap(({ inputs }) => Object.values(inputs));
  return values.filter((value) => typeof value === 'string').filter((value) => value.startsWith('$'));
}

function isKnown(slot: string): boolean {
  const names: readonly string[] = [...ROLES, ...PARAMETERS].map((name) => `$${name}`);
  return names.includes(slot) || OTHER_SLOTS.includes(slot) || FILE_SLOT.test(slot);
}

function fileSlot(slot: string): [string, FileSlot][] {
  const { folder, word, strict } = FILE_SLOT.exec(slot)?.groups ?? {};
  if (folder === undefined) return [];
  return [[slot, { folder, ...(word === undefined ? {} : { word }), isStrict: strict === '!' }]];
}

/**
 * The graph with its slots filled.
 * @throws RangeError for a slot without a value
 */
export function fill({ graph, id }: Workflow, slots: Slots): Graph {
  const value = (input: unknown): unknown => {
    if (typeof input !== 'string' || !input.startsWith('$')) return input;
    if (slots[input] === undefined) throw new RangeError(`Workflow ${id} lacks a value for ${input}.`);
    return slots[input];
  };
  const nodes = Object.entries(graph).map(([name, node]) => {
    const inputs = Object.entries(node.inputs).map(([input, given]) => [input, value(given)]);
    return [name, { ...node, inputs: Object.fromEntries(inputs) }];
  });
  return Object.fromEntries(nodes);
}
