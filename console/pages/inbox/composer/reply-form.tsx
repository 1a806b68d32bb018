// A reply: what is written, with a file if one is attached. The gate is asked as it is typed; what it says stands below the
// field, and the button does what may be done: send now, or at the time that the rule names.

import { type ReactNode, useEffect, useRef } from 'react';
import { useAct } from '../../../api/queries.ts';
import { Refusal } from '../../../parts/trouble.tsx';
import { useMay } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../composer.module.css';
import type { Conversation } from '../words.ts';
import { AttachedFile, AttachFile } from './attach-file.tsx';
import { DraftField } from './draft-field.tsx';
import { type Draft, useDraft } from './drafts.ts';
import { markedParts } from './marked.ts';
import { PurposeChoice } from './purpose-choice.tsx';
import { QuickReplies, QuickSuggestions, useQuickReplies } from './quick-replies.tsx';
import { SendButton } from './send-button.tsx';
import { TemplateButton } from './template-button.tsx';
import { type Check, useCheck } from './use-check.ts';
import { type Outgoing, useSend } from './use-send.ts';
import { Verdict, WithoutDraft } from './verdict.tsx';

const verdictId = 'inbox-verdict';

/** The form of a reply. */
export function ReplyForm({ of }: { of: Conversation }) {
  const { t } = useText();
  const { draft, change, clear } = useDraft(of.id);
  const body = bodyOf(draft);
  const check = useCheck(of.id, body);
  const sending = useSend(of.id);
  const quick = useQuickReplies(draft.text, text => change({ text }));
  useTyping(of, draft.text);
  const outcome = check.isFresh ? check.checked?.decision.outcome : undefined;
  const until = outcome === 'defer' ? (check.checked?.decision.until ?? null) : null;
  const mayGo = body !== null && outcome !== undefined && outcome !== 'deny';
  const send = (more: { override?: { by: string; reason: string } } = {}) => {
    if (body === null || sending.isPending || (!mayGo && more.override === undefined)) return;
    const notBefore = until === null ? {} : { not_before: until };
    sending.mutate({ body: { ...body, ...notBefore, ...more }, key: draft.key }, { onSuccess: clear });
  };
  return (
    <>
      {draft.file !== null && <AttachedFile of={draft.file} remove={() => change({ file: null })} />}
      <QuickSuggestions of={quick} />
      <DraftField
        label={t('inbox.reply.write')}
        value={draft.text}
        parts={markedParts(draft.text, check.askedText, wordsIn(check))}
        describedBy={verdictId}
        onChange={text => change({ text })}
        onKeyDown={quick.press}
        send={send}
      />
      <PurposeChoice of={of} check={check} chosen={draft.purpose} choose={purpose => change({ purpose })} />
      <div id={verdictId}>
        {body === null ? (
          <WithoutDraft of={of} />
        ) : (
          <Verdict of={of} check={check} override={override => send({ override })} isBusy={sending.isPending} />
        )}
        {sending.isRefused && <p role="alert">{t('inbox.send.refused')}</p>}
        <Refusal error={sending.error} />
      </div>
      <Tools of={of} attach={file => change({ file })}>
        <SendButton
          until={until}
          mayGo={mayGo}
          isEmpty={body === null}
          isBusy={sending.isPending}
          why={verdictId}
          send={() => send()}
        />
      </Tools>
    </>
  );
}

function Tools({ of, attach, children }: ToolsProps) {
  return (
    <div className={styles.tools}>
      <div className={styles.with}>
        <AttachFile of={of} attach={attach} />
        <TemplateButton of={of} />
        <QuickReplies of={of} />
      </div>
      {children}
    </div>
  );
}
type ToolsProps = { of: Conversation; attach(file: Draft['file']): void; children: ReactNode };

function bodyOf({ text, file, purpose }: Draft): Outgoing | null {
  const words = text.trim();
  const what = purpose === null ? {} : { purpose };
  if (file !== null) {
    const caption = words === '' ? {} : { caption: words };
    return { ...what, media: { id: file.id, kind: file.kind, filename: file.name, ...caption } };
  }
  return words === '' ? null : { ...what, text: words };
}

function wordsIn({ checked }: Check) {
  return checked?.decision.outcome === 'allow' ? [] : (checked?.promotion?.words ?? []);
}

const typingEveryMs = 10_000;

/** While somebody writes, the person sees that an answer is on its way. */
function useTyping(of: Conversation, text: string): void {
  const may = useMay();
  const { mutate } = useAct('showTyping');
  const shownAt = useRef(Number.NEGATIVE_INFINITY);
  const isOpen = of.window_until !== null && Date.parse(of.window_until) > Date.now();
  const isWanted = isOpen && text !== '' && may('conversations:write');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key is a sign of life
  useEffect(() => {
    if (!isWanted || performance.now() - shownAt.current < typingEveryMs) return;
    shownAt.current = performance.now();
    mutate({ params: { id: of.id }, body: {} });
  }, [isWanted, text, of.id, mutate]);
}
