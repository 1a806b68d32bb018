// A person in a list: what they are called; where nobody has said, the end of their id.

import { useText } from '../text/text.tsx';

const shownDigits = 4;

/** The name, in its own direction of writing. */
export function PersonName({ name, id }: { name: string | null | undefined; id: string }) {
  const { t } = useText();
  if (name !== null && name !== undefined) return <bdi>{name}</bdi>;
  return (
    <>
      <span className="hidden">{t('decision.person.open')} </span>
      <code dir="ltr">{`…${id.slice(-shownDigits)}`}</code>
    </>
  );
}
