import { createTexts as texts } from '../../texts/en/create.ts';
import { Select } from '../../ui/Select.tsx';
import type { CreateDraft } from './create-draft.ts';
import { type CreatePreview, useProviders } from './use-create.ts';

const AUTO = 'auto';

export interface ProviderFieldsProps {
  draft: CreateDraft;
  edit: (changes: Partial<CreateDraft>) => void;
  preview: CreatePreview | undefined;
}

/** Who makes the picture. Whoever cannot be asked says why; the automatic choice says whom it falls on. */
export function ProviderFields({ draft, edit, preview }: ProviderFieldsProps) {
  const providers = useProviders().data?.providers ?? {};
  const chosen = providers[draft.provider];
  const will =
    preview === undefined
      ? undefined
      : texts.providerWill(preview.request.provider, preview.request.model, preview.why);
  return (
    <>
      <Select
        label={texts.provider}
        hint={draft.provider === AUTO ? will : undefined}
        value={draft.provider}
        onChange={(provider) => edit({ provider, model: null })}
        options={[
          { value: AUTO, label: texts.providerAuto },
          ...Object.entries(providers).map(([id, { name, available }]) => ({
            value: id,
            label: available ? name : texts.providerAway(name),
            disabled: !available,
          })),
        ]}
      />
      {chosen !== undefined && (
        <Select
          label={texts.model}
          value={draft.model ?? ''}
          onChange={(model) => edit({ model: model === '' ? null : model })}
          options={[
            { value: '', label: texts.modelAuto },
            ...chosen.models.map((id) => ({ value: id, label: pricedName(id, chosen.model_details[id]) })),
          ]}
        />
      )}
    </>
  );
}

function pricedName(id: string, details: { credits: { base: number; large: number } } | undefined): string {
  return details === undefined ? id : texts.modelPrice(id, details.credits.base, details.credits.large);
}
