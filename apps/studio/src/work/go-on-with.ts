import { STUDIO_SCREENS, type StudioScreen } from '@atelier/contracts/studio-screens';
import type { ActivityItem } from '@atelier/sdk';
import { navigate } from 'wouter/use-browser-location';
import { writeDraft } from '../drafts/draft.ts';
import { keepWork } from './work-store.ts';

/** Opens the screen that ordered an operation, with what the operation made or is making. */
export function goOnWith({ id, operation, created_at: created }: ActivityItem, screen: StudioScreen): void {
  const work = { operationId: id, since: Date.parse(created) };
  // Control keeps an order for each thing that leads, and shows that of the chosen one.
  if (screen === 'control' && operation !== null) {
    keepWork(`control.${operation}`, work);
    writeDraft('control', { operation });
  } else keepWork(screen, work);
  navigate(STUDIO_SCREENS[screen]);
}
