import { ErrorDetail, fieldError } from '@atelier/contracts';
import { ActivityItem, ActivityPage, ActivityQuery } from '@atelier/contracts/account';
import type { PageEnd } from '../../store/activity.ts';
import { ID_REFUSALS, operationIdParams, POLL_REFUSALS, SECURITY } from '../openapi.ts';
import type { App, RouteContext } from '../route-context.ts';
import { activityItem } from './activity-item.ts';

const TAGS = ['Operations'];

/** Everything the account has at work and had, of all APIs in one list. */
export function operationRoutes(app: App, { services: { activity }, admit, images }: RouteContext): void {
  app.get('/operations', {
    ...admit.client,
    schema: {
      operationId: 'listOperations',
      summary: 'Operations of all APIs, newest first',
      tags: TAGS,
      security: SECURITY.client,
      querystring: ActivityQuery,
      response: { 200: ActivityPage, ...POLL_REFUSALS },
    },
    handler: async (request) => {
      const { kind, status, cursor, limit } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor);
      const page = await activity.list(request.caller.account.id, {
        kinds: kind,
        statuses: status,
        after,
        limit,
      });
      const origin = images.originFor(request);
      return {
        operations: page.operations.map((operation) => activityItem(operation, images, origin)),
        next_cursor: page.next && writeCursor(page.next),
      };
    },
  });

  const one = {
    ...admit.client,
    schema: {
      tags: TAGS,
      security: SECURITY.client,
      params: operationIdParams,
      response: { 200: ActivityItem, ...ID_REFUSALS, 404: ErrorDetail },
    },
  };

  app.get('/operations/:operation_id', {
    ...one,
    schema: { ...one.schema, operationId: 'getOperation', summary: 'How far an operation is' },
    handler: async (request) => {
      const operation = await activity.get(request.caller.account.id, request.params.operation_id);
      return activityItem(operation, images, images.originFor(request));
    },
  });

  app.delete('/operations/:operation_id', {
    ...one,
    schema: {
      ...one.schema,
      operationId: 'cancelOperation',
      summary: 'Cancel an operation; one that has ended stays as it is',
    },
    handler: async (request) => {
      const { account } = request.caller;
      await activity.cancel(account.id, request.params.operation_id);
      const operation = await activity.get(account.id, request.params.operation_id);
      return activityItem(operation, images, images.originFor(request));
    },
  });
}

/** Where a page ended, opaque to callers: a time and an id. */
function writeCursor({ createdAt, id }: PageEnd): string {
  return Buffer.from(`${createdAt.getTime()} ${id}`).toString('base64url');
}

/** @throws AtelierError `invalid_request` */
function readCursor(cursor: string): PageEnd {
  const [, time, id] = /^(\d{1,15}) ([\x21-\x7e]+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (time === undefined || id === undefined)
    throw fieldError(['query', 'cursor'], 'Expected the next_cursor of a page');
  return { createdAt: new Date(Number(time)), id };
}
