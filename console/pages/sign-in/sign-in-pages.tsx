// What somebody sees who is not signed in: the set-up of a new installation, or the sign-in with its second step.

import { useState } from 'react';
import { useSession } from '../../session/session.tsx';
import { LanguageMenu } from '../../shell/menus.tsx';
import { SecondStep } from './second-step.tsx';
import { SetUp } from './set-up.tsx';
import styles from './sign-in.module.css';
import { SignIn } from './sign-in.tsx';

/** One of the three. The URL stays, so that the page that was asked for opens afterwards. */
export function SignInPages() {
  const { session } = useSession();
  const [second, setSecond] = useState(false);
  return (
    <div className={styles.place}>
      <main className={styles.form}>
        {session.setup ? (
          <SetUp />
        ) : second ? (
          <SecondStep back={() => setSecond(false)} />
        ) : (
          <SignIn needsSecond={() => setSecond(true)} />
        )}
      </main>
      <footer className={styles.foot}>
        <LanguageMenu />
      </footer>
    </div>
  );
}
