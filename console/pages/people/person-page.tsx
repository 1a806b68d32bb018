// One person: what they agreed to and what stands in the way, whether replies may go now, what was written, and all that happened.

import { getRouteApi } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { Facts, Page, Section } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { Blocks } from './blocks.tsx';
import { ChangeName } from './change-name.tsx';
import { Consents } from './consents.tsx';
import { Identities } from './identities.tsx';
import { IdentityActs } from './identity-acts.tsx';
import { PersonLabels } from './labels.tsx';
import { Messages } from './messages.tsx';
import { StaffActs } from './staff-acts.tsx';
import { Timeline } from './timeline.tsx';
import { Windows } from './windows.tsx';

type Person = Answer<'readContact'>;

const route = getRouteApi('/people/$id');

/** The page of the person whom the URL names. */
export function PersonPage() {
  const { t } = useText();
  const { id } = route.useParams();
  const read = useRead('readContact', { params: { id } });
  const may = useMay();
  const person = read.data;
  const phone = person?.identities.find(one => one.kind === 'phone')?.value;
  const title = person?.name ?? (phone === undefined ? t('person.title') : `+${phone}`);
  const act = person !== undefined && !person.erased && may('contacts:write') && (
    <ChangeName key={person.id} of={person} />
  );
  return (
    <Page title={title} act={act}>
      <Reading of={read}>{person => <Parts person={person} />}</Reading>
    </Page>
  );
}

function Parts({ person }: { person: Person }) {
  const { t } = useText();
  const may = useMay();
  return (
    <>
      {person.erased && (
        <p>
          <StateMark state="deny" word={t('person.erased')} />
        </p>
      )}
      <Section title={t('person.consents')}>
        <Consents of={person.consents} />
      </Section>
      <Section title={t('person.blocks')}>
        <Blocks of={person} />
      </Section>
      {may('consents:write') && !person.erased && (
        <Section title={t('staff.title')}>
          <StaffActs of={person} />
        </Section>
      )}
      <Section title={t('person.window')}>
        <Windows of={person.windows} />
      </Section>
      <Section title={t('person.facts')}>
        <Noted of={person} />
      </Section>
      {may('conversations:read') && !person.erased && (
        <Section title={t('inbox.labels')}>
          <PersonLabels of={person} />
        </Section>
      )}
      <Section title={t('person.identities')}>
        <Identities of={person} />
        {may('contacts:write') && !person.erased && <IdentityActs of={person} />}
      </Section>
      {may('messages:content') && (
        <Section title={t('messages.title')}>
          <Messages of={person.id} />
        </Section>
      )}
      <Section title={t('person.history')}>
        <Timeline of={person.id} />
      </Section>
    </>
  );
}

function Noted({ of }: { of: Person }) {
  const { t, number, locale } = useText();
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const tongues = new Intl.DisplayNames(locale, { type: 'language' });
  const listed = (items: readonly string[] = []) => (items.length === 0 ? t('word.unknown') : items.join(', '));
  const { age, regions, source, notice_given: isNoticed } = of.facts;
  return (
    <Facts
      of={[
        [t('person.countries'), listed(of.countries.map(code => countries.of(code) ?? code))],
        [t('person.regions'), listed(regions)],
        [t('person.language'), of.language === null ? t('word.unknown') : (tongues.of(of.language) ?? of.language)],
        [t('person.age'), age === undefined || age === null ? t('word.unknown') : number(age)],
        [t('person.source'), source ?? t('word.unknown')],
        [t('person.notice'), t(isNoticed === true ? 'word.yes' : 'word.no')],
        [t('person.registries'), of.registries.length === 0 ? t('word.none') : of.registries.join(', ')],
      ]}
    />
  );
}
