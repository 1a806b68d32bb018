// One's own password is changed, with the one that holds now.

import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { useText } from '../../text/text.tsx';
import { OwnPassword } from './own-password.tsx';
import { PanelForm } from './panel-form.tsx';

const back = { to: '/settings/account' } as const;

/** The panel. */
export function ChangePassword() {
  const { t } = useText();
  const navigate = useNavigate();
  const change = useAct('changePassword', ['listSessions']);
  const form = useForm({ old: '', new: '' }, async body => {
    await change.mutateAsync({ body });
    await navigate(back);
  });
  return (
    <PanelForm title={t('account.password')} lead={t('account.password.lead')} back={back} form={form}>
      <OwnPassword {...form.field('old')} />
      <OwnPassword
        {...form.field('new')}
        autoComplete="new-password"
        label={t('reset.title')}
        description={t('setup.password')}
      />
    </PanelForm>
  );
}
