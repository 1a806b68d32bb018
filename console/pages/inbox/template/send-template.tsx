// Below a template that is being filled: what is missing, what the gate says, and the act.

import { Button, Group } from '@mantine/core';
import { useMemo } from 'react';
import { Refusal } from '../../../parts/trouble.tsx';
import { useText } from '../../../text/text.tsx';
import { newKey } from '../composer/drafts.ts';
import { SendButton } from '../composer/send-button.tsx';
import { type Check, useCheck } from '../composer/use-check.ts';
import { type Outgoing, useSend } from '../composer/use-send.ts';
import { Why } from '../composer/why.tsx';
import type { Conversation } from '../words.ts';
import { type HeaderContent, headerOf, parametersOf, slotsOf, type Values } from './fill.ts';
import styles from './template.module.css';
import type { Template } from './use-templates.ts';

type SendProps = { of: Conversation; template: Template; values: Values; content: HeaderContent | null; close(): void };
const verdictId = 'template-verdict';

/** The foot of the dialog. */
export function SendTemplate({ of, template, values, content, close }: SendProps) {
  const { t } = useText();
  const components = template.components ?? [];
  const missing = slotsOf(components).filter(slot => (values[slot.id] ?? '').trim() === '').length;
  const header = headerOf(components);
  const body = bodyOf(template, values, content);
  const written = JSON.stringify(body);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is changed is another message
  const key = useMemo(newKey, [written]);
  const isComplete = missing === 0 && (header === null || (header !== 'other' && content !== null));
  const check = useCheck(of.id, isComplete ? body : null);
  const sending = useSend(of.id);
  const { mayGo, until } = wayOf(check);
  const send = () => {
    if (!mayGo || sending.isPending) return;
    const notBefore = until === null ? {} : { not_before: until };
    sending.mutate({ body: { ...body, ...notBefore }, key }, { onSuccess: close });
  };
  return (
    <div className={styles.sending}>
      <div id={verdictId} role="status">
        {header === 'other' && <p>{t('inbox.template.other')}</p>}
        {header !== null && header !== 'other' && content === null && (
          <p className="quiet">{t(`inbox.template.missing.${header}`)}</p>
        )}
        {missing > 0 && <p className="quiet">{t('inbox.template.missing', { count: missing })}</p>}
        {check.checked !== undefined && <Why of={check.checked.decision} />}
        {sending.isRefused && <p>{t('inbox.send.refused')}</p>}
      </div>
      <Refusal error={check.error ?? sending.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={close}>
          {t('act.cancel')}
        </Button>
        <SendButton until={until} mayGo={mayGo} isBusy={sending.isPending} why={verdictId} send={send} />
      </Group>
    </div>
  );
}

function bodyOf(
  { name, language, purpose, components }: Template,
  values: Values,
  content: HeaderContent | null,
): Outgoing {
  const parameters = parametersOf(components ?? [], values, content);
  return {
    template: { name, language, ...(parameters.length === 0 ? {} : { components: parameters }) },
    ...(purpose === null ? {} : { purpose }),
  };
}

function wayOf({ checked, isFresh }: Check): { mayGo: boolean; until: string | null } {
  const decision = checked?.decision;
  return {
    mayGo: isFresh && decision !== undefined && decision.outcome !== 'deny',
    until: decision?.outcome === 'defer' ? decision.until : null,
  };
}
