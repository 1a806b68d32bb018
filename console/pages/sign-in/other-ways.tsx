// The ways to sign in without a password, as far as this installation and this browser have them.

import { Button } from '@mantine/core';
import { useForm } from '../../form/use-form.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { hasPasskeys } from '../../session/passkeys.ts';
import { useSession } from '../../session/session.tsx';
import { signInByPasskey, signInElsewhere } from '../../session/session-api.ts';
import { useText } from '../../text/text.tsx';
import styles from './sign-in.module.css';

// The address as it was when the page was opened: the router goes on from it at once.
const cameBackInVain = new URLSearchParams(location.search).get('sign-in') === 'failed';

/** A button for each; nothing where there is none. */
export function OtherWays() {
  const { t } = useText();
  const { session, renew } = useSession();
  const { passkey, oidc } = session.signInWays;
  const key = useForm({}, async () => {
    await signInByPasskey();
    await renew();
  });
  const elsewhere = useForm({}, signInElsewhere);
  const isPossible = passkey && hasPasskeys();
  if (!isPossible && oidc.length === 0) return null;
  return (
    <div className={styles.others}>
      {cameBackInVain && <StateMark state="deny" word={t('sign-in.oidc.failed')} />}
      {isPossible && (
        <Button variant="default" loading={key.isBusy} onClick={key.submit}>
          {t('sign-in.passkey')}
        </Button>
      )}
      {oidc.map(({ id, name }) => (
        <Button key={id} variant="default" loading={elsewhere.isBusy} onClick={elsewhere.submit}>
          {t('sign-in.oidc', { name })}
        </Button>
      ))}
      <Refusal error={key.error ?? elsewhere.error} />
    </div>
  );
}
