import { ServerCrash } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { navigationTexts as texts } from '../texts/en/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** A defect in one screen leaves the others usable; drafts are kept elsewhere and survive. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override render() {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <EmptyState
        icon={ServerCrash}
        title={texts.crashed}
        action={<Button onClick={() => location.reload()}>{texts.reload}</Button>}
      >
        {texts.crashedHint}
      </EmptyState>
    );
  }
}
