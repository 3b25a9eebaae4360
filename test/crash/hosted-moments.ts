import type { HoldPoint } from '../fakes/faults.ts';

/** A moment in the life of paid work at which the server is killed, as its provider sees it. */
export interface Moment {
  name: string;
  /** Which of the requests for the work: its submission, a look at the job (from 1), or the fetching of its picture. */
  request: 'submission' | 'picture' | { look: number };
  at: HoldPoint;
  /** The answer is let out, and the kill comes soon after it. */
  isAnswered?: boolean;
  /**
   * How the work must end: `lost` = it is not known whether it was done, and it is not sent again; `done` = with its
   * picture; `either` when the kill may come before or after the server noted what it heard.
   */
  ends: 'lost' | 'done' | 'either';
  /** Whether the provider did the work. */
  paid: 0 | 1;
}

const SUBMISSION: readonly Moment[] = [
  { name: 'the request has arrived', request: 'submission', at: 'arrival', ends: 'lost', paid: 0 },
  { name: 'the work is taken on', request: 'submission', at: 'answer', ends: 'lost', paid: 1 },
  { name: 'the answer is half sent', request: 'submission', at: 'half', ends: 'lost', paid: 1 },
  {
    name: 'the answer is sent',
    request: 'submission',
    at: 'answer',
    isAnswered: true,
    ends: 'either',
    paid: 1,
  },
];

/** Between submission and result of work whose answer is the picture. */
export const SYNC_MOMENTS = SUBMISSION;

const after = (name: string, request: Moment['request'], at: HoldPoint, isAnswered = false): Moment => ({
  name,
  request,
  at,
  isAnswered,
  ends: 'done',
  paid: 1,
});

/** Between submission and result of work that is looked at (twice) until its picture can be fetched. */
export const JOB_MOMENTS: readonly Moment[] = [
  ...SUBMISSION,
  after('the job is looked at', { look: 1 }, 'answer'),
  after('the job was looked at', { look: 1 }, 'answer', true),
  after('the job was told to be done', { look: 2 }, 'answer', true),
  after('the picture is half fetched', 'picture', 'half'),
  after('the picture was fetched', 'picture', 'answer', true),
];
