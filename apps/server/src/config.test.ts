import { expect, test } from 'vitest';
import { BadSettings, describeSettings, readConfig, SETTINGS } from './config.ts';

test('an empty environment gives the documented defaults', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    databaseUrl: null,
    publicUrl: null,
    fetchAllow: [],
    role: 'all',
    maxUploadBytes: 25 * 1024 * 1024,
    imageTtlDays: 30,
    seed: { apiKey: null, subscriptionId: null, jwtIss: null, jwtSecret: null },
  });
  expect(config.workers).toBeGreaterThanOrEqual(2);
});

test('values are read as what they mean', () => {
  const config = readConfig({
    PORT: '0',
    ATELIER_PUBLIC_URL: 'https://studio.example.com/',
    ATELIER_FETCH_ALLOW: ' shop.local:8080, 10.0.0.7 ,',
    ATELIER_MAX_UPLOAD_MB: '3',
    ATELIER_SUBSCRIPTION_ID: '66ec1726e728c1405e5ebca2',
  });
  expect(config.port).toBe(0);
  expect(config.publicUrl).toBe('https://studio.example.com');
  expect(config.fetchAllow).toEqual(['shop.local:8080', '10.0.0.7']);
  expect(config.maxUploadBytes).toBe(3 * 1024 * 1024);
  expect(config.seed.subscriptionId).toBe('66ec1726e728c1405e5ebca2');
});

test('an empty variable is as good as none', () => {
  const empty = Object.fromEntries(Object.values(SETTINGS).map(({ env }) => [env, '']));
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test('seeds may be as short as a script likes them', () => {
  expect(readConfig({ ATELIER_API_KEY: 'key', ATELIER_JWT_SECRET: 's' }).seed).toMatchObject({
    apiKey: 'key',
    jwtSecret: 's',
  });
});

test('every bad setting is named at once', () => {
  const read = () =>
    readConfig({
      PORT: 'eighty',
      ATELIER_ROLE: 'boss',
      DATABASE_URL: 'mysql://x',
      ATELIER_SUBSCRIPTION_ID: 'XYZ',
    });
  expect(read).toThrow(BadSettings);
  for (const name of ['PORT', 'ATELIER_ROLE', 'DATABASE_URL', 'ATELIER_SUBSCRIPTION_ID'])
    expect(read).toThrow(name);
});

test('a process that only works or only answers needs a database that others reach too', () => {
  expect(() => readConfig({ ATELIER_ROLE: 'worker' })).toThrow('ATELIER_ROLE: "worker" needs DATABASE_URL');
  expect(readConfig({ ATELIER_ROLE: 'worker', DATABASE_URL: 'postgres://db/atelier' }).role).toBe('worker');
});

test('the help names every setting', () => {
  const help = describeSettings();
  for (const { env, doc } of Object.values(SETTINGS)) {
    expect(help).toContain(env);
    expect(help).toContain(doc);
  }
});
