import { type AccountSettings, answerOf } from '@atelier/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { queryClient } from '../../api/query-client.ts';
import { settingsTexts as texts } from '../../texts/en/settings.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Failed } from '../../work/ResultPanel.tsx';
import { toFailure } from '../../work/use-work.ts';
import styles from './Settings.module.css';

type Engine = AccountSettings['engines'][number];

const SETTINGS_KEY = ['account-settings'];

/** Who makes the account's pictures of products; what is chosen holds for orders from then on. */
export function ProductEngine() {
  const { data, error, refetch } = useQuery({
    queryKey: SETTINGS_KEY,
    queryFn: () => answerOf(atelier.account.GET('/settings')),
  });
  const change = useMutation({
    mutationFn: (engine: string) => answerOf(atelier.account.PATCH('/settings', { body: { engine } })),
    onSuccess: (settings) => queryClient.setQueryData(SETTINGS_KEY, settings),
  });
  const refusal = change.error ?? error;
  const retry = () => {
    if (change.variables === undefined) void refetch();
    else change.mutate(change.variables);
  };
  return (
    <Panel title={texts.engine}>
      <p className={styles.hint}>{texts.engineHint}</p>
      {data === undefined && error === null && <Skeleton ratio={4} />}
      {data !== undefined && (
        <EngineChoice
          engines={data.engines}
          // Shown as chosen before the server has answered.
          chosen={change.isPending ? change.variables : data.engine}
          onChoose={change.mutate}
        />
      )}
      {refusal !== null && <Failed failure={toFailure(refusal)} onRetry={retry} />}
    </Panel>
  );
}

function EngineChoice({
  engines,
  chosen,
  onChoose,
}: {
  engines: readonly Engine[];
  chosen: string;
  onChoose: (engine: string) => void;
}) {
  const missing = engines.filter(({ available }) => !available);
  return (
    <div className={styles.engines}>
      <Choice
        label={texts.engineOf}
        look="cards"
        value={chosen}
        onChange={onChoose}
        options={engines
          .filter(({ available }) => available)
          .map((engine) => ({ value: engine.id, label: nameOf(engine), detail: detailOf(engine) }))}
      />
      {missing.length > 0 && (
        <div className={styles.missing}>
          <p className={styles.hint}>{texts.enginesMissing}</p>
          <ul className={styles.links}>
            {missing.map(({ id, name }) => (
              <li key={id}>
                <Badge>{name}</Badge>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function nameOf({ id, name }: Engine): string {
  return isOwnChoice(id) ? texts.engines[id].name : name;
}

function detailOf({ id, makes }: Engine): string {
  return isOwnChoice(id) ? texts.engines[id].detail : texts.makes(makes.map((kind) => texts.kinds[kind]));
}

/** Everybody else is a provider, and named by the server. */
function isOwnChoice(id: string): id is keyof typeof texts.engines {
  return Object.hasOwn(texts.engines, id);
}
