import { expect, test } from 'vitest';
import { startEmbedded } from '../../apps/server/src/store/embedded/postgres.ts';
import { quiet } from '../support/domain.ts';
import { startAtelier, temporaryFolder } from '../support/server.ts';
import { flatLay, Shop } from './shop.ts';

test('503: while the database is away every call says when to come back, and then it works again', async () => {
  const folder = temporaryFolder();
  const postgres = await startEmbedded(folder, quiet);
  const { user, host } = postgres.address;
  const atelier = await startAtelier({
    env: { DATABASE_URL: `postgresql://${user}@localhost/postgres?host=${encodeURIComponent(host)}` },
  });
  const shop = await Shop.open(atelier.url, {
    subscription_id: atelier.subscriptionId,
    api_key: atelier.apiKey,
    jwt_iss: atelier.jwtIss,
    jwt_secret: atelier.jwtSecret,
  });
  const image = await shop.image();
  await postgres.stop();
  const away = await Promise.all([
    shop.create(flatLay(image.id)),
    shop.operation('flatlay_op-x'),
    shop.upload(),
  ]);
  for (const { status, headers, body } of away) {
    expect([status, body]).toEqual([503, { detail: expect.stringContaining('not ready') }]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  const list = await shop.call('GET', '/v1/sku_items', { headers: shop.key });
  expect([list.status, list.body]).toEqual([503, { code: 'UNAVAILABLE', message: expect.any(String) }]);
  const restarted = await startEmbedded(folder, quiet);
  expect(await shop.create(flatLay(image.id))).toMatchObject({ status: 200 });
  await atelier.kill('SIGKILL');
  await restarted.stop();
});
