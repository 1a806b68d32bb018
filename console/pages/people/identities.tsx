// By what a person is known: names with who says so, numbers and ids.

import type { Answer } from '../../api/call.ts';
import { CopyField } from '../../parts/copy-field.tsx';
import { Facts } from '../../parts/page.tsx';
import { useText } from '../../text/text.tsx';

/** Each as a pair of what it is and what it says. */
export function Identities({ of }: { of: Answer<'readContact'> }) {
  const { t } = useText();
  return (
    <Facts
      of={[
        ...of.names.map(
          one =>
            [
              t(`name.${one.source}`),
              <bdi key={one.source}>
                {one.source === 'username' ? '@' : ''}
                {one.value}
              </bdi>,
            ] as const,
        ),
        ...of.identities.map(
          one =>
            [
              t(`identity.${one.kind}`),
              <CopyField
                key={one.value}
                name={t(`identity.${one.kind}`)}
                value={one.kind === 'phone' ? `+${one.value}` : one.value}
              />,
            ] as const,
        ),
      ]}
    />
  );
}
