import { answerOf } from '@atelier/sdk';
import { useMutation } from '@tanstack/react-query';
import { Heart } from 'lucide-react';
import { useState } from 'react';
import { atelier } from '../api/atelier.ts';
import { queryClient } from '../api/query-client.ts';
import { pictureTexts as texts } from '../texts/en/pictures.ts';
import { IconButton } from '../ui/Button.tsx';
import { ASSETS_KEY } from '../work/operations.ts';
import styles from './FavouriteButton.module.css';

/** Marks a picture of the library; the mark is kept there. */
export function FavouriteButton({
  assetId,
  isFavourite = false,
}: {
  assetId: number;
  isFavourite?: boolean;
}) {
  const [isOn, setOn] = useState(isFavourite);
  const { mutate } = useMutation({
    mutationFn: (is_favorite: boolean) =>
      answerOf(
        atelier.imageStudio.POST('/content-assets/{id}/favorite', {
          params: { path: { id: String(assetId) } },
          body: { is_favorite },
        }),
      ),
    onMutate: setOn,
    onError: (_error, wanted) => setOn(!wanted),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ASSETS_KEY }),
  });
  return (
    <IconButton
      icon={Heart}
      size="sm"
      label={isOn ? texts.unfavourite : texts.favourite}
      aria-pressed={isOn}
      className={styles.heart}
      onClick={() => mutate(!isOn)}
    />
  );
}
