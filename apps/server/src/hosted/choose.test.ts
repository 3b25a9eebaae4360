import { LOCAL, LOCAL_SPECS } from '@atelier/providers';
import { type HostedProvider, OPERATIONS, type Operation } from '@atelier/providers/hosted';
import { createFashn } from '@atelier/providers/hosted/fashn';
import { createGemini } from '@atelier/providers/hosted/gemini';
import { createStability } from '@atelier/providers/hosted/stability';
import { createWavespeed } from '@atelier/providers/hosted/wavespeed';
import { describe, expect, test } from 'vitest';
import { chooseFor, enginesIn, isAllLocal } from './choose.ts';

const KEY = { apiKey: 'key-of-the-operator' };
const PROVIDERS: HostedProvider[] = [
  createStability(KEY),
  createWavespeed(KEY),
  createGemini(KEY),
  createFashn(KEY),
];
/** Nobody whom somebody configured: the price of nothing is for him. */
const NOBODY = { provider: 'nobody', model: 'none' };
/** Every combination of configured providers, in the order of the registry. */
const COMBINATIONS = Array.from({ length: 2 ** PROVIDERS.length }, (_, bits) =>
  PROVIDERS.filter((__, index) => (bits >> index) & 1),
);
const configured = (providers: readonly HostedProvider[]) =>
  new Map(providers.map((provider) => [provider.id, { provider }]));
const does = (provider: HostedProvider, operation: Operation) =>
  provider.specs().some((spec) => spec.operation === operation);

describe.each(OPERATIONS)('whoever is asked for %s', (operation) => {
  const isLocalWork = LOCAL_SPECS.some((spec) => spec.operation === operation);

  test.each(['auto', 'hosted'] as const)('does it, in every combination of providers (%s)', (mode) => {
    for (const providers of COMBINATIONS) {
      const able = providers.filter((provider) => does(provider, operation)).map(({ id }) => id);
      const engines = enginesIn(mode, configured(providers));
      const expected = [...able, ...(mode === 'auto' && isLocalWork ? [LOCAL] : [])];
      const choose = () => chooseFor(engines, operation, NOBODY, false, 'It failed');
      if (expected.length === 0) {
        expect(choose).toThrow('It failed: no image provider is configured');
        continue;
      }
      const chain = choose().map(({ provider }) => provider);
      expect(new Set(chain)).toEqual(new Set(expected));
      expect(chain).toHaveLength(expected.length);
      if (expected.includes(LOCAL)) expect(chain.at(-1)).toBe(LOCAL);
    }
  });

  test('is first of all the one that the price is for', () => {
    for (const providers of COMBINATIONS)
      for (const { id } of providers.filter((provider) => does(provider, operation))) {
        const priced = { provider: id, model: 'priced' };
        const engines = enginesIn('auto', configured(providers));
        const [first, ...others] = chooseFor(engines, operation, priced, false, 'It failed');
        expect(first).toEqual(priced);
        expect(others.map(({ provider }) => provider)).not.toContain(id);
      }
  });

  test('is only the one that is named', () => {
    const engines = enginesIn('auto', configured(PROVIDERS));
    for (const provider of PROVIDERS) {
      const named = { provider: provider.id, model: 'any' };
      const choose = () => chooseFor(engines, operation, named, true, 'It failed');
      if (does(provider, operation)) expect(choose()).toEqual([named]);
      else expect(choose).toThrow(`It failed: provider '${provider.id}' is not configured`);
    }
  });
});

test('the local engine stands in for all others where nobody is configured, or the operator says so', () => {
  for (const providers of COMBINATIONS) {
    expect(isAllLocal(enginesIn('auto', configured(providers)))).toBe(providers.length === 0);
    expect(isAllLocal(enginesIn('local', configured(providers)))).toBe(true);
    expect(isAllLocal(enginesIn('hosted', configured(providers)))).toBe(false);
  }
});
