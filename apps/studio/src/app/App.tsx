import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { queryClient } from '../api/query-client.ts';
import { useSession } from '../api/session.ts';
import { AppShell } from '../shell/AppShell.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { NotFound } from './NotFound.tsx';
import { PLACES } from './places.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { ScreenSkeleton } from './ScreenSkeleton.tsx';
import { SignIn } from './SignIn.tsx';
import { SCREENS } from './screens.ts';

const ROUTES = Object.entries(SCREENS).flatMap(([screen, Component]) =>
  PLACES.filter((place) => place.screen === screen).map(({ path }) => ({ screen, path, Component })),
);

/** The web studio. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Door />
      <Toasts />
    </QueryClientProvider>
  );
}

/** Whoever is not signed in meets the door, whatever the address; afterwards they are where they wanted to be. */
function Door() {
  const { data: session, error, refetch } = useSession();
  if (session === undefined)
    return error === null ? null : <SignIn trouble={error} onRetry={() => void refetch()} />;
  if (!session.signed_in) return <SignIn />;
  return (
    <AppShell>
      <Switch>
        {ROUTES.map(({ screen, path, Component }) => (
          <Route key={screen} path={path}>
            <ScreenBoundary key={screen}>
              <Suspense fallback={<ScreenSkeleton />}>
                <Component />
              </Suspense>
            </ScreenBoundary>
          </Route>
        ))}
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </AppShell>
  );
}
