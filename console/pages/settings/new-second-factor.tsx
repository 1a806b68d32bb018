// One's own second factor: the password, then the secret and the recovery codes, shown once, then a first code, from which
// on it counts.

import { Button, TextInput } from '@mantine/core';
import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { CopyField } from '../../parts/copy-field.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import { OwnPassword } from './own-password.tsx';
import { PanelForm } from './panel-form.tsx';
import { QrCode } from './qr-code.tsx';
import styles from './settings.module.css';

const back = { to: '/settings/account' } as const;

/** The panel. */
export function NewSecondFactor() {
  const { t } = useText();
  const begin = useAct('beginTotp');
  const form = useForm({ password: '' }, body => begin.mutateAsync({ body }));
  if (begin.data !== undefined) {
    return (
      <SidePanel title={t('account.second.set')} back={back}>
        <Begun as={begin.data} />
      </SidePanel>
    );
  }
  return (
    <PanelForm title={t('account.second.set')} lead={t('account.second.lead')} back={back} form={form}>
      <OwnPassword {...form.field('password')} />
    </PanelForm>
  );
}

function Begun({ as: { uri, backup_codes: codes } }: { as: Answer<'beginTotp'> }) {
  const { t } = useText();
  const confirm = useAct('confirmTotp', ['listTeam', 'readSession']);
  const form = useForm({ code: '' }, ({ code }) => confirm.mutateAsync({ body: { code: code.replace(/\s/g, '') } }));
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <div className={styles.acts}>
      {!confirm.isSuccess && (
        <div className={styles.form}>
          <p>{t('account.second.scan')}</p>
          <QrCode text={uri} name={t('account.second.scan')} />
          <CopyField name={t('account.second.secret')} value={secret} />
          <a href={uri}>{t('account.second.open')}</a>
        </div>
      )}
      <section aria-label={t('account.second.backup')}>
        <h3>{t('account.second.backup')}</h3>
        <p>
          <StateMark state="defer" word={t('account.second.backup.once')} />
        </p>
        <CopyField name={t('account.second.backup')} value={codes.join(' ')} />
      </section>
      {!confirm.isSuccess && (
        <form className={styles.form} onSubmit={form.submit}>
          <TextInput
            autoComplete="one-time-code"
            inputMode="numeric"
            label={t('account.second.first')}
            {...form.field('code')}
          />
          <Refusal error={form.error} />
          <Button type="submit" loading={form.isBusy}>
            {t('account.second.confirm')}
          </Button>
        </form>
      )}
      <div role="status">{confirm.isSuccess && <StateMark state="allow" word={t('account.second.done')} />}</div>
    </div>
  );
}
