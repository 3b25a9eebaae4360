import { answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { providersTexts as texts } from '../../texts/en/providers.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PlaceholderGrid } from '../../ui/Skeleton.tsx';
import styles from './Providers.module.css';

const PLACEHOLDERS = 4;
const CARD_RATIO = 3 / 2;

/** Who can make pictures here, and why somebody cannot. */
export default function ProvidersScreen() {
  const { data, error } = useProviders();
  return (
    <Page title={texts.title} purpose={texts.purpose}>
      <Notice>{texts.hint}</Notice>
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      {data === undefined && error === null && <PlaceholderGrid count={PLACEHOLDERS} ratio={CARD_RATIO} />}
      <div className={styles.grid}>
        {Object.entries(data ?? {}).map(([id, provider]) => (
          <ProviderCard key={id} provider={provider} />
        ))}
      </div>
      <Studios />
    </Page>
  );
}

function useProviders() {
  return useQuery({
    queryKey: ['providers'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/providers')),
    // What is kept is the whole answer: Create reads the same.
    select: ({ providers }) => providers,
  });
}

type Provider = NonNullable<ReturnType<typeof useProviders>['data']>[string];

function ProviderCard({ provider }: { provider: Provider }) {
  const { name, available, max_resolution, capabilities, model_details: models } = provider;
  return (
    <Panel
      title={name}
      aside={
        <Badge tone={available ? 'good' : 'neutral'}>{available ? texts.available : texts.unavailable}</Badge>
      }
    >
      <p className={styles.soft}>{available ? texts.resolution(max_resolution) : texts.reason}</p>
      <ul className={styles.words} aria-label={texts.capabilities}>
        {capabilities.map((capability) => (
          <li key={capability}>
            <Badge>{texts.word(capability)}</Badge>
          </li>
        ))}
      </ul>
      <section className={styles.models}>
        <h3>{texts.models}</h3>
        <ul>
          {Object.entries(models).map(([id, { credits, best_for }]) => (
            <li key={id}>
              <span className={styles.model}>{id}</span>
              <span className={styles.price}>{texts.credits(credits.base, credits.large)}</span>
              <small>{best_for.map(texts.word).join(', ')}</small>
            </li>
          ))}
        </ul>
      </section>
    </Panel>
  );
}

/** Which studios work on this server. */
function Studios() {
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/health')),
  });
  return (
    <Panel title={texts.modules}>
      <p className={styles.soft}>{texts.modulesHint}</p>
      <ul className={styles.words}>
        {Object.entries(data?.modules ?? {}).map(([name, state]) => (
          <li key={name}>
            <Badge tone={state === 'available' ? 'good' : 'neutral'}>
              {texts.word(name)}
              {state !== 'available' && `: ${texts.unavailable.toLowerCase()}`}
            </Badge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
