import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { Compass } from 'lucide-react';
import { Link } from 'wouter';
import { navigationTexts as texts } from '../texts/en/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** For addresses that lead nowhere. */
export function NotFound() {
  return (
    <EmptyState
      icon={Compass}
      title={texts.notFound}
      action={<Button render={<Link href={STUDIO_SCREENS.home} />}>{texts.toHome}</Button>}
    >
      {texts.notFoundHint}
    </EmptyState>
  );
}
