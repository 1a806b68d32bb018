// What concerns oneself: password, second factor, passkeys, and where one is signed in.

import { Button } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { useRead } from '../../api/queries.ts';
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

/** Whether it is set is known to who may read the team; for the others both acts stand there, and the server judges. */
function SecondFactor() {
  const { t } = useText();
  const { session, business } = useSession();
  const mayKnow = business?.scopes.includes('team:read') === true;
  const read = useRead('listTeam', mayKnow ? {} : null);
  const isSet = read.data?.items.find(one => one.id === session.user?.id)?.second_factor;
  return (
    <Section title={t('team.second')}>
      <p className="quiet">{t('account.second.lead')}</p>
      {isSet !== undefined && (
        <p>
          <StateMark state={isSet ? 'allow' : 'none'} word={t(isSet ? 'team.second.on' : 'team.second.off')} />
        </p>
      )}
      <div className={styles.buttons}>
        {isSet !== true && (
          <Button variant="default" component={Link} to="/settings/account/second-factor">
            {t('account.second.set')}
          </Button>
        )}
        {isSet !== false && (
          <Button variant="default" component={Link} to="/settings/account/second-factor-off">
            {t('account.second.end')}
          </Button>
        )}
      </div>
    </Section>
  );
}
