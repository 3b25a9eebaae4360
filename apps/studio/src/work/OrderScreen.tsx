import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useActions } from '../actions/actions.ts';
import { OrderBar } from '../ui/OrderBar.tsx';
import { Page, Workbench } from '../ui/Page.tsx';
import { PlaceholderGrid } from '../ui/Skeleton.tsx';
import { ResultPanel } from './ResultPanel.tsx';
import type { Work } from './use-work.ts';

export interface OrderScreenProps<Result> {
  /** `run` is what the button says. */
  texts: { title: string; purpose: string; run: string };
  icon: LucideIcon;
  work: Work<Result>;
  /** Why the order cannot be given, in sight. */
  disabledReason: string | undefined;
  onOrder: () => void;
  /** What the order makes or costs, in words. */
  makes: ReactNode;
  /** How many pictures come, and their width / height: the shape of what is awaited. */
  awaited: { count: number; ratio: number };
  /** Panels with everything that the order says. */
  controls: ReactNode;
  /** In the place of results while nothing was ordered. */
  empty: ReactNode;
  children: (result: Result) => ReactNode;
}

/** A screen of one order: what it says, the button and the shortcut that give it, and what comes of it. */
export function OrderScreen<Result>(props: OrderScreenProps<Result>) {
  const { texts, icon, work, disabledReason, onOrder, makes, awaited, controls, empty, children } = props;
  useActions([
    {
      id: `order.${texts.title}`,
      label: texts.run,
      group: texts.title,
      icon,
      shortcut: 'Mod+Enter',
      disabledReason,
      run: onOrder,
    },
  ]);
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <Workbench
        controls={
          <>
            {controls}
            <OrderBar
              label={texts.run}
              icon={icon}
              isBusy={work.isBusy}
              disabledReason={disabledReason}
              onOrder={onOrder}
            >
              {makes}
            </OrderBar>
          </>
        }
        result={
          <ResultPanel work={work} empty={empty} placeholder={<PlaceholderGrid {...awaited} />}>
            {children}
          </ResultPanel>
        }
      />
    </Page>
  );
}
