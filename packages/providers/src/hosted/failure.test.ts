import { describe, expect, test } from 'vitest';
import { failureOf, lostCall, retryAfterOf } from './failure.ts';
import { HttpFailed } from './http-port.ts';

const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  ok: false,
  headers,
  bytes: new Uint8Array(0),
  accepted: 'unknown' as const,
});

describe('what a status says', () => {
  test.each([
    [400, 'invalid', 'no', 'no'],
    [401, 'auth', 'no', 'no'],
    [402, 'quota', 'no', 'no'],
    [404, 'not-found', 'no', 'no'],
    [413, 'too-large', 'no', 'no'],
    [422, 'invalid', 'no', 'no'],
    [429, 'rate', 'no', 'no'],
    [500, 'internal', 'unknown', 'unknown'],
    [502, 'internal', 'unknown', 'unknown'],
    [503, 'unavailable', 'unknown', 'unknown'],
    [504, 'timeout', 'unknown', 'unknown'],
    [302, 'bad-output', 'unknown', 'unknown'],
  ])('%i is %s, accepted: %s, charged: %s', (status, kind, accepted, charged) => {
    expect(failureOf(answer(status)).error).toMatchObject({ kind, accepted, charged, status });
  });

  test('a provider that knows better is believed', () => {
    const { error } = failureOf(answer(503), { accepted: 'no', message: 'The model is being loaded.' });
    expect(error).toMatchObject({ kind: 'unavailable', accepted: 'no', charged: 'no' });
  });

  test('no message is long', () => {
    expect(failureOf(answer(400), { message: 'x'.repeat(5_000) }).error.message).toHaveLength(300);
  });

  test('the id that support asks for is kept', () => {
    expect(failureOf(answer(400, { 'x-request-id': 'abc' })).error.requestId).toBe('abc');
  });
});

describe('an answer that never came', () => {
  test.each([
    [true, true, 'unknown'],
    [true, false, 'no'],
    [false, true, 'yes'],
  ])('for paid work: %s, sent: %s, was accepted: %s', (isPaid, mayHaveArrived, accepted) => {
    const { error } = lostCall(new HttpFailed('reset', mayHaveArrived), isPaid);
    expect(error).toMatchObject({ kind: 'network', accepted });
  });
});

test.each([
  [{ 'retry-after': '7' }, 7_000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
  [{ date: 'Sat, 21 Nov 2026 10:00:00 GMT', 'retry-after': 'Sat, 21 Nov 2026 10:01:00 GMT' }, 60_000],
  [{ date: 'Sat, 21 Nov 2026 10:00:00 GMT', 'retry-after': 'Sat, 21 Nov 2026 09:00:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
])('%j means to wait %s ms', (headers: Record<string, string>, wait) => {
  expect(retryAfterOf(headers)).toBe(wait);
});
