// The way to a template: a button of the composer, or a word among what is possible instead.

import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useText } from '../../../text/text.tsx';
import { TemplatePicker } from '../template/template-picker.tsx';
import type { Conversation } from '../words.ts';

export type Offered = { readonly name: string; readonly language: string };

type ButtonProps = { of: Conversation; isWord?: boolean; offered?: readonly Offered[] };

/** The button; `offered` are those that the gate would let through. */
export function TemplateButton({ of, isWord = false, offered = [] }: ButtonProps) {
  const { t } = useText();
  const [isOpen, open] = useState(false);
  return (
    <>
      {isWord ? (
        <Button size="compact-sm" variant="default" onClick={() => open(true)}>
          {t('inbox.template.send')}
        </Button>
      ) : (
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('inbox.template')} onClick={() => open(true)}>
          <Icon name="template" />
        </ActionIcon>
      )}
      <TemplatePicker of={of} opened={isOpen} close={() => open(false)} first={offered[0]} />
    </>
  );
}
