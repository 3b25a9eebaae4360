import { type ActivityItem, answerOf, hasEnded } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../api/atelier.ts';
import { API_BASE } from './studio-jobs.ts';

/** A picture of a job that others of it are still made beside. */
export interface ArrivedPicture {
  /** From 1. */
  variation: number;
  url: string;
  width: number;
  height: number;
}

export interface Arrived {
  pictures: readonly ArrivedPicture[];
  /** What will not come, and why. */
  errors: readonly { variation: number; error: string }[];
}

const NOTHING: Arrived = { pictures: [], errors: [] };

/** What a running Image Studio job has made so far; looked at again whenever it has come further. */
export function useArrived(operation: ActivityItem | null): Arrived {
  const id = operation?.id ?? '';
  const { data } = useQuery({
    queryKey: ['arrived', id, operation?.progress ?? 0],
    queryFn: () => readArrived(id),
    enabled: operation !== null && !hasEnded(operation),
    // While the next look is on its way, what is there stays in sight.
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
  });
  return data ?? NOTHING;
}

async function readArrived(id: string): Promise<Arrived> {
  const { pictures, errors } = await answerOf(
    atelier.imageStudio.GET('/image-studio/jobs/{id}', { params: { path: { id } } }),
  );
  return {
    pictures: pictures.map(({ position, variation, url, width, height }) => ({
      variation: variation ?? position + 1,
      url: `${API_BASE}${url}`,
      width,
      height,
    })),
    errors,
  };
}
