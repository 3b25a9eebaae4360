import { navigate } from 'wouter/use-browser-location';
import { PLACES } from '../../app/places.ts';
import { DropZone } from '../../pictures/DropZone.tsx';
import { DESTINATIONS } from '../../pictures/picture-actions.ts';
import { putPicture, usePictures } from '../../pictures/use-pictures.ts';
import { dashboardTexts as texts } from '../../texts/en/dashboard.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import styles from './Dashboard.module.css';

/** A photo first, then what to do with it. */
export function StartWithPhoto() {
  const photo = usePictures('home.photo');
  const places = DESTINATIONS.flatMap(({ screen, slot }) => {
    const place = PLACES.find((candidate) => candidate.screen === screen);
    return place === undefined ? [] : [{ ...place, slot }];
  });
  const take = async (slot: string, path: string) => {
    if (photo.first !== null) {
      const { url: _, ...file } = photo.first;
      await putPicture(slot, file);
      photo.replace([]);
    }
    navigate(path);
  };
  return (
    <Panel>
      <DropZone label={texts.drop} hint={texts.dropHint} slot={photo} takesPaste />
      {photo.first !== null && (
        <div className={styles.whereTo}>
          <h2>{texts.whereTo}</h2>
          <div className={styles.destinations}>
            {places.map(({ slot, path, label, icon }) => (
              <Button key={slot} icon={icon} onClick={() => void take(slot, path)}>
                {label}
              </Button>
            ))}
          </div>
        </div>
      )}
    </Panel>
  );
}
