import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function logInto(lines: string[]) {
  return createLog({ logLevel: 'info' }, { write: (line: string) => void lines.push(line) });
}

test('secrets are blanked wherever they stand in a line', () => {
  const lines: string[] = [];
  const log = logInto(lines);
  log.info({ apiKey: 's3cret', config: { databaseUrl: 's3cret' } }, 'one');
  log.info({ req: { headers: { 'x-api-key': 's3cret', authorization: 's3cret' } } }, 'two');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('s3cret');
});

test('an error is told with its causes, but not with folders and addresses', () => {
  const lines: string[] = [];
  const cause = new Error('ENOENT: no such file, open /srv/atelier/data/blobs/photo');
  const error = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432', { cause }), {
    code: 'ECONNREFUSED',
    address: '10.1.2.3',
    path: '/srv/atelier/x',
  });
  logInto(lines).warn({ err: error }, 'trouble');
  const { err } = JSON.parse(lines.join(''));
  expect(err).toMatchObject({
    code: 'ECONNREFUSED',
    message: expect.stringContaining('connect ECONNREFUSED'),
  });
  expect(err.stack).toContain('log.test.ts');
  expect(err.stack).toContain('open photo');
  for (const place of [import.meta.dirname, '/srv/atelier', '10.1.2.3'])
    expect(lines.join('')).not.toContain(place);
});
