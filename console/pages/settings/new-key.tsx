// A key is made: for whom, and what it may do; then it is shown, once.

import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Body } from '../../api/call.ts';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { CopyField } from '../../parts/copy-field.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useSession } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { PanelForm } from './panel-form.tsx';

type Scope = NonNullable<NonNullable<Body<'createKey'>['scopes']>[number]>;

const back = { to: '/settings/keys' } as const;

/** The panel. */
export function NewKey() {
  const { t } = useText();
  const { business } = useSession();
  const [scopes, setScopes] = useState<string[]>([]);
  const make = useAct('createKey', ['listKeys']);
  const form = useForm({ name: '' }, async ({ name }) => {
    // The names come from the session, which has them from the same list.
    await make.mutateAsync({ body: { name, scopes: scopes.length === 0 ? null : (scopes as Scope[]) } }); // of that list
  });
  if (make.data !== undefined) {
    return (
      <SidePanel title={make.data.name} back={back}>
        <p>
          <StateMark state="defer" word={t('key.once')} />
        </p>
        <CopyField name={make.data.name} value={make.data.key} />
      </SidePanel>
    );
  }
  return (
    <PanelForm title={t('key.add')} back={back} form={form}>
      <TextInput label={t('key.name')} description={t('key.name.how')} {...form.field('name')} />
      <Checkbox.Group label={t('key.rights')} description={t('key.rights.how')} value={scopes} onChange={setScopes}>
        <Stack gap="xs" mt="xs">
          {business?.scopes.map(scope => (
            <Checkbox key={scope} value={scope} label={<code>{scope}</code>} />
          ))}
        </Stack>
      </Checkbox.Group>
    </PanelForm>
  );
}
