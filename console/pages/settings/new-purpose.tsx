// A purpose is added, in words that a person reads when asked.

import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Body } from '../../api/call.ts';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { useText } from '../../text/text.tsx';
import { PanelForm } from './panel-form.tsx';

type MessageClass = Body<'putPurpose'>['class'];

const classes = ['marketing_own', 'utility', 'authentication', 'survey', 'marketing_third_party'] as const;
const back = { to: '/settings/purposes' } as const;

/** The panel. */
export function NewPurpose() {
  const { t } = useText();
  const navigate = useNavigate();
  const [isSpecial, setSpecial] = useState(false);
  const [judgedAs, setClass] = useState<MessageClass>('marketing_own');
  const put = useAct('putPurpose', ['listPurposes']);
  const form = useForm({ title: '', id: '' }, async body => {
    await put.mutateAsync({ body: { ...body, class: judgedAs, special_category: isSpecial } });
    await navigate(back);
  });
  return (
    <PanelForm title={t('purpose.add')} back={back} form={form}>
      <TextInput label={t('purpose.name')} description={t('purpose.name.how')} {...form.field('title')} />
      <TextInput dir="ltr" label={t('purpose.id')} description={t('purpose.id.how')} {...form.field('id')} />
      <NativeSelect
        label={t('purpose.class')}
        value={judgedAs}
        data={classes.map(value => ({ value, label: t(`class.${value}`) }))}
        onChange={event => setClass(classes.find(one => one === event.currentTarget.value) ?? 'marketing_own')}
      />
      <Checkbox
        label={t('purpose.special')}
        checked={isSpecial}
        onChange={event => setSpecial(event.currentTarget.checked)}
      />
    </PanelForm>
  );
}
