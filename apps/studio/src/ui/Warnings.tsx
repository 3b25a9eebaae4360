import { Notice } from './Notice.tsx';

/** What the server says about a result besides the result. */
export function Warnings({ of, tone = 'neutral' }: { of: readonly string[]; tone?: 'neutral' | 'warn' }) {
  return of.map((warning) => (
    <Notice key={warning} tone={tone}>
      {warning}
    </Notice>
  ));
}
