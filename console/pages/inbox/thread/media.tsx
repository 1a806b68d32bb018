// A file that came or went: pictures, films and sounds in their place, other files to be saved. They are read when they
// come into sight. Meta keeps them for some days only; after that the words say so.

import { Button } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem, callForResponse } from '../../../api/call.ts';
import { Icon } from '../../../parts/icon.tsx';
import { useText } from '../../../text/text.tsx';
import { mediaOf } from '../list/conversation-row.tsx';
import styles from '../thread.module.css';

type Media = { readonly kind: string; readonly filename: string | null };
const absent = 404;
const shownInPlace = new Set(['image', 'sticker', 'video', 'audio']);

/** The file of a message. */
export function MediaOf({ message, media }: { message: string; media: Media }) {
  const { t } = useText();
  const { ref, inViewport } = useInViewport<HTMLDivElement>();
  const [wanted, want] = useState(false);
  const kind = mediaOf(media.kind);
  const isShown = shownInPlace.has(kind);
  const file = useQuery({
    queryKey: ['readMedia', message],
    enabled: (isShown && inViewport) || wanted,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }) => (await callForResponse('readMedia', { params: { id: message } }, signal)).blob(),
  });
  const url = useObjectUrl(file.data);
  const name = media.filename ?? t(`media.${kind}`);
  if (file.error !== null) {
    const isGone = file.error instanceof ApiProblem && file.error.status === absent;
    return (
      <p className={styles.file}>
        <Icon name="file" /> {name}: {t(isGone ? 'media.gone' : 'media.failed')}
        {!isGone && (
          <Button size="compact-xs" variant="default" onClick={() => void file.refetch()}>
            {t('act.again')}
          </Button>
        )}
      </p>
    );
  }
  return (
    <div ref={ref} className={styles.media} data-kind={kind}>
      {url === null ? (
        <button type="button" className={styles.file} onClick={() => want(true)} disabled={isShown}>
          <Icon name="file" /> {name}
        </button>
      ) : (
        <InPlace kind={kind} url={url} name={name} />
      )}
    </div>
  );
}

/** A file where it is shown, or a link that saves it. */
export function InPlace({ kind, url, name }: { kind: string; url: string; name: string }) {
  if (kind === 'image' || kind === 'sticker') {
    return (
      <a href={url} target="_blank" rel="noreferrer">
        <img src={url} alt={name} />
      </a>
    );
  }
  // biome-ignore lint/a11y/useMediaCaption: what people send has no captions
  if (kind === 'video') return <video src={url} controls aria-label={name} />;
  // biome-ignore lint/a11y/useMediaCaption: what people send has no captions
  if (kind === 'audio') return <audio src={url} controls aria-label={name} />;
  return (
    <a className={styles.file} href={url} download={name}>
      <Icon name="file" /> {name}
    </a>
  );
}

/** An address for a file that was read, for as long as it is shown. */
export function useObjectUrl(file: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (file === undefined) return undefined;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return url;
}
