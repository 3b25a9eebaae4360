import { answerOf, type Session } from '@atelier/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { atelier } from './atelier.ts';
import { queryClient, SESSION_KEY } from './query-client.ts';

/** Who is signed in; loading only once, at the very start. */
export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      const session = await answerOf(atelier.account.GET('/session'));
      return session.signed_in || !session.may_open ? session : signIn({});
    },
  });
}

/** The session of a screen: screens are only shown to those who are signed in. */
export function useSignedIn(): Session {
  const { data } = useSession();
  if (data === undefined) throw new Error('a screen was shown before the session was known');
  return data;
}

function signIn(body: { key?: string }): Promise<Session> {
  return answerOf(atelier.account.POST('/session', { body }));
}

/** Signs in with a key. Its failure says why not. */
export function useSignIn() {
  return useMutation({
    mutationFn: (key: string) => signIn({ key }),
    onSuccess: (session) => queryClient.setQueryData(SESSION_KEY, session),
  });
}

/** Forgets everything that this browser showed. */
export async function signOut(): Promise<void> {
  await answerOf(atelier.account.DELETE('/session'));
  queryClient.clear();
  location.assign('/');
}

/** Credits changed: the balance is read again. */
export function refreshCredits(): void {
  void queryClient.invalidateQueries({ queryKey: SESSION_KEY });
}
