// An address for Meta's webhooks is named; its secret is shown, once.

import { TextInput } from '@mantine/core';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { CopyField } from '../../parts/copy-field.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';
import { PanelForm } from './panel-form.tsx';

const back = { to: '/settings/webhooks' } as const;

/** The panel. */
export function NewWebhook() {
  const { t } = useText();
  const make = useAct('createWebhook', ['listWebhooks']);
  const form = useForm({ url: '' }, async body => {
    await make.mutateAsync({ body });
  });
  if (make.data !== undefined) {
    return (
      <SidePanel title={t('hook.secret')} back={back}>
        <p>
          <StateMark state="defer" word={t('hook.once')} />
        </p>
        <CopyField name={t('hook.secret')} value={make.data.secret} />
      </SidePanel>
    );
  }
  return (
    <PanelForm title={t('hook.add')} back={back} lead={t('hook.empty.do')} form={form}>
      <TextInput dir="ltr" type="url" label={t('hook.url')} {...form.field('url')} />
    </PanelForm>
  );
}
