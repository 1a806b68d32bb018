// A template that went to the person, in the thread: as their phone shows it where its words are known, else by its name.

import { useText } from '../../../text/text.tsx';
import { slotsOf } from './fill.ts';
import styles from './template.module.css';
import { TemplatePreview } from './template-preview.tsx';
import { useTemplates } from './use-templates.ts';

type Sent = { readonly name: string; readonly language: string; readonly parameters: readonly string[] };

/** The template with the values that it went with. */
export function SentTemplate({ of }: { of: Sent }) {
  const { t } = useText();
  const known = useTemplates().items?.find(one => one.name === of.name && one.language === of.language);
  const components = known?.components ?? null;
  const values = Object.fromEntries(slotsOf(components ?? []).map((slot, at) => [slot.id, of.parameters[at] ?? '']));
  return (
    <>
      {components === null ? (
        of.parameters.length > 0 && <bdi>{of.parameters.join(' · ')}</bdi>
      ) : (
        <TemplatePreview components={components} values={values} language={of.language} />
      )}
      <p className={styles.named}>
        {t('messages.template')} <code>{of.name}</code> ({of.language})
      </p>
    </>
  );
}
