import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workflowFileOf } from './bare-graph.ts';
import { readWorkflow, type Workflow } from './workflow.ts';
import { WORKFLOWS } from './workflows.ts';

/**
 * The operator's workflows from a JSON file, or from all of a folder, and those that come with the product, unless one of
 * the operator's has the same id.
 *
 * @param place a path or a `file:` URL; undefined = none of the operator's
 * @throws RangeError with a sentence for the operator
 */
export function workflowsWith(place: string | undefined): readonly Workflow[] {
  if (place === undefined) return WORKFLOWS;
  const own = filesAt(place).map(readFile);
  const ids = own.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw new RangeError(`${SETTING}: two workflows have the id ${twice}`);
  return [...own, ...WORKFLOWS.filter(({ id }) => !ids.includes(id))];
}

const SETTING = 'COMFYUI_WORKFLOWS';
const EXTENSION = '.json';

/** In the order of their names. */
function filesAt(place: string): string[] {
  const sentence = `${SETTING}: expected a JSON file or a folder of workflows, but there is none`;
  return orRefuse(sentence, () => {
    const path = place.startsWith('file:') ? fileURLToPath(place) : place;
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith(EXTENSION));
    return names.toSorted().map((name) => join(path, name));
  });
}

function readFile(path: string): Workflow {
  const content: unknown = orRefuse(`${SETTING}: ${path} is not JSON`, () =>
    JSON.parse(readFileSync(path, 'utf8')),
  );
  try {
    return readWorkflow(workflowFileOf(content, basename(path, EXTENSION).replaceAll(/[^\w.-]+/g, '-')));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new RangeError(`${SETTING}: ${path}: ${cause.message}`, { cause });
  }
}

function orRefuse<T>(sentence: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new RangeError(sentence, { cause });
  }
}
