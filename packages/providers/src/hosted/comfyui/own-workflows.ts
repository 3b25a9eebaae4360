import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readWorkflow, type Workflow } from './workflow.ts';
import { WORKFLOWS } from './workflows.ts';

/**
 * The operator's workflows from a folder of JSON files, and those that come with the product, unless one of the
 * operator's has the same id.
 *
 * @param folder a `file:` URL; undefined = none of the operator's
 * @throws RangeError with a sentence for the operator
 */
export function workflowsWith(folder: string | undefined): readonly Workflow[] {
  if (folder === undefined) return WORKFLOWS;
  const own = readFolder(folder);
  const isReplaced = ({ id }: Workflow) => own.some((workflow) => workflow.id === id);
  return [...own, ...WORKFLOWS.filter((workflow) => !isReplaced(workflow))];
}

function readFolder(folder: string): Workflow[] {
  const names = orRefuse('Expected the file: URL of a folder of workflows.', () => {
    const path = fileURLToPath(folder);
    return readdirSync(path)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(path, name));
  });
  return names.toSorted().map((name) => {
    const file = orRefuse(`The workflow ${name} is not JSON.`, () => JSON.parse(readFileSync(name, 'utf8')));
    return readWorkflow(file);
  });
}

function orRefuse<T>(sentence: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new RangeError(sentence, { cause });
  }
}
