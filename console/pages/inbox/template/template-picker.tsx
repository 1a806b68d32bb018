// A template is chosen, its values are typed, and beside them stands what the person will see. The gate says whether it
// may go before it is sent.

import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../../parts/page.tsx';
import { Reading } from '../../../parts/reading.tsx';
import { useText } from '../../../text/text.tsx';
import { InPlace, useObjectUrl } from '../thread/media.tsx';
import type { Conversation } from '../words.ts';
import { headerOf, isFile, slotsOf, type Values } from './fill.ts';
import { type Chosen, HeaderFile } from './header-file.tsx';
import { HeaderPlace } from './header-place.tsx';
import { noPlace, placeIn } from './place.ts';
import { PlaceCard } from './place-card.tsx';
import { SendTemplate } from './send-template.tsx';
import styles from './template.module.css';
import { TemplatePreview } from './template-preview.tsx';
import { type Template, useTemplates } from './use-templates.ts';

type Named = { readonly name: string; readonly language: string };
type PickerProps = { of: Conversation; opened: boolean; close(): void; first: Named | undefined };

/** The dialog. */
export function TemplatePicker({ of, opened, close, first }: PickerProps) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('inbox.template.send')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <Inside of={of} close={close} first={first} />
    </Modal>
  );
}

const idOf = ({ name, language }: Named) => `${name} ${language}`;

function Inside({ of, close, first }: Omit<PickerProps, 'opened'>) {
  const { t } = useText();
  const read = useTemplates();
  const usable = read.items?.filter(one => one.status === 'APPROVED' && one.components !== null);
  const [chosen, choose] = useState(first === undefined ? '' : idOf(first));
  return (
    <Reading of={{ ...read, data: usable }}>
      {items => {
        const template = items.find(one => idOf(one) === chosen) ?? items[0];
        if (template === undefined)
          return <EmptyState title={t('inbox.template.none')}>{t('inbox.template.none.do')}</EmptyState>;
        return (
          <>
            <NativeSelect
              label={t('inbox.template')}
              value={idOf(template)}
              data={items.map(one => ({ value: idOf(one), label: `${one.name} (${one.language})` }))}
              onChange={event => choose(event.currentTarget.value)}
            />
            <Filling key={idOf(template)} of={of} template={template} close={close} />
          </>
        );
      }}
    </Reading>
  );
}

type FillingProps = { of: Conversation; template: Template; close(): void };

function Filling({ of, template, close }: FillingProps) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const [chosen, choose] = useState<Chosen | null>(null);
  const [place, setPlace] = useState(noPlace);
  const components = template.components ?? [];
  const slots = slotsOf(components);
  const header = headerOf(components);
  const url = useObjectUrl(chosen?.file);
  return (
    <div className={styles.filling}>
      <div className={styles.values}>
        {header === 'location' && <HeaderPlace typed={place} change={setPlace} />}
        {isFile(header) && <HeaderFile of={of} kind={header} chosen={chosen} choose={choose} />}
        {slots.length === 0 && header === null && <p className="quiet">{t('inbox.template.no-values')}</p>}
        {slots.map(slot => (
          <TextInput
            key={slot.id}
            label={t(`inbox.slot.${slot.part}`, { name: slot.name })}
            required
            maxLength={1_024}
            value={values[slot.id] ?? ''}
            onChange={event => {
              const { value } = event.currentTarget;
              setValues(before => ({ ...before, [slot.id]: value }));
            }}
          />
        ))}
      </div>
      <figure className={styles.phone}>
        <figcaption>{t('inbox.template.preview')}</figcaption>
        <TemplatePreview
          components={components}
          values={values}
          language={template.language}
          shown={
            header === 'location' ? (
              <PlaceCard name={place.name} address={place.address} />
            ) : (
              chosen !== null &&
              url !== null && <InPlace kind={chosen.attached.kind} url={url} name={chosen.attached.name} />
            )
          }
        />
      </figure>
      <SendTemplate
        of={of}
        template={template}
        values={values}
        content={header === 'location' ? placeIn(place) : (chosen?.attached ?? null)}
        close={close}
      />
    </div>
  );
}
