import type { AtelierFailure, SkuItem } from '@atelier/sdk';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useDraft } from '../../drafts/draft.ts';
import { DropZone } from '../../pictures/DropZone.tsx';
import { usePictures } from '../../pictures/use-pictures.ts';
import { readProductPhotos, showProduct } from '../../product/catalogue.ts';
import { FLAT_LAY_TYPE_NAMES } from '../../product/flat-lay-types.ts';
import { flatLayTexts } from '../../texts/en/flat-lays.ts';
import { productTexts } from '../../texts/en/product.ts';
import { productsTexts as texts } from '../../texts/en/products.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { MultiChoice } from '../../ui/MultiChoice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { MoreSettings } from '../../ui/Panel.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Failed } from '../../work/ResultPanel.tsx';
import styles from './Products.module.css';
import { draftOf, INITIAL, type ProductFormDraft, saveProduct } from './product-form.ts';

interface Props {
  /** The product that is replaced; a new one without it. */
  former?: SkuItem;
  onClose: () => void;
  onSaved: (product: SkuItem) => void;
}

const MOST_PHOTOS = 20;
const NOT_SAID = 'none';

/** A product from photos and words. What was typed for a new one is kept until it is saved. */
export function ProductForm({ former, onClose, onSaved }: Props) {
  const name = former === undefined ? 'products.new' : 'products.replace';
  const [draft, edit, reset] = useDraft(name, INITIAL);
  const photos = usePictures(`${name}.photos`);
  useFormer(former, edit, photos.replace);
  const save = useMutation<SkuItem, AtelierFailure>({
    mutationFn: () => saveProduct(draft, photos.pictures, former ?? null),
    onSuccess: (product) => {
      reset();
      photos.replace([]);
      showProduct(product);
      onClose();
      onSaved(product);
    },
  });
  const disabledReason = whyNot(draft, photos.pictures.length);
  return (
    <Dialog
      open
      onClose={onClose}
      look="drawer"
      title={former === undefined ? texts.addTitle : texts.replaceTitle(draft.title || draft.sku)}
      footer={
        <>
          {disabledReason !== undefined && <small className={styles.reason}>{disabledReason}</small>}
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button
            tone="primary"
            disabled={disabledReason !== undefined || save.isPending}
            onClick={() => save.mutate()}
          >
            {save.isPending ? texts.saving : former === undefined ? texts.save : texts.saveReplacement}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {former !== undefined && <Notice>{texts.replaceHint}</Notice>}
        <DropZone
          label={productTexts.photos}
          hint={productTexts.photosHint}
          slot={photos}
          most={MOST_PHOTOS}
          takesPaste
        />
        <Words draft={draft} edit={edit} isNew={former === undefined} />
        {former === undefined && <UsesOfNew draft={draft} edit={edit} />}
        {save.error !== null && <Failed failure={save.error} onRetry={() => save.mutate()} />}
      </div>
    </Dialog>
  );
}

type FieldsProps = { draft: ProductFormDraft; edit: (changes: Partial<ProductFormDraft>) => void };

function Words({ draft, edit, isNew }: FieldsProps & { isNew: boolean }) {
  return (
    <>
      <TextField
        label={productTexts.title}
        placeholder={productTexts.titlePlaceholder}
        value={draft.title}
        onChange={(title) => edit({ title })}
      />
      {isNew && (
        <TextField label={texts.id} hint={texts.idHint} value={draft.sku} onChange={(sku) => edit({ sku })} />
      )}
      <TextField
        label={productTexts.category}
        placeholder={productTexts.categoryPlaceholder}
        value={draft.category}
        onChange={(category) => edit({ category })}
      />
      <Choice
        label={texts.gender}
        value={draft.gender ?? NOT_SAID}
        onChange={(gender) => edit({ gender: gender === NOT_SAID ? null : gender })}
        options={[
          { value: NOT_SAID, label: texts.anyGender },
          { value: 'female', label: texts.genders.female },
          { value: 'male', label: texts.genders.male },
          { value: 'unisex', label: texts.genders.unisex },
        ]}
      />
      <MoreSettings label={texts.moreWords}>
        <TextField label={texts.brand} value={draft.brand} onChange={(brand) => edit({ brand })} />
        <TextField label={texts.colour} value={draft.color} onChange={(color) => edit({ color })} />
        <TextArea
          label={productTexts.description}
          rows={2}
          value={draft.description}
          onChange={(description) => edit({ description })}
        />
      </MoreSettings>
    </>
  );
}

function UsesOfNew({ draft, edit }: FieldsProps) {
  return (
    <fieldset className={styles.uses}>
      <legend>{texts.uses}</legend>
      <Switch
        label={texts.switches.try_on}
        hint={texts.switchHints.try_on}
        checked={draft.tryOn}
        onChange={(tryOn) => edit({ tryOn })}
      />
      <Switch
        label={texts.switches.outfit_recommendations}
        hint={texts.switchHints.outfit_recommendations}
        checked={draft.outfits}
        onChange={(outfits) => edit({ outfits })}
      />
      <MultiChoice
        label={texts.flatLays}
        hint={texts.usesHint}
        values={draft.flatLays}
        onChange={(flatLays) => edit({ flatLays })}
        options={FLAT_LAY_TYPE_NAMES.map((value) => ({ value, label: flatLayTexts.names[value] }))}
      />
    </fieldset>
  );
}

/** Fills the form with the product that is to be replaced, once. */
function useFormer(
  former: SkuItem | undefined,
  edit: (changes: Partial<ProductFormDraft>) => void,
  replacePhotos: (files: Awaited<ReturnType<typeof readProductPhotos>>) => void,
): void {
  const isFilled = useRef(false);
  useEffect(() => {
    if (former === undefined || isFilled.current) return;
    isFilled.current = true;
    edit(draftOf(former));
    readProductPhotos(former)
      .then(replacePhotos)
      .catch(() => showToast(productTexts.productUnreadable, { tone: 'bad' }));
  }, [former, edit, replacePhotos]);
}

function whyNot({ title, sku }: ProductFormDraft, photos: number): string | undefined {
  if (photos === 0) return texts.photosMissing;
  if (title.trim() === '') return texts.titleMissing;
  return sku.trim() === '' ? texts.idMissing : undefined;
}
