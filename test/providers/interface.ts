import {
  type HostedContext,
  type HostedProvider,
  type JobState,
  type OperationRequest,
  type OperationSpec,
  readPictureHeader,
  stateOf,
} from '@atelier/providers/hosted';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fullRequest, leastRequest } from './sample-requests.ts';
import { CANARY_KEY, runToEnd } from './trial.ts';

/** A provider as one test has it. */
export interface OpenProvider {
  provider: HostedProvider;
  context(signal?: AbortSignal): HostedContext;
  /** What else must hold after a request was answered. */
  expectAfter?(spec: OperationSpec): void;
  close?(): Promise<void>;
}

export interface InterfaceSubject {
  specs: readonly OperationSpec[];
  open(): Promise<OpenProvider>;
  /** A sample in line with what the spec's data cannot say. */
  requestFor(spec: OperationSpec, sample: Sample): Promise<OperationRequest>;
  /** Those of the samples that are tried; all of them unless told. */
  samples?: readonly (keyof typeof SAMPLES)[];
}

type Sample = typeof leastRequest;

const SAMPLES = {
  'everything that may be sent': fullRequest,
  'only what must be sent': leastRequest,
} as const satisfies Record<string, Sample>;
const ALL_SAMPLES = ['everything that may be sent', 'only what must be sent'] as const;

const UNKNOWN_PARAMETER = { noSuchParameter: 1 };

/** What holds for everybody who can be asked for pictures, wherever they are made. */
export function describeInterface(
  name: string,
  { specs, open, requestFor, samples }: InterfaceSubject,
): void {
  let opened: OpenProvider;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close?.());

  describe.each(specs.map((spec) => ({ title: `${spec.operation} by ${spec.model}`, spec })))(
    `${name}: $title`,
    ({ spec }) => {
      test.each(samples ?? ALL_SAMPLES)('makes pictures from %s', async (sample) => {
        const { provider, context, expectAfter } = opened;
        const request = await requestFor(spec, SAMPLES[sample]);
        expect(provider.check(request)).toEqual([]);
        const state = await runToEnd(provider, request, context());
        expectPictures(state, spec);
        expectAfter?.(spec);
        expectNoKey(state);
      });

      test('objects to requests that break its rules', async () => {
        const { provider } = opened;
        const request = await requestFor(spec, leastRequest);
        const { params } = request;
        for (const broken of [
          { count: spec.outputs.maxPerCall + 1 },
          { model: 'no-such-model' },
          { params: { ...params, ...UNKNOWN_PARAMETER } },
        ])
          expect(provider.check({ ...request, ...broken })).not.toEqual([]);
      });
    },
  );

  describe(`${name}, whatever is asked for`, () => {
    test('does nothing for somebody who has gone away', async () => {
      const [spec] = specs;
      if (spec === undefined) throw new Error(`${name} does nothing at all`);
      const reason = new Error('the server stops');
      const { provider, context } = opened;
      const request = await requestFor(spec, leastRequest);
      const call = stateOf(() => provider.submit(request, context(AbortSignal.abort(reason))));
      await expect(call).rejects.toBe(reason);
    });

    test('says whether it works', async () => {
      expect(await opened.provider.health(opened.context())).toMatchObject({ ok: true });
    });

    test('prices every operation', async () => {
      for (const spec of specs) {
        const { usd, basis } = opened.provider.estimate(await requestFor(spec, leastRequest));
        expect(basis).toBe(spec.price.basis);
        if (usd !== null) expect(usd).toBeGreaterThanOrEqual(0);
      }
    });

    test('maps retired models to living ones', () => {
      const living = new Set(specs.map(({ model }) => model));
      for (const replacement of Object.values(opened.provider.retired)) expect(living).toContain(replacement);
    });
  });
}

export function expectPictures(state: JobState, spec: OperationSpec): void {
  if (state.state !== 'done') throw new Error(`expected pictures but it is ${JSON.stringify(state)}`);
  expect(state.images.length).toBeGreaterThan(0);
  for (const { bytes, mime, width, height, alpha } of state.images)
    expect(readPictureHeader(bytes)).toEqual({ mime, width, height, alpha });
  expect(state.cost.basis).toBeDefined();
  expect(spec.outputs.mimes.length).toBeGreaterThan(0);
}

export function expectNoKey(value: unknown): void {
  expect(JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? '' : part))).not.toContain(
    CANARY_KEY,
  );
}
