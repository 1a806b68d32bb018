// A label is made, with a colour that no other has yet, as long as there is one.

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useRead } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { useText } from '../../text/text.tsx';
import { freeColour, type LabelColour } from '../inbox/label-colours.ts';
import { LabelFields } from './label-fields.tsx';
import { PanelForm } from './panel-form.tsx';

const back = { to: '/settings/labels' } as const;

/** The panel. */
export function NewLabel() {
  const { t } = useText();
  const navigate = useNavigate();
  const others = useRead('listLabels', {}).data?.items ?? [];
  const [chosen, choose] = useState<LabelColour | null>(null);
  const colour = chosen ?? freeColour(others);
  const create = useAct('createLabel', ['listLabels']);
  const form = useForm({ name: '' }, async ({ name }) => {
    await create.mutateAsync({ body: { name, colour } });
    await navigate(back);
  });
  return (
    <PanelForm title={t('label.add')} back={back} form={form}>
      <LabelFields name={form.field('name')} colour={colour} choose={choose} />
    </PanelForm>
  );
}
