// Asking for consent in the conversation, once: what will be sent, in which language, and that it is not
// repeated; then the act.

import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../../api/queries.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { useText } from '../../../text/text.tsx';
import { usePossible } from '../use-possible.ts';
import type { Conversation } from '../words.ts';

/** The button and the last look before it. */
export function AskConsent({ of, purpose, title }: { of: Conversation; purpose: string; title: string }) {
  const { t } = useText();
  const possible = usePossible(of.id).data;
  const [chosen, choose] = useState<string | null>(null);
  const language = chosen ?? possible?.ask_language;
  const [isOpen, open] = useState(false);
  const ask = useAct('askForConsent', [
    'readConversationMessages',
    'readPossible',
    'checkDraft',
    'searchConversations',
    'readConversation',
  ]);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => open(true)}>
        {t('inbox.ask')}
      </Button>
      <Confirm
        opened={isOpen}
        title={t('inbox.ask.title')}
        act={t('inbox.ask.act')}
        isBusy={ask.isPending}
        error={ask.error}
        close={() => open(false)}
        confirm={() =>
          ask.mutate(
            { params: { id: of.id }, body: { purpose, ...(language !== undefined && { language }) } },
            { onSuccess: () => open(false) },
          )
        }
      >
        <p>
          {t('inbox.ask.what')} <strong>{title}</strong>
        </p>
        {possible !== undefined && language !== undefined && (
          <LanguageChoice of={possible.ask_languages} language={language} choose={choose} />
        )}
        <p>{t('inbox.ask.once')}</p>
      </Confirm>
    </>
  );
}

type LanguageChoiceProps = { of: readonly string[]; language: string; choose(language: string): void };

/** The languages for which there are words, the person's own chosen. */
function LanguageChoice({ of, language, choose }: LanguageChoiceProps) {
  const { t, locale } = useText();
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const data = of.map(value => ({ value, label: names.of(value) ?? value }));
  return (
    <NativeSelect
      label={t('inbox.ask.language')}
      value={language}
      data={data.toSorted((one, other) => one.label.localeCompare(other.label, locale))}
      onChange={event => choose(event.currentTarget.value)}
    />
  );
}
