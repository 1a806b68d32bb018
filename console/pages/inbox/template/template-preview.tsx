// A template as the person's phone shows it: header, body with its values and WhatsApp's marks, footer, buttons.

import type { ReactNode } from 'react';
import { Tappable } from '../../../parts/tappable.tsx';
import { useText } from '../../../text/text.tsx';
import { type Component, filled, headerOf, partOf, runsOf, type Values } from './fill.ts';
import styles from './template.module.css';

type PreviewProps = {
  components: readonly Component[];
  values: Values;
  language: string;
  /** What stands in the header, where it is a file or a place. */
  shown?: ReactNode;
};

/** The message, in the language of the template. */
export function TemplatePreview({ components, values, language, shown }: PreviewProps) {
  const { t } = useText();
  const header = partOf(components, 'HEADER');
  const footer = partOf(components, 'FOOTER')?.text;
  const buttons = partOf(components, 'BUTTONS')?.buttons ?? [];
  const kind = headerOf(components);
  const lang = language.replace('_', '-');
  return (
    <div className={styles.message} lang={lang} dir="auto">
      {kind !== null && (shown || <p className={styles.media}>{t(`media.${kind === 'other' ? 'document' : kind}`)}</p>)}
      {header?.text !== undefined && <p className={styles.header}>{filled(header.text, 'header', values)}</p>}
      <p className={styles.body}>
        <Marked text={filled(partOf(components, 'BODY')?.text ?? '', 'body', values)} />
      </p>
      {footer !== undefined && <p className={styles.footer}>{footer}</p>}
      <Tappable buttons={buttons.map(one => one.text ?? one.type)} />
    </div>
  );
}

function Marked({ text }: { text: string }) {
  return runsOf(text).map(run => {
    if (run.mark === '*') return <strong key={run.at}>{run.text}</strong>;
    if (run.mark === '_') return <em key={run.at}>{run.text}</em>;
    if (run.mark === '~') return <s key={run.at}>{run.text}</s>;
    return run.text;
  });
}
