import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Domain, openDomain } from '../../../../test/support/domain.ts';
import { order } from '../../../../test/support/orders.ts';
import type { AccountId } from '../accounts/account.ts';
import { realAmbient } from '../ambient.ts';
import { endAllHolds } from '../store/blobs.ts';
import { tidy } from './janitor.ts';

const DAY_MS = 86_400_000;
const clock = { ahead: 0 };
let domain: Domain;
let account: AccountId;

beforeAll(async () => {
  domain = await openDomain({
    ambient: { ...realAmbient, now: () => new Date(Date.now() + clock.ahead) },
  });
});
beforeEach(async () => {
  clock.ahead = 0;
  account = await domain.account();
});
afterAll(() => domain.close());

const janitor = () => tidy({ ...domain.parts, cacheDays: 7 });
const ownFiles = async () => (await domain.files()).filter((file) => file.startsWith(account));

describe('an upload', () => {
  test('is kept as it came and served re-encoded', async () => {
    const image = await domain.assets.upload(account, Buffer.from('photo'));
    expect(image).toMatchObject({ ownerType: 'user', mime: 'image/jpeg', width: 10, height: 10 });
    expect(image.id).toMatch(/^user_image-[0-9a-f-]{36}$/);
    const served = await domain.assets.served(image.id);
    expect(served && (await text(served.open()))).toBe('served photo');
    expect(served && (await text(served.open({ start: 7, end: 9 })))).toBe('pho');
    expect(served).toMatchObject({
      bytes: 12,
      mime: 'image/jpeg',
      etag: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await ownFiles()).toHaveLength(2);
  });

  test('that is no picture is refused at its field and leaves nothing', async () => {
    const refusal = domain.assets.upload(account, Buffer.from('bad'));
    await expect(refusal).rejects.toMatchObject({
      code: 'invalid_request',
      fields: [{ loc: ['body', 'image_data'], msg: 'The file is not a picture.' }],
    });
    expect(await ownFiles()).toEqual([]);
  });

  test('of another account is unknown, for reading and for deleting', async () => {
    const { id } = await domain.assets.upload(account, Buffer.from('photo'));
    const stranger = await domain.account('stranger');
    expect(await domain.assets.uploaded(stranger, id)).toBeNull();
    await expect(domain.assets.deleteUploaded(stranger, id)).rejects.toMatchObject({
      code: 'image_not_found',
    });
    await expect(domain.operations.create(stranger, order([id]))).rejects.toMatchObject({
      code: 'input_image_not_found',
    });
    expect(await domain.assets.uploaded(account, id)).not.toBeNull();
  });
});

describe('deleting', () => {
  test('removes the bytes at once, and the id is unknown', async () => {
    const { id } = await domain.assets.upload(account, Buffer.from('photo'));
    await domain.assets.deleteUploaded(account, id);
    expect(await ownFiles()).toEqual([]);
    expect(await domain.assets.served(id)).toBeNull();
    await expect(domain.assets.deleteUploaded(account, id)).rejects.toMatchObject({
      code: 'image_not_found',
    });
  });

  test('keeps bytes that another picture has too, and those of other accounts', async () => {
    const [first, second] = [
      await domain.assets.upload(account, Buffer.from('same')),
      await domain.assets.upload(account, Buffer.from('same')),
    ];
    const stranger = await domain.account('stranger');
    const foreign = await domain.assets.upload(stranger, Buffer.from('same'));
    await domain.assets.deleteUploaded(account, first.id);
    expect(await ownFiles()).toHaveLength(2);
    await domain.assets.deleteUploaded(account, second.id);
    expect(await ownFiles()).toEqual([]);
    expect(await domain.assets.served(foreign.id)).not.toBeNull();
  });

  test('a picture of ours is refused', async () => {
    const { id } = await domain.assets.upload(account, Buffer.from('model'));
    await domain.db.updateTable('images').set({ owner_type: 'aiuta' }).where('id', '=', id).execute();
    await expect(domain.assets.deleteUploaded(account, id)).rejects.toMatchObject({
      code: 'image_not_owned',
    });
  });

  test('an upload by the call for generated pictures finds nothing', async () => {
    const { id } = await domain.assets.upload(account, Buffer.from('photo'));
    await expect(domain.assets.deleteGenerated(account, id)).rejects.toMatchObject({
      code: 'image_not_found',
    });
  });
});

describe('the janitor', () => {
  test('deletes what expired', async () => {
    const { id } = await domain.assets.upload(account, Buffer.from('photo'));
    clock.ahead = 31 * DAY_MS;
    expect(await domain.assets.uploaded(account, id)).toBeNull();
    await janitor();
    expect(await ownFiles()).toEqual([]);
  });

  test('deletes bytes of writers that died, but not those of writers at work', async () => {
    await domain.parts.storage.hold(account, Buffer.from('held'));
    await janitor();
    expect(await ownFiles()).toHaveLength(1);
    await endAllHolds(domain.db);
    await janitor();
    expect(await ownFiles()).toEqual([]);
  });

  test('at work beside uploads and deletions of the same bytes never loses a picture that is shown', async () => {
    const contents = ['a', 'b'];
    const rounds = Array.from({ length: 40 }, (_, round) => round);
    const live = await Promise.all(
      rounds.map(async (round) => {
        const { id } = await domain.assets.upload(account, Buffer.from(contents[round % 2] ?? ''));
        await janitor();
        if (round % 3 === 0) return id;
        await domain.assets.deleteUploaded(account, id);
        return null;
      }),
    );
    for (const id of live.filter((kept) => kept !== null)) {
      const served = await domain.assets.served(id);
      expect(served && (await text(served.open()))).toMatch(/^served [ab]$/);
    }
    expect(await ownFiles()).toHaveLength(4);
  });
});
