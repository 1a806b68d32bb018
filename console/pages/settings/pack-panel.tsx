// A pack beside the list: what it asks for, value by value, how loose a business may make it, and its sources. In
// English, as the law's names are.

import { useParams } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { Facts, Section } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { NothingHere } from '../../shell/nothing-here.tsx';
import { useText } from '../../text/text.tsx';
import { PackSources } from './pack-sources.tsx';

type Pack = Answer<'readPacks'>['packs'][number];

/** The panel of the pack that the URL names. */
export function PackPanel() {
  const { pack: id } = useParams({ strict: false });
  const read = useRead('readPacks', { query: {} });
  return (
    <Reading of={read}>
      {({ packs }) => {
        const pack = packs.find(one => one.id === id);
        return pack === undefined ? <NothingHere /> : <Told of={pack} />;
      }}
    </Reading>
  );
}

function Told({ of }: { of: Pack }) {
  const { t } = useText();
  const loosest = Object.keys(of.at_loosest);
  return (
    <SidePanel title={of.title} back={{ to: '/settings/rules' }}>
      <div lang="en">
        <Facts of={of.in_words.map(one => [one.title, one.value])} />
        {loosest.length > 0 && (
          <Section title={t('rules.loosest')}>
            <ul>
              {of.in_words
                .filter(one => loosest.includes(one.name))
                .map(one => (
                  <li key={one.name}>{one.title}</li>
                ))}
            </ul>
          </Section>
        )}
        <Section title={t('decision.sources')}>
          <PackSources of={of.sources} />
        </Section>
      </div>
    </SidePanel>
  );
}
