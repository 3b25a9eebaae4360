import { type ActivityItem, answerOf, hasEnded } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { PLACES, type Place } from '../../app/places.ts';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { dashboardTexts as texts } from '../../texts/en/dashboard.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { goOnWith } from '../../work/go-on-with.ts';
import { OPERATIONS_KEY } from '../../work/operations.ts';
import { placeOf } from '../../work/place-of.ts';
import styles from './Dashboard.module.css';

const SHOWN = 6;
/** Upright, as people in clothes are. */
const RATIO = 4 / 5;
const PLACEHOLDERS = ['a', 'b', 'c', 'd', 'e', 'f'];
const LOOK_MS = 5000;

/** The last things that were ordered, running ones too; each leads back to its studio with its pictures. */
export function RecentWork() {
  const { data } = useQuery({
    queryKey: [...OPERATIONS_KEY, 'recent'],
    queryFn: () =>
      answerOf(
        atelier.account.GET('/operations', {
          params: {
            query: {
              kind: 'flat_lay,on_figure,try_on,image_studio',
              status: 'CREATED,IN_PROGRESS,PAUSED,SUCCESS',
              limit: SHOWN,
            },
          },
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.operations.every(hasEnded) === false ? LOOK_MS : false),
  });
  const items = data?.operations.flatMap((operation) => {
    const place = PLACES.find(({ screen }) => screen === placeOf(operation));
    return place === undefined ? [] : [{ operation, place }];
  });
  return (
    <Panel title={texts.recent}>
      {items?.length === 0 && <p className={styles.nothing}>{texts.recentEmpty}</p>}
      <ul className={styles.recent}>
        {items === undefined
          ? PLACEHOLDERS.map((name) => (
              <li key={name}>
                <Skeleton ratio={RATIO} />
              </li>
            ))
          : items.map((item) => (
              <li key={item.operation.id}>
                <Recent {...item} />
              </li>
            ))}
      </ul>
    </Panel>
  );
}

function Recent({ operation, place }: { operation: ActivityItem; place: Place }) {
  const { icon: Icon, label, screen } = place;
  const { title, preview_url: url, progress } = operation;
  const name = texts.recentName(label, title);
  return (
    <button type="button" className={styles.item} onClick={() => goOnWith(operation, screen)}>
      {url === null ? (
        <span className={styles.noPicture}>
          <Icon aria-hidden />
          {!hasEnded(operation) && <ProgressBar label={name} value={progress} />}
        </span>
      ) : (
        <Thumbnail url={url} alt="" ratio={RATIO} fit="cover" />
      )}
      <span className={styles.itemName}>
        <Icon aria-hidden />
        <span>{name}</span>
      </span>
    </button>
  );
}
