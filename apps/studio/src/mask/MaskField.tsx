import { Brush, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { PictureFile } from '../pictures/picture-file.ts';
import type { Pictures } from '../pictures/use-pictures.ts';
import { maskTexts as texts } from '../texts/en/mask.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { FieldGroup } from '../ui/Field.tsx';
import styles from './MaskField.module.css';

const MaskEditor = lazy(() => import('./MaskEditor.tsx'));

export interface MaskFieldProps {
  label: string;
  hint: string;
  /** What the mask is for. */
  picture: PictureFile;
  slot: Pictures;
}

/** The mask of a picture: painted in the editor, shown small. */
export function MaskField({ label, hint, picture, slot }: MaskFieldProps) {
  const [isOpen, setOpen] = useState(false);
  const mask = slot.first;
  return (
    <FieldGroup label={label} hint={mask === null ? hint : undefined}>
      <div className={styles.field}>
        {mask !== null && <img src={mask.url} alt={texts.preview} width={mask.width} height={mask.height} />}
        <Button size="sm" icon={Brush} onClick={() => setOpen(true)}>
          {mask === null ? texts.open : texts.change}
        </Button>
        {mask !== null && (
          <IconButton icon={X} size="sm" label={texts.remove} onClick={() => slot.remove(mask.id)} />
        )}
      </div>
      {isOpen && (
        <Suspense>
          <MaskEditor
            picture={picture}
            mask={mask}
            onClose={() => setOpen(false)}
            onUse={(painted) => {
              slot.replace([painted]);
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </FieldGroup>
  );
}
