// What an invitation's link leads to: for whom it is and as what, and how it is accepted. Somebody new chooses a password;
// who has an account signs in with it.

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { type Answer, call } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { Reading } from '../../parts/reading.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useSession } from '../../session/session.tsx';
import { signOut } from '../../session/session-api.ts';
import { useText } from '../../text/text.tsx';
import { OpenPlace } from '../sign-in/open-place.tsx';
import { SecondStep } from '../sign-in/second-step.tsx';
import styles from '../sign-in/sign-in.module.css';
import { SignIn } from '../sign-in/sign-in.tsx';
import { enterConsole, isEnded } from './entering.ts';

type Invitation = Answer<'readInvitation'>;

/** The page. */
export function InvitationPage() {
  const { hash } = useLocation();
  const read = useRead('readInvitation', { body: { token: hash } });
  return (
    <OpenPlace>
      {isEnded(read.error) ? <Ended /> : <Reading of={read}>{to => <Invited token={hash} to={to} />}</Reading>}
    </OpenPlace>
  );
}

function Ended() {
  const { t } = useText();
  useTitle(t('invited.ended'));
  return (
    <>
      <h1>{t('invited.ended')}</h1>
      <p className={styles.lead}>{t('invited.ended.do')}</p>
      <p>
        <Button component="a" href="/console/" variant="default">
          {t('sign-in.title')}
        </Button>
      </p>
    </>
  );
}

type InvitedProps = { token: string; to: Invitation };

function Invited({ token, to }: InvitedProps) {
  const { session } = useSession();
  if (!to.known) return <AsNew token={token} to={to} />;
  if (session.user === null) return <AsKnown to={to} />;
  if (session.user.email.toLowerCase() !== to.email.toLowerCase()) return <AsOther to={to} as={session.user.email} />;
  return <AsSignedIn token={token} to={to} />;
}

function Invitation({ to, children }: { to: Invitation; children: ReactNode }) {
  const { t, exact } = useText();
  const title = t('invited.title', { business: to.business });
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <p className={styles.lead}>{t('invited.lead', { email: to.email, role: t(`role.${to.role}`) })}</p>
      <p className={styles.lead}>{t('invited.until', { when: exact(to.expires_at) })}</p>
      {children}
    </>
  );
}

function AsNew({ token, to }: InvitedProps) {
  const { t } = useText();
  const form = useForm({ name: '', password: '' }, async values => {
    await call('acceptInvitation', { body: { token, ...values } });
    enterConsole();
  });
  return (
    <Invitation to={to}>
      <form onSubmit={form.submit}>
        <TextInput autoComplete="name" label={t('setup.name')} {...form.field('name')} />
        <PasswordInput
          autoComplete="new-password"
          label={t('sign-in.password')}
          description={t('setup.password')}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in.password.show') }}
          {...form.field('password')}
        />
        <Refusal error={form.error} />
        <Button type="submit" loading={form.isBusy}>
          {t('invited.accept')}
        </Button>
      </form>
    </Invitation>
  );
}

/** Signing in renews the session, and with it what stands here. */
function AsKnown({ to }: { to: Invitation }) {
  const { t } = useText();
  const [isSecond, setSecond] = useState(false);
  if (isSecond) return <SecondStep back={() => setSecond(false)} />;
  return <SignIn lead={t('invited.sign-in')} email={to.email} needsSecond={() => setSecond(true)} />;
}

function AsOther({ to, as }: { to: Invitation; as: string }) {
  const { t } = useText();
  const { renew } = useSession();
  const form = useForm({}, async () => {
    await signOut();
    await renew();
  });
  return (
    <Invitation to={to}>
      <p>{t('invited.other', { email: as })}</p>
      <Refusal error={form.error} />
      <Button loading={form.isBusy} onClick={form.submit}>
        {t('shell.sign-out')}
      </Button>
    </Invitation>
  );
}

function AsSignedIn({ token, to }: InvitedProps) {
  const { t } = useText();
  const form = useForm({}, async () => {
    await call('acceptInvitation', { body: { token } });
    enterConsole();
  });
  return (
    <Invitation to={to}>
      <form onSubmit={form.submit}>
        <Refusal error={form.error} />
        <Button type="submit" loading={form.isBusy}>
          {t('invited.accept')}
        </Button>
      </form>
    </Invitation>
  );
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Assent`;
  }, [title]);
}
