import { HOSTED_PROVIDERS } from '@atelier/providers/hosted';
import { describe, expect, test } from 'vitest';
import { allowedHosts, describeHostedSettings, readHostedSettings } from './hosted-settings.ts';

const read = (env: Record<string, string>) => {
  const complaints: string[] = [];
  return { settings: readHostedSettings(env, (sentence) => complaints.push(sentence)), complaints };
};

describe('the settings of providers', () => {
  test('configure nobody by themselves', () => {
    expect(read({})).toEqual({ settings: {}, complaints: [] });
    expect(read({ STABILITY_API_KEY: ' ', STABILITY_BASE_URL: 'http://proxy' }).settings).toEqual({});
  });

  test.each(
    HOSTED_PROVIDERS.filter(({ needs }) => needs !== 'extras').map(({ id, env, needs }) => ({
      id,
      name: needs === 'url' ? env.baseUrl : env.apiKey,
      value: needs === 'url' ? 'http://gpu:8000' : 'key-0123456789',
    })),
  )('configure $id by $name alone', ({ id, name, value }) => {
    expect(Object.keys(read({ [name ?? '']: value }).settings)).toEqual([id]);
  });

  test('that cannot be used are named, and never repeated', () => {
    const { settings, complaints } = read({
      STABILITY_API_KEY: 'secret with spaces',
      COMFYUI_URL: 'ftp://gpu',
      OPENAI_API_KEY: 'key-0123456789',
      OPENAI_DIALECT: 'klingon',
    });
    expect(settings).toEqual({});
    expect(complaints).toEqual([
      'STABILITY_API_KEY: must be printable ASCII without spaces',
      expect.stringContaining('OPENAI_DIALECT: must be one of'),
      'COMFYUI_URL: must be an http or https URL',
    ]);
    expect(complaints.join()).not.toContain('secret');
  });

  test('open the way to the addresses that were set, and to no other', () => {
    const { settings } = read({
      STABILITY_API_KEY: 'key-0123456789',
      COMFYUI_URL: 'http://127.0.0.1:8188/',
      OPENAI_BASE_URL: 'https://gpu.internal',
    });
    expect(allowedHosts(settings).sort()).toEqual(['127.0.0.1:8188', 'gpu.internal:443']);
  });

  test('are all described', () => {
    const text = describeHostedSettings();
    for (const { env } of HOSTED_PROVIDERS)
      for (const name of Object.values(env)) expect(text).toContain(name);
  });
});
