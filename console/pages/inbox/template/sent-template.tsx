// A template that went to the person, in the thread: as their phone shows it where its words are known, else by its name.

import type { ReactNode } from 'react';
import { useText } from '../../../text/text.tsx';
import { filled, headerOf, partOf, slotsOf, type Values } from './fill.ts';
import { PlaceCard } from './place-card.tsx';
import styles from './template.module.css';
import { TemplatePreview } from './template-preview.tsx';
import { type Template, useTemplates } from './use-templates.ts';

type Sent = { readonly name: string; readonly language: string; readonly parameters: readonly string[] };

/** The template with the values that it went with. */
export function SentTemplate({ of, file }: { of: Sent; file: ReactNode }) {
  const { t } = useText();
  const components = componentsOf(useTemplates().items, of);
  const values = valuesOf(components, of);
  return (
    <>
      {components === null ? (
        <>
          {file}
          {of.parameters.length > 0 && <bdi>{of.parameters.join(' · ')}</bdi>}
        </>
      ) : (
        <TemplatePreview
          components={components}
          values={values}
          language={of.language}
          shown={headerOf(components) === 'location' ? <PlaceSent words={of.parameters[0]} /> : file}
        />
      )}
      <p className={styles.named}>
        {t('messages.template')} <code>{of.name}</code> ({of.language})
      </p>
    </>
  );
}

/** The place by what went of it: a line for its name and one for its address, or nothing but the kind of the parameter. */
function PlaceSent({ words }: { words: string | undefined }) {
  const [name = '', address = ''] = words === undefined || words === 'location' ? [] : words.split('\n');
  return <PlaceCard name={name} address={address} />;
}

/** The text of a template with its values, or its name where its words are not known. */
export function useWordsOfTemplate(): (of: Sent) => string {
  const { items } = useTemplates();
  return of => {
    const components = componentsOf(items, of);
    const text = components === null ? undefined : partOf(components, 'BODY')?.text;
    return text === undefined ? of.name : filled(text, 'body', valuesOf(components, of));
  };
}

type Components = NonNullable<Template['components']>;

function componentsOf(templates: readonly Template[] | undefined, of: Sent): Components | null {
  const known = templates?.find(one => one.name === of.name && one.language === of.language);
  return known?.components ?? null;
}

/** The values in the order in which they went; a file or a place in the header went before them. */
function valuesOf(components: Components | null, { parameters }: Sent): Values {
  const texts = parameters.slice(headerOf(components ?? []) === null ? 0 : 1);
  return Object.fromEntries(slotsOf(components ?? []).map((slot, at) => [slot.id, texts[at] ?? '']));
}
