import { Copy, Download, Send } from 'lucide-react';
import { PLACES } from '../app/places.ts';
import { pictureTexts as texts } from '../texts/en/pictures.ts';
import { Button, type ControlSize } from '../ui/Button.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import {
  CAN_COPY,
  copyPicture,
  DESTINATIONS,
  DOWNLOAD_FORMATS,
  destinationName,
  downloadPicture,
  sendPicture,
} from './picture-actions.ts';
import type { ResultPicture } from './result-picture.ts';

/** On to the next studio, or out of the house. On every result. */
export function SendTo({ picture, size = 'sm' }: { picture: ResultPicture; size?: ControlSize }) {
  const studios = DESTINATIONS.flatMap(({ screen, slot }): MenuEntry[] => {
    const entry = PLACES.find((candidate) => candidate.screen === screen);
    if (entry === undefined) return [];
    const run = () => void sendPicture(picture, screen, slot);
    return [{ id: screen, label: destinationName(screen), icon: entry.icon, run }];
  });
  const downloads = DOWNLOAD_FORMATS.map(
    (format): MenuEntry => ({
      id: format.extension,
      label: texts.downloadAs(format.label),
      icon: Download,
      run: () => void downloadPicture(picture, format),
    }),
  );
  const copy: MenuEntry = { id: 'copy', label: texts.copy, icon: Copy, run: () => void copyPicture(picture) };
  return (
    <Menu
      button={
        <Button size={size} icon={Send}>
          {texts.sendTo}
        </Button>
      }
      groups={[studios, [...(CAN_COPY ? [copy] : []), ...downloads]]}
    />
  );
}
