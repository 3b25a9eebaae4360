import { AccountSettings, AccountSettingsChange } from '@atelier/contracts/account';
import { REFUSALS, SECURITY } from '../openapi.ts';
import type { App, RouteContext } from '../route-context.ts';

/** How the account wants to be served. Tokens are for the account's customers, who have no say in it. */
export function settingsRoutes(app: App, { services: { accountSettings }, admit }: RouteContext): void {
  const options = {
    ...admit.keyOnly,
    schema: {
      tags: ['Settings'],
      security: SECURITY.keyOnly,
      response: { 200: AccountSettings, ...REFUSALS },
    },
  };

  app.get('/settings', {
    ...options,
    schema: { ...options.schema, operationId: 'getSettings', summary: 'How the account is served' },
    handler: (request) => accountSettings.read(request.caller.account.id),
  });

  app.patch('/settings', {
    ...options,
    schema: {
      ...options.schema,
      operationId: 'changeSettings',
      summary: 'Choose who makes the pictures of products',
      body: AccountSettingsChange,
    },
    handler: (request) => accountSettings.change(request.caller.account.id, request.body),
  });
}
