import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { Eraser, type LucideIcon, Share2, Sparkles } from 'lucide-react';
import { navigate } from 'wouter/use-browser-location';
import { writeDraft } from '../../drafts/draft.ts';
import { dashboardTexts as texts } from '../../texts/en/dashboard.ts';
import { Button } from '../../ui/Button.tsx';

interface QuickAction {
  label: string;
  icon: LucideIcon;
  run: () => void;
}

const ACTIONS: readonly QuickAction[] = [
  { label: texts.quick.create, icon: Sparkles, run: () => navigate(STUDIO_SCREENS.create) },
  { label: texts.quick.social, icon: Share2, run: () => navigate(STUDIO_SCREENS.social) },
  {
    label: texts.quick.removeBackground,
    icon: Eraser,
    run: () => {
      writeDraft('edit', { operation: 'remove_background' });
      navigate(STUDIO_SCREENS.edit);
    },
  },
];

/** What people come for most, one press away. */
export function QuickActions() {
  return ACTIONS.map(({ label, icon, run }) => (
    <Button key={label} icon={icon} onClick={run}>
      {label}
    </Button>
  ));
}
