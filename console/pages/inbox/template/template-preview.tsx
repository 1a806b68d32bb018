// A template as the person's phone shows it: header, body with its values and WhatsApp's marks, footer, buttons.

import { useText } from '../../../text/text.tsx';
import { Tappable } from '../thread/tappable.tsx';
import { type Component, filled, partOf, runsOf, type Values } from './fill.ts';
import styles from './template.module.css';

type PreviewProps = { components: readonly Component[]; values: Values; language: string };

/** The message, in the language of the template. */
export function TemplatePreview({ components, values, language }: PreviewProps) {
  const { t } = useText();
  const header = partOf(components, 'HEADER');
  const footer = partOf(components, 'FOOTER')?.text;
  const buttons = partOf(components, 'BUTTONS')?.buttons ?? [];
  const format = header?.format?.toUpperCase() ?? 'TEXT';
  const lang = language.replace('_', '-');
  return (
    <div className={styles.message} lang={lang} dir="auto">
      {header !== undefined && format !== 'TEXT' && <p className={styles.media}>{t(`media.${headerKind(format)}`)}</p>}
      {header?.text !== undefined && <p className={styles.header}>{filled(header.text, 'header', values)}</p>}
      <p className={styles.body}>
        <Marked text={filled(partOf(components, 'BODY')?.text ?? '', 'body', values)} />
      </p>
      {footer !== undefined && <p className={styles.footer}>{footer}</p>}
      <Tappable buttons={buttons.map(one => one.text ?? one.type)} />
    </div>
  );
}

function headerKind(format: string): 'image' | 'video' | 'document' {
  return format === 'IMAGE' ? 'image' : format === 'VIDEO' ? 'video' : 'document';
}

function Marked({ text }: { text: string }) {
  return runsOf(text).map(run => {
    if (run.mark === '*') return <strong key={run.at}>{run.text}</strong>;
    if (run.mark === '_') return <em key={run.at}>{run.text}</em>;
    if (run.mark === '~') return <s key={run.at}>{run.text}</s>;
    return run.text;
  });
}
