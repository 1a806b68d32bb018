// How much marketing one person gets at most: so many messages in so many days, one cap or several.

import { ActionIcon, Button, Fieldset, Group, NumberInput } from '@mantine/core';
import { Icon } from '../../../parts/icon.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../settings.module.css';

type Cap = { readonly max: number; readonly perDays: number };

const messagesMax = 1_000;
const daysMax = 30;
const week = 7;

/** The caps, and the act that adds one. */
export function CapsField({ value, set }: { value: unknown; set(value: unknown): void }) {
  const { t } = useText();
  const caps = Array.isArray(value) ? (value as Cap[]) : []; // as the API gives them
  const put = (next: readonly Cap[]) => set(next.length === 0 ? undefined : next);
  return (
    <Fieldset variant="unstyled" legend={t('value.frequency')} className={styles.form ?? ''}>
      {caps.length === 0 && <p className="quiet">{t('values.law')}</p>}
      {caps.map((cap, at) => (
        <CapLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a cap has no name but its place
          key={at}
          cap={cap}
          set={next => put(caps.with(at, next))}
          remove={() => put(caps.toSpliced(at, 1))}
        />
      ))}
      <div>
        <Button size="compact-sm" variant="default" onClick={() => put([...caps, { max: 1, perDays: week }])}>
          {t('value.frequency.add')}
        </Button>
      </div>
    </Fieldset>
  );
}

function CapLine({ cap, set, remove }: { cap: Cap; set(cap: Cap): void; remove(): void }) {
  const { t } = useText();
  const count = { min: 1, allowDecimal: false, clampBehavior: 'strict', w: '7rem' } as const;
  return (
    <Group gap="sm" align="end" wrap="nowrap">
      <NumberInput
        {...count}
        max={messagesMax}
        label={t('value.frequency.max')}
        value={cap.max}
        onChange={max => set({ ...cap, max: Number(max) || 1 })}
      />
      <NumberInput
        {...count}
        max={daysMax}
        label={t('value.frequency.days')}
        value={cap.perDays}
        onChange={perDays => set({ ...cap, perDays: Number(perDays) || 1 })}
      />
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('value.frequency.remove')} onClick={remove}>
        <Icon name="close" />
      </ActionIcon>
    </Group>
  );
}
