import type { StudioScreen } from '@atelier/contracts/studio-screens';
import { answerOf } from '@atelier/sdk';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { atelier } from '../../api/atelier.ts';
import { LISTED_PLACES, type Place } from '../../app/places.ts';
import { dashboardTexts as texts } from '../../texts/en/dashboard.ts';
import { Badge } from '../../ui/Badge.tsx';
import styles from './Dashboard.module.css';

/** The cheapest thing to do in each studio that costs credits, as the price list names it. */
const CHEAPEST: Partial<Record<StudioScreen, { provider: string; operation: string; model?: string }>> = {
  create: { provider: 'wavespeed', operation: 'generate', model: 'qwen-image' },
  edit: { provider: 'auto', operation: 'remove_background' },
  upscale: { provider: 'auto', operation: 'upscale', model: 'fast' },
  control: { provider: 'auto', operation: 'sketch' },
};
/** Modules of the service that screens stand on, by their names in its health. */
const MODULES: Partial<Record<StudioScreen, string>> = {
  create: 'create_studio',
  edit: 'edit_studio',
  upscale: 'upscale_studio',
  social: 'social_optimizer',
  compress: 'compression',
  convert: 'format_converter',
  library: 'asset_library',
  templates: 'templates',
};

/** Every studio with what it is for, what it costs, and whether it works right now. */
export function StudioCards() {
  const prices = usePrices();
  const { data: health } = useQuery({
    queryKey: ['health'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/health')),
  });
  const modules: Record<string, unknown> = { ...health?.modules };
  const places = LISTED_PLACES.filter(({ screen }) => texts.purposes[screen] !== undefined);
  return (
    <section>
      <h2 className={styles.heading}>{texts.studios}</h2>
      <ul className={styles.cards}>
        {places.map((place) => (
          <li key={place.screen}>
            <Card
              place={place}
              credits={prices.get(place.screen)}
              isAway={modules[MODULES[place.screen] ?? ''] === 'unavailable'}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({
  place: { path, label, icon: Icon, screen },
  credits,
  isAway,
}: {
  place: Place;
  credits: number | undefined;
  isAway: boolean;
}) {
  return (
    <Link href={path} className={styles.card}>
      <Icon aria-hidden />
      <span className={styles.cardName}>
        {label}
        {credits !== undefined && <Badge>{texts.from(credits)}</Badge>}
        {isAway && <Badge tone="warn">{texts.unavailable}</Badge>}
      </span>
      <span className={styles.purpose}>{texts.purposes[screen]}</span>
    </Link>
  );
}

function usePrices(): ReadonlyMap<string, number> {
  const questions = Object.entries(CHEAPEST);
  return useQueries({
    queries: questions.map(([screen, body]) => ({
      queryKey: ['price', screen],
      queryFn: () => answerOf(atelier.imageStudio.POST('/image-studio/estimate-cost', { body })),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }, index) => {
          const screen = questions[index]?.[0];
          return data === undefined || screen === undefined ? [] : [[screen, data.estimated_cost]];
        }),
      ),
  });
}
