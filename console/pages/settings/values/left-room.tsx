// Where the law leaves a business room: which packs, and for which values. Elsewhere a looser value has no effect.

import { useRead } from '../../../api/queries.ts';
import { Facts } from '../../../parts/page.tsx';
import { Reading } from '../../../parts/reading.tsx';
import { useText } from '../../../text/text.tsx';

/** The values with the places that leave room for them. */
export function LeftRoom() {
  const { t, language } = useText();
  const read = useRead('readPacks', { query: {} });
  return (
    <Reading of={read}>
      {({ packs }) => {
        const room = packs.flatMap(pack => Object.keys(pack.at_loosest).map(name => ({ name, place: pack.title })));
        const byName = Map.groupBy(room, one => one.name);
        const titleOf = (name: string) => packs[0]?.in_words.find(one => one.name === name)?.title ?? name;
        return (
          <div lang="en">
            <Facts
              of={[...byName].map(([name, places]) => [
                titleOf(name),
                <details key={name}>
                  <summary lang={language}>{t('values.places', { count: places.length })}</summary>
                  {places.map(one => one.place).join(', ')}
                </details>,
              ])}
            />
          </div>
        );
      }}
    </Reading>
  );
}
