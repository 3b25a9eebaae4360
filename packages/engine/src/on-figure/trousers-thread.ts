import { parentPort } from 'node:worker_threads';
import type { OnFigureModelSettings, OnFigurePose } from '@atelier/contracts';
import { createPerson, type RestedGarment, restPlainTrousers, stanceOf } from '@atelier/figure';
import { loadFigureData } from './figure-data.ts';

/** Whose trousers, and how they stand. */
export interface TrousersRequest {
  readonly id: number;
  readonly model: OnFigureModelSettings;
  readonly modelSeed: number;
  readonly pose: OnFigurePose;
  /** 0-based. */
  readonly variant: number;
}

/** `rested` is missing when they could not be draped. */
export interface TrousersAnswer {
  readonly id: number;
  readonly rested?: RestedGarment;
}

/** The thread of `TrousersAhead`: drapes what it is asked for, in the order of asking. */
parentPort?.on('message', async (request: TrousersRequest) => {
  parentPort?.postMessage(await answer(request));
});

async function answer({ id, model, modelSeed, pose, variant }: TrousersRequest): Promise<TrousersAnswer> {
  try {
    const data = await loadFigureData();
    const person = createPerson(data, model, modelSeed);
    return { id, rested: restPlainTrousers(data, person, stanceOf(pose, variant)) };
  } catch {
    // Whoever asked drapes them itself then, and meets the same fault where it can be told of.
    return { id };
  }
}
