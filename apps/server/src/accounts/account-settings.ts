import { fieldError } from '@atelier/contracts';
import {
  type AccountSettings,
  type AccountSettingsChange,
  PRODUCT_PICTURES,
  type ProductPictures,
} from '@atelier/contracts/account';
import { HOSTED_PROVIDERS, type Operation } from '@atelier/providers/hosted';
import type { Engines } from '../hosted/choose.ts';
import { productEngineOf, updateProductEngine } from '../store/accounts.ts';
import type { Db } from '../store/connect.ts';
import type { AccountId } from './account.ts';
import { changeAccounts } from './change-accounts.ts';

/** What an account itself may say about how it is served. */
export interface SettingsOfAccounts {
  read(account: AccountId): Promise<AccountSettings>;
  /** @throws AtelierError `validation_failed` for an engine that cannot be chosen */
  change(account: AccountId, change: AccountSettingsChange): Promise<AccountSettings>;
}

type EngineChoice = AccountSettings['engines'][number];

const OPERATION_OF: Record<ProductPictures, Operation> = {
  flat_lay: 'flat-lay',
  on_figure: 'on-figure',
  try_on: 'try-on',
};

export function createAccountSettings(db: Db, engines: Engines): SettingsOfAccounts {
  const choices = engineChoices(engines);
  const read = async (account: AccountId) => ({
    engine: await productEngineOf(db, account),
    engines: choices,
  });
  return {
    read,
    change: async (account, { engine }) => {
      if (engine !== undefined) {
        expectAvailable(choices, engine);
        await changeAccounts(db, (tx) => updateProductEngine(tx, account, engine));
      }
      return read(account);
    },
  };
}

/** Everybody whom an account could name, in the order in which they are to be shown. */
function engineChoices({ providers }: Engines): EngineChoice[] {
  const hosted = HOSTED_PROVIDERS.map(({ id, name }) => {
    const specs = providers.get(id)?.provider.specs() ?? [];
    const makes = PRODUCT_PICTURES.filter((pictures) =>
      specs.some(({ operation }) => operation === OPERATION_OF[pictures]),
    );
    return { id, name, available: makes.length > 0, makes };
  });
  return [
    { id: 'local', name: 'Local engine', available: true, makes: [...PRODUCT_PICTURES] },
    { id: 'auto', name: 'A provider where one can', available: true, makes: [...PRODUCT_PICTURES] },
    ...hosted,
  ];
}

function expectAvailable(choices: readonly EngineChoice[], engine: string): void {
  const available = choices.filter((choice) => choice.available).map(({ id }) => id);
  if (!available.includes(engine))
    throw fieldError(['body', 'engine'], `Expected one of ${available.join(', ')}`);
}
