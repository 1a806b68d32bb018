// One's own second factor is turned off, with the password.

import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { useText } from '../../text/text.tsx';
import { OwnPassword } from './own-password.tsx';
import { PanelForm } from './panel-form.tsx';

const back = { to: '/settings/account' } as const;

/** The panel. */
export function EndSecondFactor() {
  const { t } = useText();
  const navigate = useNavigate();
  const end = useAct('endTotp', ['listTeam', 'readSession']);
  const form = useForm({ password: '' }, async body => {
    await end.mutateAsync({ body });
    await navigate(back);
  });
  return (
    <PanelForm title={t('account.second.end')} lead={t('account.second.end.then')} back={back} form={form}>
      <OwnPassword {...form.field('password')} />
    </PanelForm>
  );
}
