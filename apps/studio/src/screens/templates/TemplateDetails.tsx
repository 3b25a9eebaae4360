import { answerOf, type Template } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { atelier } from '../../api/atelier.ts';
import { createTexts } from '../../texts/en/create.ts';
import { templatesTexts as texts } from '../../texts/en/templates.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { ASSETS_KEY } from '../../work/operations.ts';
import { API_BASE } from '../../work/studio-jobs.ts';
import { stylePicture } from '../create/style-pictures.ts';
import { isMislabelled } from './ratio-note.ts';
import { TemplateFrame } from './TemplateFrame.tsx';
import styles from './Templates.module.css';

export interface TemplateDetailsProps {
  template: Template;
  onClose: () => void;
  onUse: () => void;
}

/** A template seen with a picture in it, what stays in sight there, and all that comes with it. */
export function TemplateDetails({ template, onClose, onUse }: TemplateDetailsProps) {
  const [showsSafeZone, setShowsSafeZone] = useState(true);
  const own = useNewestPicture();
  return (
    <Dialog
      open
      onClose={onClose}
      title={template.name}
      look="wide"
      footer={
        <Button tone="primary" onClick={onUse}>
          {texts.useInCreate}
        </Button>
      }
    >
      <div className={styles.details}>
        <TemplateFrame
          template={template}
          picture={own ?? stylePicture(template.style_preset)}
          showsSafeZone={showsSafeZone}
        />
        <div className={styles.about}>
          <p>{template.description}</p>
          <Facts of={factsOf(template)} />
          {template.safe_zone === null ? (
            <p className={styles.note}>{texts.noSafeZone}</p>
          ) : (
            <Switch
              label={texts.showSafeZone}
              hint={texts.safeZoneHint}
              checked={showsSafeZone}
              onChange={setShowsSafeZone}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function factsOf({ aspect_ratio, quality, style_preset, use_cases, recommended_model }: Template): Fact[] {
  const { width, height, ratio, true_ratio } = aspect_ratio;
  const { facts } = texts;
  return [
    [facts.size, `${width} × ${height} px`],
    [facts.ratio, isMislabelled(aspect_ratio) ? texts.mislabelled(ratio, true_ratio) : ratio],
    [facts.quality, createTexts.qualities[quality]],
    [facts.style, style_preset.replaceAll('-', ' ')],
    [facts.model, recommended_model],
    [facts.uses, use_cases.join(', ')],
  ];
}

/** The newest picture of the library, to see templates with; undefined where there is none. */
function useNewestPicture(): string | undefined {
  const { data } = useQuery({
    queryKey: [...ASSETS_KEY, 'newest'],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.GET('/content-assets', { params: { query: { asset_type: 'image', limit: 1 } } }),
      ),
  });
  const [asset] = data?.assets ?? [];
  return asset && `${API_BASE}/content-assets/${asset.id}/file`;
}
