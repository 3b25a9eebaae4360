import { join } from 'node:path';
import pg from 'pg';
import { createLog } from '../../apps/server/src/log.ts';
import { startEmbedded } from '../../apps/server/src/store/embedded/postgres.ts';
import { blobFiles } from '../support/blob-files.ts';
import { type RampageResult, WORKERS } from './rampage.ts';

export interface Findings {
  figures: Record<string, number>;
  /** What must not be; empty when all is well. */
  violations: string[];
}

/** Looks into the stopped server's database and folder and compares them with what was promised. */
export async function readFindings(run: RampageResult): Promise<Findings> {
  const postgres = await startEmbedded(run.dataDir, createLog({ logLevel: 'silent' }));
  const client = new pg.Client(postgres.address);
  await client.connect();
  try {
    const counted = await count(client);
    const files = await blobFiles(join(run.dataDir, 'blobs'));
    const keys = await client.query<{ key: string }>('select key from blobs');
    const blobKeys = new Set(keys.rows.map(({ key }) => key));
    const figures = {
      ...counted,
      kills: run.kills,
      acceptedOperations: run.accepted.size,
      expectedPictures: [...run.accepted.values()].reduce((sum, pictures) => sum + pictures, 0),
      shownPictures: [...run.answers.values()].reduce((sum, answer) => sum + answer.pictures.length, 0),
      files: files.length,
      filesWithoutRow: files.filter((file) => !blobKeys.has(file)).length,
      rowsWithoutFile: [...blobKeys].filter((key) => !files.includes(key)).length,
      ...(run.made === null ? {} : { madePictures: run.made }),
      drainMs: Math.round(run.drainMs),
    };
    return { figures, violations: violationsOf(figures, run) };
  } finally {
    await client.end();
    await postgres.stop();
  }
}

const COUNTS = `select
  (select count(*) from operations)::int as operations,
  (select count(*) from operations where status = 'SUCCESS')::int as succeeded,
  (select count(*) from tasks)::int as tasks,
  (select count(*) from tasks where status <> 'done')::int as "unfinishedTasks",
  (select sum(attempts) from tasks)::int as attempts,
  (select max(attempts) from tasks)::int as "mostAttempts",
  (select sum(failures) from tasks)::int as failures,
  (select count(*) from images where origin = 'generated')::int as pictures,
  (select count(*) from images i where origin = 'generated'
    and not exists (select from tasks t where t.result_image_id = i.id))::int as "picturesOfNobody",
  (select count(*) from (select result_image_id from tasks where result_image_id is not null
    group by 1 having count(*) > 1) twice)::int as "picturesTwice",
  (select count(*) from blobs b where not exists (select from images where served_key = b.key or original_key = b.key)
    and not exists (select from work_results where blob_key = b.key)
    and not exists (select from tasks where result_key = b.key)
    and not exists (select from operation_cutouts where prepared_key = b.key)
    and not exists (select from sku_items where prepared_key = b.key))::int as "blobsOfNobody",
  (select count(*) from blob_holds)::int as holds`;

async function count(client: pg.Client) {
  const { rows } = await client.query<{
    operations: number;
    succeeded: number;
    tasks: number;
    unfinishedTasks: number;
    attempts: number;
    mostAttempts: number;
    failures: number;
    pictures: number;
    picturesOfNobody: number;
    picturesTwice: number;
    blobsOfNobody: number;
    holds: number;
  }>(COUNTS);
  const [row] = rows;
  if (row === undefined) throw new Error('a query of counts has a row');
  return row;
}

/** An operation that was committed but whose answer a kill swallowed is taken in too; its order came twice. */
function violationsOf(figures: Record<string, number>, run: RampageResult): string[] {
  const violations: string[] = [];
  const must = (holds: boolean, sentence: string) => {
    if (!holds) violations.push(sentence);
  };
  const { operations = 0, succeeded = 0, acceptedOperations = 0 } = figures;
  must(operations >= acceptedOperations, `${acceptedOperations - operations} accepted operations are gone`);
  must(succeeded === operations, `${operations - succeeded} operations did not succeed`);
  for (const [id, pictures] of run.accepted) {
    const answer = run.answers.get(id);
    const got = answer?.pictures.length ?? 0;
    must(
      got === pictures,
      `${id} (${answer?.status}) shows ${got} of ${pictures} pictures: ${answer?.error}`,
    );
  }
  const { pictures = 0, madePictures = 0, kills = 0 } = figures;
  const twice = madePictures - pictures;
  must(twice <= kills * WORKERS, `${twice} pictures were made twice by ${kills} kills of ${WORKERS} workers`);
  for (const name of ['unfinishedTasks', 'picturesOfNobody', 'picturesTwice', 'filesWithoutRow'] as const)
    must(figures[name] === 0, `${name}: ${figures[name]}`);
  for (const name of ['rowsWithoutFile', 'blobsOfNobody', 'holds'] as const)
    must(figures[name] === 0, `${name}: ${figures[name]}`);
  return violations;
}
