import { AtelierError } from '@atelier/contracts';
import { type PersonaChange, type PersonaRequest, shown } from '@atelier/contracts/image-studio';
import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import type { Db, Tx } from '../store/connect.ts';
import { inTurn } from '../store/in-turn.ts';
import {
  changePersona,
  clearDefaultPersona,
  deletePersona,
  findDefaultPersona,
  findPersona,
  insertPersona,
  listPersonas,
  type PersonaRow,
} from '../store/personas.ts';

const MOST_PERSONAS = 100;

/** Which persona a request for pictures wants; `id` counts only when it wants one. */
export interface PersonaWish {
  isWanted: boolean;
  id: string | undefined;
}

/** Voices of brands (spec: image-studio-api.md sections 4 and 12). Another account's persona is unknown. */
export interface Personas {
  /** @throws AtelierError `bad_request` when the account has as many as it may */
  create(account: AccountId, wish: PersonaRequest): Promise<PersonaRow>;
  /** In order of creation. */
  list(account: AccountId): Promise<PersonaRow[]>;
  /** @throws AtelierError `not_found`, here and below */
  get(account: AccountId, id: string): Promise<PersonaRow>;
  change(account: AccountId, id: string, change: PersonaChange): Promise<PersonaRow>;
  remove(account: AccountId, id: string): Promise<void>;
  /**
   * The persona of a request: the one it names, else the account's default; null when it wants none.
   * @throws AtelierError `bad_request` when there is no default, `not_found`
   */
  chosen(account: AccountId, wish: PersonaWish): Promise<PersonaRow | null>;
}

export function createPersonas({ db, ambient }: { db: Db; ambient: Ambient }): Personas {
  const get = async (account: AccountId, id: string, within: Db = db): Promise<PersonaRow> =>
    (await findPersona(within, account, id)) ?? notFound(id);
  /** Personas of one account change in turn, so that there is never more than one default. */
  const changing = <T>(account: AccountId, work: (tx: Tx) => Promise<T>): Promise<T> =>
    inTurn(db, `personas ${account}`, work);
  return {
    create: (account, wish) => changing(account, (tx) => createPersona(tx, ambient, account, wish)),
    list: (account) => listPersonas(db, account),
    get: (account, id) => get(account, id),
    change: (account, id, change) =>
      changing(account, async (tx) => {
        await get(account, id, tx);
        if (change.is_default === true) await clearDefaultPersona(tx, account);
        await changePersona(tx, account, id, definite(change));
        return get(account, id, tx);
      }),
    remove: async (account, id) => {
      if (!(await deletePersona(db, account, id))) notFound(id);
    },
    chosen: async (account, { isWanted, id }) => {
      if (!isWanted) return null;
      if (id !== undefined) return get(account, id);
      const own = await findDefaultPersona(db, account);
      if (own !== null) return own;
      throw new AtelierError('bad_request', { message: 'No persona is available for this account' });
    },
  };
}

async function createPersona(
  tx: Tx,
  ambient: Ambient,
  account: AccountId,
  { name, keywords, avoid, colors, tone, is_default }: PersonaRequest,
): Promise<PersonaRow> {
  const { length: existing } = await listPersonas(tx, account);
  if (existing >= MOST_PERSONAS)
    throw new AtelierError('bad_request', { message: `An account has at most ${MOST_PERSONAS} personas` });
  const persona = {
    id: `persona-${ambient.uuid()}`,
    account_id: account,
    name: name.trim(),
    keywords,
    avoid,
    colors,
    tone: orNull(tone),
    is_default: is_default ?? existing === 0,
    created_at: ambient.now(),
  };
  if (persona.is_default) await clearDefaultPersona(tx, account);
  await insertPersona(tx, persona);
  return persona;
}

/** Without what is undefined: that would be written as null. */
function definite({ name, keywords, avoid, colors, tone, is_default }: PersonaChange) {
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(keywords === undefined ? {} : { keywords }),
    ...(avoid === undefined ? {} : { avoid }),
    ...(colors === undefined ? {} : { colors }),
    ...(tone === undefined ? {} : { tone: orNull(tone) }),
    ...(is_default === undefined ? {} : { is_default }),
  };
}

/** An empty tone is none. */
function orNull(tone: string | undefined): string | null {
  const words = tone?.trim() ?? '';
  return words === '' ? null : words;
}

function notFound(id: string): never {
  throw new AtelierError('not_found', { message: `Persona not found: ${shown(id)}` });
}
