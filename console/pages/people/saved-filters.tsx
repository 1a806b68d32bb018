// Filters that are kept under a name, for everybody of the business: opened by a link, kept, forgotten.

import { ActionIcon, Button, Modal, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useZone } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { isNarrowed } from './filter-form.tsx';
import { filtersOf, type PeopleSearch, searchOf } from './filters.ts';
import styles from './people.module.css';

type Saved = Answer<'listSavedFilters'>['items'][number];

/** The names of what is kept, and the act of keeping what is in the URL. */
export function SavedFilters({ search }: { search: PeopleSearch }) {
  const { t } = useText();
  const read = useRead('listSavedFilters', { query: { limit: 200 } });
  const items = read.data?.items ?? [];
  if (items.length === 0 && !isNarrowed(search)) return null;
  return (
    <section className={styles.saved} aria-label={t('saved.title')}>
      {items.length > 0 && (
        <>
          <span className="quiet">{t('saved.title')}</span>
          <ul>
            {items.map(one => (
              <OneSaved key={one.id} of={one} />
            ))}
          </ul>
        </>
      )}
      {isNarrowed(search) && <Keep search={search} />}
    </section>
  );
}

function OneSaved({ of }: { of: Saved }) {
  const { t } = useText();
  const zone = useZone();
  const [isAsked, setAsked] = useState(false);
  const act = useAct('forgetSavedFilter', ['listSavedFilters']);
  return (
    <li>
      <Link to="/people" search={searchOf(of.filters, zone)} activeOptions={{ exact: true }}>
        {of.name}
      </Link>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="md"
        aria-label={t('saved.forget.what', { name: of.name })}
        onClick={() => setAsked(true)}
      >
        <Icon name="close" size={14} />
      </ActionIcon>
      <Confirm
        opened={isAsked}
        title={of.name}
        act={t('saved.forget')}
        isBusy={act.isPending}
        error={act.error}
        close={() => setAsked(false)}
        confirm={() => act.mutate({ params: { id: of.id } })}
      >
        {t('saved.forget.then')}
      </Confirm>
    </li>
  );
}

function Keep({ search }: { search: PeopleSearch }) {
  const { t } = useText();
  const zone = useZone();
  const [isOpen, setOpen] = useState(false);
  const put = useAct('putSavedFilter', ['listSavedFilters']);
  const form = useForm({ name: '' }, async ({ name }) => {
    await put.mutateAsync({ body: { name, filters: filtersOf(search, zone) } });
    setOpen(false);
  });
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t('saved.keep')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('saved.keep')}
        centered
        closeButtonProps={{ 'aria-label': t('act.close') }}
      >
        <form className={styles.form} onSubmit={form.submit}>
          <TextInput
            label={t('saved.name')}
            description={t('saved.name.how')}
            maxLength={100}
            data-autofocus
            {...form.field('name')}
          />
          <Refusal error={form.error} />
          <Button type="submit" loading={form.isBusy}>
            {t('saved.keep')}
          </Button>
        </form>
      </Modal>
    </>
  );
}
