// The field for the password that one has now, asked for again before what would lock somebody out or in.

import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useText } from '../../text/text.tsx';

/** The field. */
export function OwnPassword(props: PasswordInputProps) {
  const { t } = useText();
  return (
    <PasswordInput
      autoComplete="current-password"
      label={t('account.password.now')}
      visibilityToggleButtonProps={{ 'aria-label': t('sign-in.password.show') }}
      {...props}
    />
  );
}
