import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { type Asset, answerOf } from '@atelier/sdk';
import { Sparkles, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { atelier } from '../../api/atelier.ts';
import { writeDraft } from '../../drafts/draft.ts';
import { thumbnailOfAsset } from '../../pictures/LibraryPicker.tsx';
import { showBytes } from '../../pictures/picture-file.ts';
import type { ResultPicture } from '../../pictures/result-picture.ts';
import { SendTo } from '../../pictures/SendTo.tsx';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { MoreSettings } from '../../ui/Panel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { toFailure } from '../../work/use-work.ts';
import { nameOf, sourceName } from './asset-words.ts';
import { deleteAssets } from './deletion.ts';
import styles from './Library.module.css';
import { TagField } from './TagField.tsx';
import { tagsIn } from './tags.ts';
import { refreshAssets, useAsset, useChildren } from './use-library.ts';

/** Everything about one picture, and what can be done with it. */
export function AssetDrawer({
  id,
  onClose,
  onOpen,
}: {
  id: number;
  onClose: () => void;
  onOpen: (id: number) => void;
}) {
  const { data: asset, error } = useAsset(id);
  return (
    <Dialog open onClose={onClose} look="drawer" title={asset === undefined ? '…' : nameOf(asset)}>
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      {asset === undefined && error === null && <Skeleton ratio={1} />}
      {asset !== undefined && <Details key={asset.id} {...{ asset, onClose, onOpen }} />}
    </Dialog>
  );
}

function Details({
  asset,
  onClose,
  onOpen,
}: {
  asset: Asset;
  onClose: () => void;
  onOpen: (id: number) => void;
}) {
  const { parent_id: parent } = asset;
  const children = useChildren(asset.id).data?.assets.map(({ id }) => id) ?? [];
  return (
    <div className={styles.details}>
      <Thumbnail url={asset.file_url} alt={nameOf(asset)} ratio={(asset.width ?? 1) / (asset.height ?? 1)} />
      <div className={styles.buttons}>
        <SendTo picture={pictureOf(asset)} />
        {asset.prompt !== null && (
          <Button size="sm" icon={Sparkles} onClick={() => generateAgain(asset)}>
            {texts.again}
          </Button>
        )}
        <Button
          size="sm"
          tone="danger"
          icon={Trash2}
          onClick={() => {
            deleteAssets([asset.id]);
            onClose();
          }}
        >
          {texts.delete}
        </Button>
      </div>
      {asset.prompt !== null && (
        <section>
          <h3>{texts.prompt}</h3>
          <p>{asset.prompt}</p>
        </section>
      )}
      <NameAndTags asset={asset} />
      <Facts of={factsOf(asset)} />
      <MoreSettings label={texts.settings}>
        <Facts of={settingsOf(asset)} />
      </MoreSettings>
      <Kin title={texts.parent} ids={parent === null ? [] : [parent]} onOpen={onOpen} />
      <Kin title={texts.children} ids={children} onOpen={onOpen} />
    </div>
  );
}

interface KinProps {
  title: string;
  ids: readonly number[];
  onOpen: (id: number) => void;
}

/** Pictures that this one was made from, or that were made from it. */
function Kin({ title, ids, onOpen }: KinProps) {
  if (ids.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles.kin}>
        {ids.map((id) => (
          <li key={id}>
            <button type="button" aria-label={texts.details(`${id}`)} onClick={() => onOpen(id)}>
              <Thumbnail url={thumbnailOfAsset(id)} alt="" ratio={1} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NameAndTags({ asset }: { asset: Asset }) {
  const [title, setTitle] = useState(asset.title ?? '');
  const [tags, setTags] = useState(asset.tags.join(', '));
  const save = async () => {
    try {
      await answerOf(
        atelier.imageStudio.PUT('/content-assets/{id}', {
          params: { path: { id: String(asset.id) } },
          body: { title: title.trim(), tags: tagsIn(tags) },
        }),
      );
      showToast(texts.saved, { tone: 'good' });
      refreshAssets();
    } catch (error) {
      showToast(toFailure(error).message, { tone: 'bad' });
    }
  };
  const isChanged = title !== (asset.title ?? '') || tags !== asset.tags.join(', ');
  return (
    <form
      className={styles.asked}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField label={texts.nameField} value={title} onChange={setTitle} maxLength={200} />
      <TagField label={texts.tagField} value={tags} onChange={setTags} />
      <Button type="submit" disabled={!isChanged}>
        {texts.save}
      </Button>
    </form>
  );
}

function factsOf(asset: Asset): Fact[] {
  const { seed } = asset.asset_metadata;
  return [
    [texts.facts.size, asset.width === null ? '' : `${asset.width} × ${asset.height} px`],
    [texts.facts.file, `${asset.mime_type.replace('image/', '')}, ${showBytes(asset.file_size)}`],
    [texts.facts.made, new Date(asset.created_at).toLocaleString()],
    [texts.facts.studio, sourceName(asset.source_module)],
    [texts.facts.provider, asset.provider ?? ''],
    [texts.facts.model, asset.model ?? ''],
    [texts.facts.cost, String(asset.cost)],
    [texts.facts.seed, typeof seed === 'number' ? String(seed) : ''],
  ];
}

/** What it was made with, as the server noted it: `guidance_scale` reads as `Guidance scale`. */
function settingsOf({ asset_metadata }: Asset): Fact[] {
  return Object.entries(asset_metadata).flatMap(([field, value]): Fact[] => {
    if (field === 'seed' || value === null || value === '' || typeof value === 'object') return [];
    return [[wordsOf(field), typeof value === 'boolean' ? texts.yesNo(value) : String(value)]];
  });
}

function wordsOf(field: string): string {
  const words = field.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function pictureOf(asset: Asset): ResultPicture {
  return {
    id: String(asset.id),
    url: asset.file_url,
    alt: nameOf(asset),
    name: asset.filename.replace(/\.[^.]+$/, ''),
    width: asset.width ?? 1,
    height: asset.height ?? 1,
  };
}

/** Create with the same words, size and seed. */
function generateAgain({ prompt, asset_metadata: { seed }, width, height }: Asset): void {
  writeDraft('create', {
    prompt,
    seed: typeof seed === 'number' ? seed : null,
    templateId: null,
    ratio: 'custom',
    width,
    height,
  });
  navigate(STUDIO_SCREENS.create);
}
