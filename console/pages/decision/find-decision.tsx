// Finds a decision by its number, as a letter or an answer of the API names it.

import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../text/text.tsx';
import styles from './decisions.module.css';
import { isId } from './filter.ts';

/** The field with its button; what is no number is said. */
export function FindDecision() {
  const { t } = useText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const id = typed.trim().toLowerCase();
  return (
    <form
      className={styles.find}
      onSubmit={event => {
        event.preventDefault();
        setIsWrong(!isId(id));
        if (isId(id)) void navigate({ to: '/decisions/$id', params: { id } });
      }}
    >
      <TextInput
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        label={t('decisions.find')}
        error={isWrong && t('decisions.find.not')}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('decisions.find.act')}
      </Button>
    </form>
  );
}
