import type { CallContext } from '../call.ts';
import type { Health } from '../hosted-provider.ts';
import { ProviderFailed } from '../job.ts';
import { type ComfyuiServer, fileFor, hasNode } from './server.ts';
import type { Workflow } from './workflow.ts';

/** Whether the server answers, and which workflows it has all nodes and model files for. */
export async function healthOf(
  server: ComfyuiServer,
  workflows: readonly Workflow[],
  context: CallContext,
): Promise<Health> {
  const { caller, baseUrl } = server;
  try {
    const answer = await caller.ask(context, { url: `${baseUrl}/system_stats` });
    if (!answer.ok) return { ok: false, message: caller.failure(answer).error.message };
    return await runnable(server, workflows, context);
  } catch (error) {
    if (error instanceof ProviderFailed) return { ok: false, message: error.message };
    throw error;
  }
}

async function runnable(
  server: ComfyuiServer,
  workflows: readonly Workflow[],
  context: CallContext,
): Promise<Health> {
  const classes = new Set(
    workflows.flatMap(({ graph }) => Object.values(graph).map((node) => node.class_type)),
  );
  const missing = new Set<string>();
  for (const name of classes) if (!(await hasNode(server, name, context))) missing.add(name);
  const models: string[] = [];
  const lacks = new Map<string, string[]>();
  for (const workflow of workflows) {
    const lack = await whatLacks(server, workflow, missing, context);
    if (lack === undefined) models.push(workflow.id);
    else lacks.set(lack, [...(lacks.get(lack) ?? []), workflow.id]);
  }
  const counted = `${models.length} of ${workflows.length} workflows can run`;
  const names = models.length === 0 ? '' : `: ${models.join(', ')}`;
  const others = [...lacks].map(([lack, ids]) => ` Not ${ids.join(', ')}: ${lack}`).join('');
  return { ok: models.length > 0, message: `ComfyUI answers; ${counted}${names}.${others}`, models };
}

async function whatLacks(
  server: ComfyuiServer,
  { graph, files }: Workflow,
  missing: ReadonlySet<string>,
  context: CallContext,
): Promise<string | undefined> {
  const node = Object.values(graph).find(({ class_type }) => missing.has(class_type));
  if (node !== undefined) return `It lacks the node ${node.class_type}.`;
  for (const file of Object.values(files)) {
    try {
      await fileFor(server, file, context);
    } catch (error) {
      if (!(error instanceof ProviderFailed) || error.error.kind !== 'not-found') throw error;
      return error.message;
    }
  }
  return undefined;
}
