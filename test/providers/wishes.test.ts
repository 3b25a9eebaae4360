import {
  HOSTED_PROVIDERS,
  type HostedProvider,
  type HostedSettings,
  honour,
  PARAMETERS,
  type ParameterName,
  type Wish,
} from '@atelier/providers/hosted';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullRequest } from './sample-requests.ts';

const RUNS = 40;
const SETTINGS: HostedSettings = { apiKey: 'any-key', baseUrl: 'http://127.0.0.1:9' };

/** Those that need no more than an address and a key. */
const PROVIDERS: HostedProvider[] = HOSTED_PROVIDERS.filter(({ needs }) => needs !== 'extras').map(
  ({ create }) => create(SETTINGS, {}),
);

const WORDS: readonly ParameterName[] = ['searchPrompt', 'foregroundPrompt'];
const MARGINS: readonly ParameterName[] = ['left', 'right', 'up', 'down'];

/** Values as wild as requests may hold; what must be there for an operation to mean anything always is. */
const anyParams = fc
  .record(
    Object.fromEntries(
      PARAMETERS.filter((name) => !MARGINS.includes(name)).map((name) => [
        name,
        WORDS.includes(name)
          ? fc.string({ minLength: 1, maxLength: 3_000 })
          : fc.oneof(fc.double({ min: -50, max: 400, noNaN: true }), fc.constantFrom('left', 'high', true)),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((params) => ({ ...params, searchPrompt: 'the cup', left: 40, right: 0, up: 5_000, down: 0 }));

const anyWish = fc.record({
  prompt: fc.string({ maxLength: 40 }),
  negativePrompt: fc.string({ maxLength: 40 }),
  seed: fc.integer({ min: 0, max: 4_294_967_294 }),
  size: fc.record({ width: fc.integer({ min: 64, max: 4096 }), height: fc.integer({ min: 64, max: 4096 }) }),
  params: anyParams,
});

describe.each(PROVIDERS.map((provider) => ({ name: provider.name, provider })))('$name', ({ provider }) => {
  test('takes whatever is wished, once it is brought within its models’ limits', async () => {
    for (const spec of provider.specs()) {
      const full = await fullRequest(spec);
      // A person has a pose: some refuse to be shown both.
      const images = full.images.filter(({ role }) => role !== 'pose');
      fc.assert(
        fc.property(anyWish, (wild) => {
          const wish: Wish = { ...wild, operation: spec.operation, images, spareWords: 'a picture' };
          expect(provider.check(honour(wish, spec, provider.name).request)).toEqual([]);
        }),
        { numRuns: RUNS, seed: 7 },
      );
    }
  });
});
