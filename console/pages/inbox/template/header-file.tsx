// The file that the header of a template asks for: chosen here, shown as on the phone, and another can be taken.

import { Button, FileButton } from '@mantine/core';
import { Icon } from '../../../parts/icon.tsx';
import { Refusal } from '../../../parts/trouble.tsx';
import { useText } from '../../../text/text.tsx';
import { AttachedFile } from '../composer/attach-file.tsx';
import type { Attached } from '../composer/drafts.ts';
import { useUpload } from '../composer/use-upload.ts';
import type { Conversation } from '../words.ts';
import type { FileKind } from './fill.ts';

/** What the server took, and the file itself for the preview. */
export type Chosen = { readonly attached: Attached; readonly file: File };

// As Meta takes them in headers; of documents PDF alone.
const accepted: Readonly<Record<FileKind, string>> = {
  image: 'image/jpeg,image/png',
  video: 'video/mp4,video/3gpp',
  document: 'application/pdf',
};

type HeaderFileProps = { of: Conversation; kind: FileKind; chosen: Chosen | null; choose(file: Chosen | null): void };

/** The button, or the file that was chosen. */
export function HeaderFile({ of, kind, chosen, choose }: HeaderFileProps) {
  const { t } = useText();
  const upload = useUpload(of, (attached, file) => choose({ attached, file }));
  if (chosen !== null) return <AttachedFile of={chosen.attached} remove={() => choose(null)} />;
  return (
    <div>
      <FileButton accept={accepted[kind]} onChange={file => file !== null && upload.mutate(file)}>
        {props => (
          <Button {...props} variant="default" loading={upload.isPending} leftSection={<Icon name="clip" size={16} />}>
            {t(`inbox.template.choose.${kind}`)}
          </Button>
        )}
      </FileButton>
      <Refusal error={upload.error} />
    </div>
  );
}
