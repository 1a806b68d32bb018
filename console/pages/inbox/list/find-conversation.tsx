// The search: a name or a phone number, which goes into the body of a request and into no address.

import { ActionIcon, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useText } from '../../../text/text.tsx';

export const searchId = 'inbox-search';

/** The field; an empty one shows everything again. */
export function FindConversation({ sought, seek }: { sought: string | null; seek(who: string | null): void }) {
  const { t } = useText();
  const [typed, setTyped] = useState(sought ?? '');
  useEffect(() => setTyped(sought ?? ''), [sought]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    seek(typed.trim() === '' ? null : typed.trim());
  };
  return (
    <search>
      <form onSubmit={submit}>
        <TextInput
          id={searchId}
          dir="auto"
          maxLength={100}
          size="sm"
          autoComplete="off"
          aria-label={t('inbox.find')}
          placeholder={t('inbox.find')}
          value={typed}
          leftSection={<Icon name="search" size={16} />}
          rightSection={
            sought === null ? undefined : (
              <ActionIcon variant="subtle" color="gray" aria-label={t('inbox.find.end')} onClick={() => seek(null)}>
                <Icon name="close" size={16} />
              </ActionIcon>
            )
          }
          onChange={event => setTyped(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Escape') return;
            seek(null);
            event.currentTarget.blur();
          }}
        />
      </form>
    </search>
  );
}
