// A file that goes with a reply: chosen, taken over by the server, shown by its name until it is sent.

import { ActionIcon, FileButton } from '@mantine/core';
import { Icon } from '../../../parts/icon.tsx';
import { Refusal } from '../../../parts/trouble.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../composer.module.css';
import type { Conversation } from '../words.ts';
import type { Attached } from './drafts.ts';
import { useUpload } from './use-upload.ts';

const accepted =
  'image/jpeg,image/png,video/mp4,video/3gpp,audio/aac,audio/amr,audio/mpeg,audio/mp4,audio/ogg,application/pdf,text/plain,.doc,.docx,.xls,.xlsx,.ppt,.pptx';

/** The button that asks for a file. */
export function AttachFile({ of, attach }: { of: Conversation; attach(file: Attached): void }) {
  const { t } = useText();
  const upload = useUpload(of, attach);
  return (
    <>
      <FileButton accept={accepted} onChange={file => file !== null && upload.mutate(file)}>
        {props => (
          <ActionIcon
            {...props}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('inbox.attach')}
            loading={upload.isPending}
          >
            <Icon name="clip" />
          </ActionIcon>
        )}
      </FileButton>
      <Refusal error={upload.error} />
    </>
  );
}

const kilo = 1_000;

/** The file, and the way to leave it out. */
export function AttachedFile({ of, remove }: { of: Attached; remove(): void }) {
  const { t, number } = useText();
  return (
    <p className={styles.attached}>
      <Icon name="file" />
      <bdi>{of.name}</bdi>
      <span className="quiet">{t('inbox.attach.size', { size: number(Math.ceil(of.bytes / kilo)) })}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('inbox.attach.remove', { name: of.name })}
        onClick={remove}
      >
        <Icon name="close" size={14} />
      </ActionIcon>
    </p>
  );
}
