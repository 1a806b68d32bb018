// A file on its way: taken over by the server as soon as it is chosen, so that it can go with what is sent.

import { useMutation } from '@tanstack/react-query';
import { callWithFile } from '../../../api/call.ts';
import { useText } from '../../../text/text.tsx';
import type { Conversation } from '../words.ts';
import type { Attached } from './drafts.ts';

const maxBytes = 16_000_000;

/** The act; `taken` gets what the server made of the file, and the file. */
export function useUpload(of: Pick<Conversation, 'id'>, taken: (attached: Attached, file: File) => void) {
  const { t } = useText();
  return useMutation({
    mutationFn: async (file: File) => {
      if (file.size > maxBytes) throw new Error(t('inbox.attach.large'));
      return await callWithFile('uploadMedia', { params: { id: of.id } }, file);
    },
    onSuccess: ({ id, kind, bytes }, file) => taken({ id, kind, bytes, name: file.name }, file),
  });
}
