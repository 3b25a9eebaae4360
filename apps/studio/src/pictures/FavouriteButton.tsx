import { answerOf } from '@atelier/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Heart } from 'lucide-react';
import { useState } from 'react';
import { atelier } from '../api/atelier.ts';
import { queryClient } from '../api/query-client.ts';
import { pictureTexts as texts } from '../texts/en/pictures.ts';
import { IconButton } from '../ui/Button.tsx';
import { ASSETS_KEY } from '../work/operations.ts';
import styles from './FavouriteButton.module.css';

/** Marks a picture of the library; the mark is kept there, and read from there unless the caller knows it. */
export function FavouriteButton({ assetId, isFavourite }: { assetId: number; isFavourite?: boolean }) {
  const { data: asset } = useQuery({
    queryKey: [...ASSETS_KEY, 'one', assetId],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.GET('/content-assets/{id}', { params: { path: { id: String(assetId) } } }),
      ),
    enabled: isFavourite === undefined,
  });
  const [wish, setWish] = useState<boolean | null>(null);
  const isOn = wish ?? isFavourite ?? asset?.is_favorite ?? false;
  const { mutate } = useMutation({
    mutationFn: (is_favorite: boolean) =>
      answerOf(
        atelier.imageStudio.POST('/content-assets/{id}/favorite', {
          params: { path: { id: String(assetId) } },
          body: { is_favorite },
        }),
      ),
    onMutate: setWish,
    onError: (_error, wanted) => setWish(!wanted),
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
