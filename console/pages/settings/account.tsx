// What concerns oneself: password, second factor, passkeys, and where one is signed in.

import { Button } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { Section } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { hasPasskeys } from '../../session/passkeys.ts';
import { useSession } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { Passkeys } from './passkeys.tsx';
import { Sessions } from './sessions.tsx';
import styles from './settings.module.css';

/** The parts, each with its act; what needs the password again is done in a panel. */
export function Account() {
  const { t } = useText();
  const { session } = useSession();
  return (
    <>
      <Section
        title={t('sign-in.password')}
        act={
          <Button variant="default" component={Link} to="/settings/account/password">
            {t('account.password')}
          </Button>
        }
      >
        <p className="quiet">{session.user?.email}</p>
      </Section>
      <SecondFactor />
      <Section title={t('account.passkeys')}>
        <p className="quiet">{t('account.passkeys.lead')}</p>
        {session.signInWays.passkey && hasPasskeys() ? <Passkeys /> : <p>{t('account.passkeys.bare')}</p>}
      </Section>
      <Section title={t('account.sessions')}>
        <Sessions />
      </Section>
      <Outlet />
    </>
  );
}

function SecondFactor() {
  const { t } = useText();
  const { session } = useSession();
  const isSet = session.user?.second_factor === true;
  return (
    <Section title={t('team.second')}>
      <p className="quiet">{t('account.second.lead')}</p>
      <p>
        <StateMark state={isSet ? 'allow' : 'none'} word={t(isSet ? 'team.second.on' : 'team.second.off')} />
      </p>
      <div className={styles.buttons}>
        {isSet ? (
          <Button variant="default" component={Link} to="/settings/account/second-factor-off">
            {t('account.second.end')}
          </Button>
        ) : (
          <Button variant="default" component={Link} to="/settings/account/second-factor">
            {t('account.second.set')}
          </Button>
        )}
      </div>
    </Section>
  );
}
