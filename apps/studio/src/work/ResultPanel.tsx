import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import type { AtelierFailure } from '@atelier/sdk';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { workTexts as texts } from '../texts/en/work.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import styles from './ResultPanel.module.css';
import type { Work } from './use-work.ts';

export interface ResultPanelProps<Result> {
  work: Work<Result>;
  /** What to do next, while nothing was ordered: an `EmptyState`. */
  empty: ReactNode;
  /** The shape of what is coming: skeletons of the right proportions. */
  placeholder: ReactNode;
  children: (result: Result) => ReactNode;
}

/** Where results appear. Shows every state that work can be in, and says each change aloud. */
export function ResultPanel<Result>({ work, empty, placeholder, children }: ResultPanelProps<Result>) {
  const { state } = work;
  const panel = useScrolledTo<HTMLElement>(state.phase === 'sending');
  return (
    <section ref={panel} className={styles.panel} aria-label={texts.results} aria-busy={work.isBusy}>
      <p className="visually-hidden" role="status">
        {texts.phases[state.phase]}
      </p>
      {state.phase === 'empty' && empty}
      {(state.phase === 'sending' || state.phase === 'running') && (
        <>
          <Running work={work} />
          {placeholder}
        </>
      )}
      {state.phase === 'cancelled' && (
        <EmptyState title={texts.cancelled} action={<Button onClick={work.clear}>{texts.startAgain}</Button>}>
          {texts.cancelledHint}
        </EmptyState>
      )}
      {state.phase === 'failed' && (
        <Failed failure={state.failure} onRetry={state.canRetry ? work.retry : null} onClear={work.clear} />
      )}
      {state.phase === 'done' && children(state.result)}
    </section>
  );
}

/** On phones results stand below the controls: whoever gives an order is taken there. */
export function useScrolledTo<Place extends HTMLElement>(isOrdered: boolean): RefObject<Place | null> {
  const element = useRef<Place>(null);
  useEffect(() => {
    const top = element.current?.getBoundingClientRect().top ?? 0;
    if (!isOrdered || top < window.innerHeight / 2) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.current?.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' });
  }, [isOrdered]);
  return element;
}

function Running<Result>({ work: { state, cancel } }: { work: Work<Result> }) {
  const since = 'since' in state ? state.since : 0;
  const elapsed = useSeconds(since);
  const operation = state.phase === 'running' ? state.operation : null;
  const isCutOff = state.phase === 'running' && state.isCutOff;
  const progress = operation?.progress ?? 0;
  return (
    <div className={styles.running}>
      <div className={styles.row}>
        <strong>
          {state.phase === 'sending' ? texts.sending : texts.doing(operation?.stage, operation?.ahead)}
        </strong>
        <span className={styles.time}>{texts.elapsed(elapsed, remaining(progress, elapsed))}</span>
        {state.phase === 'running' && (
          <Button size="sm" onClick={cancel}>
            {texts.cancel}
          </Button>
        )}
      </div>
      <ProgressBar label={texts.progress} value={progress > 0 ? progress : undefined} />
      {isCutOff && <Notice tone="warn">{texts.cutOff}</Notice>}
    </div>
  );
}

const LEAST_KNOWN = 0.15;

/** Seconds left, once enough is done to tell. */
function remaining(progress: number, elapsed: number): number | null {
  return progress < LEAST_KNOWN ? null : Math.ceil((elapsed / progress) * (1 - progress));
}

/** Whole seconds since a time, counted while shown. */
function useSeconds(since: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - since) / 1000));
}

const NOT_ENOUGH_CREDITS = 402;
const RATE_LIMITED = 429;

/** What went wrong, in the server's words, and what can be done about it. All inputs stay as they are. */
export function Failed({
  failure,
  onRetry,
  onClear,
}: {
  failure: AtelierFailure;
  onRetry: (() => void) | null;
  onClear?: () => void;
}) {
  const wait = useCountdown(failure.status === RATE_LIMITED ? (failure.retryAfterSeconds ?? 0) : 0);
  return (
    <Notice
      tone={failure.status === RATE_LIMITED || failure.status === NOT_ENOUGH_CREDITS ? 'warn' : 'bad'}
      actions={
        <>
          {onRetry !== null && (
            <Button size="sm" onClick={onRetry} disabled={wait > 0}>
              {wait > 0 ? texts.retryIn(wait) : texts.retry}
            </Button>
          )}
          {failure.status === NOT_ENOUGH_CREDITS && (
            <Button size="sm" render={<Link href={STUDIO_SCREENS.usage} />}>
              {texts.plans}
            </Button>
          )}
          {onClear !== undefined && (
            <Button size="sm" tone="quiet" onClick={onClear}>
              {texts.startAgain}
            </Button>
          )}
        </>
      }
    >
      <p>{failure.message}</p>
      {failure.fields.slice(1).map(({ field, message }) => (
        <p key={field + message}>{texts.field(field, message)}</p>
      ))}
      {failure.requestId !== null && <small>{texts.requestId(failure.requestId)}</small>}
    </Notice>
  );
}

/** Seconds down to 0. */
function useCountdown(seconds: number): number {
  const [until] = useState(() => Date.now() + seconds * 1000);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return Math.max(0, Math.ceil((until - now) / 1000));
}
