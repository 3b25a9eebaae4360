import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { socialTexts as texts } from '../../texts/en/social.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { MultiChoice } from '../../ui/MultiChoice.tsx';
import { MoreSettings } from '../../ui/Panel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Social.module.css';
import { CROP_MODES, GROUNDS, OUTPUTS, type SocialDraft } from './social-draft.ts';
import type { SocialFormat } from './use-social.ts';

export interface SocialFieldsProps {
  draft: SocialDraft;
  edit: (changes: Partial<SocialDraft>) => void;
}

/** Formats, platform by platform; several of each. */
export function FormatFields({
  draft,
  edit,
  formats,
}: SocialFieldsProps & { formats: SocialFormat[] | undefined }) {
  if (formats === undefined) return <Skeleton ratio={1.2} />;
  const platforms = Object.entries(Object.groupBy(formats, ({ platformName }) => platformName));
  return (
    <div className={styles.formats}>
      {platforms.map(([platform, own = []]) => (
        <MultiChoice
          key={platform}
          label={texts.formats(platform)}
          values={draft.formats.filter((id) => own.some((format) => format.id === id))}
          onChange={(chosen) =>
            edit({
              formats: [...draft.formats.filter((id) => !own.some((format) => format.id === id)), ...chosen],
            })
          }
          options={own.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ))}
      <FormatSets draft={draft} edit={edit} />
    </div>
  );
}

/** Formats that are wanted together again and again. */
function FormatSets({ draft, edit }: SocialFieldsProps) {
  const [name, setName] = useState('');
  const save = () => {
    const others = draft.sets.filter((set) => set.name !== name.trim());
    edit({ sets: [...others, { name: name.trim(), formats: draft.formats }] });
    setName('');
  };
  return (
    <MoreSettings label={texts.sets}>
      {draft.sets.map((set) => (
        <div key={set.name} className={styles.set}>
          <Button size="sm" onClick={() => edit({ formats: set.formats })}>
            {set.name}
          </Button>
          <IconButton
            icon={X}
            size="sm"
            label={texts.setRemove(set.name)}
            onClick={() => edit({ sets: draft.sets.filter((other) => other !== set) })}
          />
        </div>
      ))}
      <div className={styles.newSet}>
        <TextField label={texts.setName} value={name} onChange={setName} maxLength={60} />
        <IconButton
          icon={Plus}
          tone="plain"
          label={texts.setSave}
          disabled={name.trim() === '' || draft.formats.length === 0}
          onClick={save}
        />
      </div>
    </MoreSettings>
  );
}

/** How it is cut, and what kind of file it becomes. */
export function CropFields({ draft, edit }: SocialFieldsProps) {
  return (
    <>
      <Choice
        label={texts.crop}
        hint={texts.modeHints[draft.cropMode]}
        value={draft.cropMode}
        onChange={(cropMode) => edit({ cropMode })}
        options={CROP_MODES.map((value) => ({ value, label: texts.modes[value] }))}
      />
      {draft.cropMode === 'fit' && (
        <Choice
          label={texts.ground}
          look="chips"
          value={draft.ground}
          onChange={(ground) => edit({ ground })}
          options={GROUNDS.map((value) => ({
            value,
            label: texts.grounds[value],
            disabled: value === 'transparent' && draft.output === 'jpg',
          }))}
        />
      )}
      {draft.cropMode === 'fit' && draft.ground === 'colour' && (
        <TextField
          label={texts.colour}
          type="color"
          className={styles.colour}
          value={draft.colour}
          onChange={(colour) => edit({ colour })}
        />
      )}
      <Choice
        label={texts.output}
        value={draft.output}
        onChange={(output) =>
          edit({
            output,
            ...(output === 'jpg' && draft.ground === 'transparent' ? { ground: 'white' as const } : {}),
          })
        }
        options={OUTPUTS.map((value) => ({ value, label: texts.outputs[value] }))}
      />
      {draft.output !== 'png' && (
        <Slider
          label={texts.quality}
          value={draft.quality}
          onChange={(quality) => edit({ quality })}
          min={40}
          max={100}
        />
      )}
    </>
  );
}
