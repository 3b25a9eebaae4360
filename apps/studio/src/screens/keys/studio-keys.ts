import { answerOf } from '@atelier/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { queryClient } from '../../api/query-client.ts';

const KEYS_KEY = ['keys'];

export const PERMISSIONS = ['read', 'write', 'admin'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Days until a key ends; null = never. */
export const EXPIRY_DAYS = { never: null, month: 30, quarter: 90, year: 365 } as const;
export type Expiry = keyof typeof EXPIRY_DAYS;
export const EXPIRIES = ['never', 'month', 'quarter', 'year'] as const satisfies readonly Expiry[];
const DAY_MS = 24 * 60 * 60 * 1000;

/** What a new key is wished to be. */
export interface KeyDraft {
  name: string;
  description: string;
  permissions: Permission[];
  expiry: Expiry;
}

/** The account's keys, newest first. */
export function useKeys() {
  return useQuery({
    queryKey: KEYS_KEY,
    queryFn: async () => {
      const { keys } = await answerOf(atelier.imageStudio.GET('/keys'));
      return keys.toSorted((a, b) => b.created_at.localeCompare(a.created_at));
    },
  });
}

export type ListedKey = NonNullable<ReturnType<typeof useKeys>['data']>[number];

/** Makes a key; what it gives back holds the key itself, this once. */
export function useMakeKey() {
  return useMutation({
    mutationFn: ({ name, description, permissions, expiry }: KeyDraft) => {
      const days = EXPIRY_DAYS[expiry];
      const body = {
        name,
        permissions,
        ...(description.trim() === '' ? {} : { description }),
        ...(days === null ? {} : { expires: new Date(Date.now() + days * DAY_MS).toISOString() }),
      };
      return answerOf(atelier.imageStudio.POST('/keys', { body }));
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEYS_KEY }),
  });
}

export function useRevokeKey() {
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(atelier.imageStudio.DELETE('/keys/{id}', { params: { path: { id } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEYS_KEY }),
  });
}
