import { expect, test } from 'vitest';
import { createLog } from './log.ts';

test('secrets are blanked wherever they stand in a line', () => {
  const lines: string[] = [];
  const log = createLog({ logLevel: 'info' }, { write: (line: string) => void lines.push(line) });
  log.info({ apiKey: 's3cret', config: { databaseUrl: 's3cret' } }, 'one');
  log.info({ req: { headers: { 'x-api-key': 's3cret', authorization: 's3cret' } } }, 'two');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('s3cret');
});
