// What somebody sees who is not signed in: the demo, the set-up of a new installation, or the
// sign-in with its second step.

import { useState } from 'react';
import { useSession } from '../../session/session.tsx';
import { Demo } from './demo.tsx';
import { OpenPlace } from './open-place.tsx';
import { SecondStep } from './second-step.tsx';
import { SetUp } from './set-up.tsx';
import { SignIn } from './sign-in.tsx';

/** One of them. The URL stays, so that the page that was asked for opens afterwards. */
export function SignInPages() {
  return (
    <OpenPlace>
      <Step />
    </OpenPlace>
  );
}

function Step() {
  const { session } = useSession();
  const [step, setStep] = useState<'first' | 'setup' | 'second'>('first');
  if (step === 'second') return <SecondStep back={() => setStep('first')} />;
  if (session.demo && step === 'first') return <Demo setUp={() => setStep('setup')} />;
  return session.setup ? <SetUp /> : <SignIn needsSecond={() => setStep('second')} />;
}
