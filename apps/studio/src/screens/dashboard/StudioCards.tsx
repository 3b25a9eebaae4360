import type { StudioScreen } from '@atelier/contracts/studio-screens';
import { answerOf } from '@atelier/sdk';
import { useQueries, useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { LISTED_PLACES, type Place } from '../../app/places.ts';
import { dashboardTexts as texts } from '../../texts/en/dashboard.ts';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Dashboard.module.css';
import { StudioCard } from './StudioCard.tsx';
import { studioPictures } from './studio-pictures.ts';

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

/** Every studio with what it makes, what it costs, and whether it works right now; those seen in pictures first. */
export function StudioCards() {
  const prices = usePrices();
  const away = useAway();
  const places = LISTED_PLACES.filter(({ screen }) => texts.purposes[screen] !== undefined);
  const [pictured, others] = partition(places, ({ screen }) => studioPictures(screen) !== undefined);
  const cards = (of: readonly Place[]) =>
    of.map((place) => (
      <li key={place.screen}>
        <StudioCard place={place} credits={prices.get(place.screen)} isAway={away.includes(place)} />
      </li>
    ));
  return (
    <>
      {away.length > 0 && <Notice tone="warn">{texts.away(away.map(({ label }) => label))}</Notice>}
      <section>
        <h2 className={styles.heading}>{texts.studios}</h2>
        <ul className={styles.pictured}>{cards(pictured)}</ul>
      </section>
      <section>
        <h2 className={styles.heading}>{texts.tools}</h2>
        <ul className={styles.cards}>{cards(others)}</ul>
      </section>
    </>
  );
}

/** Screens whose part of the service does not answer. */
function useAway(): readonly Place[] {
  const { data: health } = useQuery({
    queryKey: ['health'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/health')),
  });
  const modules: Record<string, unknown> = { ...health?.modules };
  return LISTED_PLACES.filter(({ screen }) => modules[MODULES[screen] ?? ''] === 'unavailable');
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
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
