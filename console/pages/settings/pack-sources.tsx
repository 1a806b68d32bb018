// Where a pack was read: laws and pages, in their own words.

import type { Answer } from '../../api/call.ts';

/** The sources, one a line. */
export function PackSources({ of }: { of: Answer<'readPacks'>['packs'][number]['sources'] }) {
  return of.map(source => (
    <div key={source.title} lang="en">
      {source.url === undefined ? (
        source.title
      ) : (
        <a href={source.url} target="_blank" rel="noreferrer">
          {source.title}
        </a>
      )}
    </div>
  ));
}
