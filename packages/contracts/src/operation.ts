import { z } from 'zod';
import { OPERATION_PRIORITIES, OPERATION_STATUSES } from './product-enums.ts';

/** Running: CREATED, IN_PROGRESS, PAUSED; the others are final and never change again. */
export const OperationStatus = z.enum(OPERATION_STATUSES).meta({ id: 'OperationStatus' });
export type OperationStatus = z.infer<typeof OperationStatus>;

export const OperationPriority = z.enum(OPERATION_PRIORITIES);
export type OperationPriority = z.infer<typeof OperationPriority>;

/** The answer to every creation: poll the operation by this id. */
export const OperationCreated = z.object({ operation_id: z.string() }).meta({ id: 'OperationCreated' });
export type OperationCreated = z.infer<typeof OperationCreated>;
