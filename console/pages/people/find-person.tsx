// A person is found by their number or by words of their name, which go into the body of a request and into no address.

import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, type Body, call } from '../../api/call.ts';
import { useForm } from '../../form/use-form.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import { Known } from './known.tsx';
import styles from './people.module.css';

type Found = Answer<'searchContacts'>;

const shownMax = 20;
const numberForm = /^[+\d][\d\s()./-]{2,}$/;

/** What was typed as a filter: a number, or words of a name. */
export function filterOf(words: string): NonNullable<Body<'searchContacts'>['filters']> {
  return numberForm.test(words) ? { number: words } : { name: words };
}

/** The form; who is found alone is opened, several are listed. */
export function FindPerson() {
  const { t } = useText();
  const navigate = useNavigate();
  const [found, setFound] = useState<Found | null>(null);
  const form = useForm({ words: '' }, async ({ words }) => {
    const body = { filters: filterOf(words.trim()), limit: shownMax };
    const told = await call('searchContacts', { body });
    setFound(told);
    const [first, ...others] = told.items;
    if (first !== undefined && others.length === 0) await navigate({ to: '/people/$id', params: { id: first.id } });
  });
  return (
    <>
      <form className={styles.find} onSubmit={form.submit}>
        <TextInput
          dir="auto"
          autoComplete="off"
          maxLength={100}
          label={t('people.find')}
          description={t('people.find.how')}
          {...form.field('words')}
        />
        <Button type="submit" variant="default" loading={form.isBusy}>
          {t('people.find.act')}
        </Button>
      </form>
      <Refusal error={form.error} />
      {found !== null && form.error === null && <Results of={found} />}
    </>
  );
}

function Results({ of: { items, count } }: { of: Found }) {
  const { t } = useText();
  if (items.length === 0) {
    return (
      <p role="alert">
        <StateMark state="none" word={t('people.nobody')} />
      </p>
    );
  }
  return (
    <section className={styles.results} aria-label={t('people.found', { count: count?.exact ?? items.length })}>
      <p role="status">
        {t('people.found', { count: count?.exact ?? items.length })}
        {(count?.exact ?? 0) > items.length && ` ${t('people.found.more', { count: items.length })}`}
      </p>
      <ul className={styles.list}>
        {items.map(one => (
          <li key={one.id}>
            <Link to="/people/$id" params={{ id: one.id }}>
              <Known of={one} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
