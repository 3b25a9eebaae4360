import { EDIT_MODELS, FACE_SWAP_MODELS, STUDIO_PROVIDERS } from '@atelier/contracts/image-studio';
import { HOSTED_PROVIDERS, type Operation } from '@atelier/providers/hosted';
import { describe, expect, test } from 'vitest';
import { startFakeGemini } from '../fakes/gemini.ts';
import { openHostedStudio } from '../support/hosted-studio.ts';
import { CANARY_KEY } from './trial.ts';

/** Every model that a caller may name, with what it is named for. */
const NAMED: readonly [provider: string, model: string, operation: Operation][] = [
  ...Object.entries(STUDIO_PROVIDERS).flatMap(([id, { models }]) =>
    models.map((model): [string, string, Operation] => [id, model, 'text-to-image']),
  ),
  ...EDIT_MODELS.map(({ provider, id }): [string, string, Operation] => [provider, id, 'general-edit']),
  ...FACE_SWAP_MODELS.map(({ id }): [string, string, Operation] => ['wavespeed', id, 'face-swap']),
];
/** Its fields are not documented clearly enough (docs/providers/wavespeed.md). */
const NOT_OFFERED = ['akool-face-swap'];

describe('a model that may be named', () => {
  test.each(NAMED.filter(([, model]) => !NOT_OFFERED.includes(model)))(
    '%s %s is made, or has a living successor',
    (id, model, operation) => {
      const registered = HOSTED_PROVIDERS.find((row) => row.id === id);
      const provider = registered?.create({ apiKey: CANARY_KEY }, {});
      const used = provider?.retired[model] ?? model;
      const does = provider?.specs().filter((spec) => spec.model === used) ?? [];
      expect(does.map((spec) => spec.operation)).toContain(operation);
    },
  );

  test('and has ended is made by its successor, and the caller is told', async () => {
    const gemini = await startFakeGemini(CANARY_KEY);
    const studio = await openHostedStudio({ gemini });
    const job = await studio.ended(
      await studio.create({ provider: 'gemini', model: 'imagen-3.0-generate-001' }),
    );
    expect(job.status).toBe('succeeded');
    expect(job.warnings).toContain(
      'The model imagen-3.0-generate-001 has ended; gemini-nano-banana-2.1 was used.',
    );
    expect(job.pictures[0]?.metadata.model).toBe('gemini-nano-banana-2.1');
    await studio.close();
    await gemini.server.close();
  });
});
